#include "app/geometry/matrix_geometry.h"

#include <algorithm>
#include <cmath>

namespace pw {

Rect MatrixGeometry::cell(std::int64_t output, std::int64_t map) const {
  constexpr float kEven = 3.0F;  // narrower cells differ by a pixel, and leave no gap
  const auto edge = [&](std::int64_t column) { return std::floor(static_cast<float>(column - first) * cell_w); };
  const float width = cell_w >= kEven ? std::floor(cell_w) : edge(map + 1) - edge(map);
  return {area.x + edge(map), area.y + static_cast<float>(output) * row_h, std::max(1.0F, width), row_h};
}

std::int64_t MatrixGeometry::column_at(float x) const {
  return std::clamp(first + static_cast<std::int64_t>(std::floor((x - area.x) / cell_w)), first, first + columns - 1);
}

std::int64_t MatrixGeometry::row_at(float y) const {
  return std::clamp<std::int64_t>(static_cast<std::int64_t>(std::floor((y - area.y) / row_h)), 0, rows - 1);
}

}  // namespace pw
