#pragma once
// From a path to what the document becomes by it.
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/document/action.h"
#include "compute/core/error.h"
#include "compute/core/progress.h"

namespace pw {

// What a file is understood by. Values: a job takes them along.
struct OpenContext {
  std::int64_t cin = 0;  // maps of the stack that weights would be for
  Source source;         // of that stack
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
};
// The file holds several arrays; each `path` opens one of them.
struct ArrayChoice {
  struct Entry {
    std::string name;
    std::string about;  // its type and shape, or why it cannot be read
    std::string path;   // "FILE.safetensors:NAME"; empty where it cannot be read
  };
  std::string file;
  std::vector<Entry> entries;
};
using OpenResult = Expected<std::variant<Opened, ArrayChoice>>;

// An image, a stack or weights, recognised by its content. `layout` is the order of a stack's axes where somebody knows
// it. Runs in a job.
OpenResult open_file(const std::string& path, std::optional<Layout> layout, const OpenContext& context,
                     Progress& progress, ThreadPool& pool);

// A stack by its recipe, with weights for the case that the document's do not fit. `input` holds the picture if it is
// there already.
Expected<Opened> open_source(Source source, Input input, const OpenContext& context, Progress& progress,
                             ThreadPool& pool);

// Why an action that was made for another document does not fit this one: a sentence for the user.
std::string refusal_text(const Document& document, const Action& action);

}  // namespace pw
