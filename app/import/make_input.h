#pragma once
// Makes the stack that a Source describes.
#include <functional>
#include <memory>

#include "app/document/document.h"
#include "app/import/file_content.h"
#include "app/session/session.h"
#include "compute/core/error.h"
#include "compute/core/progress.h"

namespace pw {

class ThreadPool;

// Generates a scene, or reads a file if its content is unchanged, and extracts maps from pictures with the source's
// extractor. `features` must not be used by another thread meanwhile. `pool` and `progress` may be null.
Expected<Input> make_input(const Source& source, FeatureExtractor& features, ThreadPool* pool, Progress* progress,
                           const FileFormats& formats = file_formats());

// From a picture that already exists; only the source's extractor is used.
Expected<Input> make_input(Input picture, const Source& source, FeatureExtractor& features, ThreadPool* pool,
                           Progress* progress);

// The same for a session; `features` are kept as long as it is.
Session::MakeInput input_maker(std::shared_ptr<FeatureExtractor> features, FileFormats formats);

// Makes the maps of a picture by the source's extractor; called in a job of the queue that uses `features`.
using MapsMaker = std::function<Expected<Input>(Input picture, const Source&, Progress&, ThreadPool&)>;
MapsMaker maps_maker(std::shared_ptr<FeatureExtractor> features);

// A resized picture without a stack; a stack without a picture.
Input picture_input(const Image& photo, PhotoSize size);
Expected<Input> stack_input(const ArrayFile& file, AxisOrder axis_order, ThreadPool* pool, Progress* progress);

}  // namespace pw
