#pragma once
// The layout of the weight matrix: a row per filter, a column per map, in their order.
#include <cstdint>

#include "app/geometry/rect.h"

namespace pw {

// In pixels. Only the columns first … first + columns - 1 are visible.
struct MatrixGeometry {
  Rect area;
  std::int64_t first = 0, columns = 0;
  std::int64_t rows = 0;
  float cell_w = 1.0F, row_h = 1.0F;

  Rect cell(std::int64_t output, std::int64_t column) const;
  bool is_visible(std::int64_t column) const { return column >= first && column < first + columns; }
  // The nearest visible one.
  std::int64_t column_at(float x) const;
  std::int64_t row_at(float y) const;
};

}  // namespace pw
