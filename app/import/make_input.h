#pragma once
// From a recipe to the stack that it names.
#include "app/document/document.h"
#include "app/import/file_content.h"
#include "compute/core/error.h"
#include "compute/core/progress.h"

namespace pw {

class ThreadPool;

// Scenes are generated, files are read where their content is that of the recipe, pictures become maps by the recipe's
// extractor. `features` is not shared between threads. `pool` and `progress` may be null.
Expected<Input> make_input(const Source& source, FeatureExtractor& features, ThreadPool* pool, Progress* progress,
                           const FileFormats& formats = file_formats());

// From a picture that is there already; of the source only the extractor counts.
Expected<Input> make_input(Input picture, const Source& source, FeatureExtractor& features, ThreadPool* pool,
                           Progress* progress);

// A picture, brought to size, without a stack; a stack without a picture.
Input picture_input(const Image& photo, PhotoSize size);
Expected<Input> stack_input(const ArrayFile& file, AxisOrder layout, ThreadPool* pool, Progress* progress);

}  // namespace pw
