#pragma once
// 256 maps of classical image features at stride 8: no training, no files.
#include "compute/core/feature_maps.h"
#include "compute/core/image.h"
#include "compute/core/progress.h"

namespace pw {

class ThreadPool;

// (1, 256, ceil(height / 8), ceil(width / 8)), the maps of filterbank/table.h. `pool` and `progress` may be null.
//
// Any size of image. Fine filters run on tiles of 36 × 10 cells, each with what lies around it, wide ones on whole maps
// of cells; beside the result (256 floats a cell, refused before allocation where memory does not allow them) there are
// a few maps more and about 4 MB a thread. Neither tiles nor threads show in the result. Beyond its edges the image
// goes on with its edge pixels, also up to the next multiple of 8. A grey image leaves the maps of colour at zero.
Expected<FeatureMaps> extract_filterbank(const Image& image, ThreadPool* pool, Progress* progress);

}  // namespace pw
