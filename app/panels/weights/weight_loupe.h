#pragma once
// A magnifier over W: the columns nearest to the pointer, wide enough to read.
#include <cstdint>
#include <optional>

#include "app/frame/frame.h"
#include "app/geometry/matrix_geometry.h"

namespace pw {

// Pixels. Columns first … first + columns - 1 of W, and of a matrix the rows nearest to the pointer.
struct WeightLoupe {
  Rect box;
  std::int64_t first = 0, columns = 0;
  std::int64_t first_row = 0, rows = 0;
  std::int64_t column = 0, row = 0;  // the pointed ones
  float padding = 0.0F;
  float cell_w = 1.0F;
  float head_h = 0.0F;                 // the line of map numbers
  float bar_h = 0.0F, value_h = 0.0F;  // of a row; in a matrix the value stands in the cell

  // From the line of map numbers to the last value.
  Rect column_area(std::int64_t at) const;
  // Of a bar, without its value.
  Rect cell(std::int64_t output, std::int64_t at) const;
};

// Above the rows, or below them where there is no room; never over them. Empty where columns are as wide without it.
std::optional<WeightLoupe> loupe_over(const Frame& frame, const MatrixGeometry& rows, std::int64_t output,
                                      std::int64_t column);
// The pointed column is framed. The explanation of the weight does not cover the loupe.
void draw_loupe(const Frame& frame, const WeightLoupe& loupe);

}  // namespace pw
