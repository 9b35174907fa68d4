#pragma once
// From a path to what the document becomes by it.
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/document/action.h"
#include "app/import/file_content.h"
#include "compute/core/error.h"
#include "compute/core/progress.h"

namespace pw {

// What a file is understood by. Values: a job takes them along.
struct OpenContext {
  Shape shape;            // of the stack that weights would be for
  Source source;          // of that stack
  std::int64_t cout = 0;  // outputs of the network
  FileFormats formats = file_formats();
  Activation activation = Activation::kNone;
  std::string assets_folder;
  std::shared_ptr<FeatureExtractor> features;  // used by one job at a time
  ExtractorKind extractor = ExtractorKind::kLearned;
  PhotoSize photo_size = PhotoSize::kNative;
};
OpenContext context_of(const Document& document, std::string assets_folder, std::shared_ptr<FeatureExtractor> features);

// What is to be done to the document, and what to tell the user.
struct Opened {
  Action action;
  std::string message;
  // Whether it was made for the stack that was open when the job began, and is nothing to any other.
  bool is_for_stack = false;
};
using OpenResult = Expected<std::variant<Opened, ArrayChoice>>;
OpenResult opened(Expected<Opened> result);

// An image, a stack or weights, recognised by its content. `layout` is the order of a stack's axes where somebody knows
// it. A stack whose outputs cannot be held is refused before it is read. Runs in a job.
OpenResult open_file(const std::string& path, std::optional<AxisOrder> layout, const OpenContext& context,
                     Progress& progress, ThreadPool& pool);

// A stack by its recipe, with weights for the case that the document's do not fit. `input` holds the picture or the
// stack if it is there already.
Expected<Opened> open_source(Source source, Input input, const OpenContext& context, Progress& progress,
                             ThreadPool& pool);

// Why an action that was made for another document does not fit this one: a sentence for the user.
std::string refusal_text(const Document& document, const Action& action);

}  // namespace pw
