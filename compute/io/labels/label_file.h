#pragma once
// Labels from a file: a class for each position of the maps, or for each pixel of a larger picture.
#include <cstdint>
#include <string>
#include <vector>

#include "compute/core/error.h"
#include "compute/core/image.h"
#include "compute/core/shape.h"
#include "compute/io/arrays/array_file.h"

namespace pw {

// Images, rows and columns of labels.
struct LabelSize {
  std::int64_t n = 1, h = 0, w = 0;
};

// Of whole numbers (H, W), or (N, H, W) with the batch; what else cannot be labels.
Expected<LabelSize> label_size(const ArrayFile& array);

struct FileLabels {
  std::vector<std::uint8_t> classes;  // at index (n * h + y) * w + x of the maps; kNoClass where there is no label
  std::string note;                   // "reduced by majority from 160 × 576"; empty: one per position in the file
};

// At the resolution of `maps`; larger ones are reduced by majority (see reduce_labels), smaller ones are refused, and
// so are labels without any class. Sizes are checked before the values are read. An array: classes 0 to 254; 255 or -1
// where there is no label.
Expected<FileLabels> read_labels(const ArrayFile& array, const Shape& maps);
// A grey picture, of which `path` is the name in errors: class 1 where it is brighter than 127 of 255, else class 0.
Expected<FileLabels> labels_of_picture(const std::string& path, const Image& picture, const Shape& maps);

}  // namespace pw
