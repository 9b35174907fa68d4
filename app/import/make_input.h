#pragma once
// From a recipe to the stack that it names.
#include "app/document/document.h"
#include "compute/core/error.h"
#include "compute/core/progress.h"

namespace pw {

class ThreadPool;

// Scenes are generated, files are read, pictures become maps by the recipe's extractor. `features` is not shared
// between threads. `pool` and `progress` may be null.
Expected<Input> make_input(const Source& source, FeatureExtractor& features, ThreadPool* pool, Progress* progress);

// A picture from a file, brought to the source's size.
struct FilePicture {
  std::shared_ptr<const Image> picture;
  std::int64_t width = 0, height = 0;  // in the file
};
Expected<FilePicture> read_picture(const Source& source);

// From a picture that is there already; of the source only the extractor counts.
Expected<Input> make_input(Input picture, const Source& source, FeatureExtractor& features, ThreadPool* pool,
                           Progress* progress);

}  // namespace pw
