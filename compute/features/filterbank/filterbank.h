#pragma once
// 256 maps of classical image features at stride 8: no training, no files.
#include "compute/core/feature_maps.h"
#include "compute/core/image.h"
#include "compute/core/progress.h"

namespace pw {

class ThreadPool;

// (1, 256, ceil(height / 8), ceil(width / 8)), the maps of filterbank/table.h. `pool` and `progress` may be null.
//
// Images of any size. Fine filters run on tiles of 36 × 10 cells with margins, wide ones on whole maps of cells.
// Besides the result (256 floats per cell, checked against the memory budget before allocation) this needs a few more
// maps and about 4 MB per thread. The result does not depend on the tiling and is bit-identical for any thread count.
// Borders replicate the edge pixels, also when padding to a multiple of 8. For a grey image the colour maps are zero.
Expected<FeatureMaps> extract_filterbank(const Image& image, ThreadPool* pool, Progress* progress);

}  // namespace pw
