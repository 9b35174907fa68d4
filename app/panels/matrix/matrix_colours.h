#pragma once
// The colours of single numbers of the three matrices.
#include <vector>

#include "app/frame/frame.h"
#include "app/panels/matrix/matrix_layout.h"

namespace pw {

// A number as a share of its range, 0 … 1; one that is not finite stays as it is.
float share_of(Range range, float value);

// As the pictures of the maps and of the outputs are coloured.
Range matrix_x_range(const Frame& frame, std::int64_t map);
struct MatrixXColours {
  const ColorMap* map = nullptr;
  std::vector<Range> ranges;  // of the maps drawn
};
// Looks at the statistics of all maps: once per frame, not for each cell.
MatrixXColours matrix_x_colours(const Frame& frame, const DrawnAxis& maps);
// Of sums before the activation; there must be outputs.
const ColorMap& matrix_y_map(const Frame& frame);
// The range of each output; `largest` is the largest magnitude of all sums drawn.
Range matrix_y_range(const Frame& frame, std::int64_t output, float largest);

}  // namespace pw
