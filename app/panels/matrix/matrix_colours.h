#pragma once
// The colours of single numbers of the three matrices.
#include "app/frame/frame.h"

namespace pw {

// A number as a share of its range, 0 … 1; one that is not finite stays as it is.
float share_of(Range range, float value);

// As the pictures of the maps and of the outputs are coloured.
Range matrix_x_range(const Frame& frame, std::int64_t map);
Rgb matrix_x_colour(const Frame& frame, std::int64_t map, float value);
// Of sums before the activation; there must be outputs.
const ColorMap& matrix_y_map(const Frame& frame);
// The range of each output; `largest` is the largest magnitude of all sums drawn.
Range matrix_y_range(const Frame& frame, std::int64_t output, float largest);

}  // namespace pw
