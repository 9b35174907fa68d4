#pragma once
// From a path to the change that opening it makes to the document.
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

// What opening a file depends on. Values, so that a job can hold a copy.
struct OpenContext {
  Shape shape;            // of the stack that weights must fit
  Source source;          // of that stack
  std::int64_t cout = 0;  // outputs of the network
  FileFormats formats = file_formats();
  std::shared_ptr<const Weights> weights;  // of the network; null: none
  std::string assets_folder;
  std::shared_ptr<FeatureExtractor> features;  // used by one job at a time
  ExtractorKind extractor = ExtractorKind::kLearned;
  PhotoSize photo_size = PhotoSize::kNative;
};
OpenContext context_of(const Document& document, std::string assets_folder, std::shared_ptr<FeatureExtractor> features);

// What to do to the document, and what to tell the user.
struct Opened {
  Action action;
  std::string message;
  // Whether it is valid only for the stack that was open when the job started.
  bool is_for_stack = false;
};
using OpenResult = Expected<std::variant<Opened, ArrayChoice>>;
OpenResult open_result(Expected<Opened> result);

// An image, a stack, weights, a bias or labels, recognised by its content. `axis_order` is a stack's axis order, if
// known; what it is given for is a stack, whatever it looks like. A stack whose outputs do not fit in memory is refused
// before it is read. Call in a job.
OpenResult open_file(const std::string& path, std::optional<AxisOrder> axis_order, const OpenContext& context,
                     Progress& progress, ThreadPool& pool);

// The same for what is known to be labels: whole numbers, or a black and white picture.
OpenResult open_labels_file(const std::string& path, const OpenContext& context, const Progress& progress);

// A stack from its source, with weights in case the document's do not fit. `input` holds the picture or the stack if it
// already exists.
Expected<Opened> open_source(Source source, Input input, const OpenContext& context, Progress& progress,
                             ThreadPool& pool);

// Why an action made for another document does not fit this one: a sentence for the user.
std::string refusal_text(const Document& document, const Action& action);

}  // namespace pw
