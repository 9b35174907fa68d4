#include "app/pictures/block_lines.h"

#include <cmath>

namespace pw {
namespace {

constexpr std::int64_t kMostAlongLine = 1024;

// Position i of a line is number first + i · stride of its map.
Tensor lines_of(const BlockLines& lines, std::int64_t positions, std::int64_t first, std::int64_t stride) {
  const std::int64_t skip = (positions + kMostAlongLine - 1) / kMostAlongLine;
  const std::int64_t kept = (positions + skip - 1) / skip, count = lines.count();
  Tensor values({1, 1, kept, count});
  const auto plane = values.plane(0, 0);
  for (std::int64_t line = 0; line < count; ++line) {
    const auto map = lines.maps.plane(lines.n, line * lines.step);
    const Range& range = lines.ranges[static_cast<std::size_t>(line * lines.step)];
    for (std::int64_t i = 0; i < kept; ++i) {
      const float value = map[static_cast<std::size_t>(first + i * skip * stride)];
      plane[static_cast<std::size_t>(i * count + line)] = std::isfinite(value) ? position_in(range, value) : value;
    }
  }
  return values;
}

}  // namespace

Tensor first_rows(const BlockLines& lines) {
  return lines_of(lines, lines.maps.shape.w, 0, 1);
}

Tensor last_columns(const BlockLines& lines) {
  const Shape& shape = lines.maps.shape;
  return lines_of(lines, shape.h, shape.w - 1, shape.w);
}

}  // namespace pw
