#include "compute/core/bilinear_rows.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace pw {

std::vector<BilinearRows::Between> BilinearRows::interpolation(std::int64_t pixels, std::int64_t positions) {
  std::vector<Between> between(static_cast<std::size_t>(pixels));
  for (std::int64_t p = 0; p < pixels; ++p) {
    const float at = (static_cast<float>(p) + 0.5F) * static_cast<float>(positions) / static_cast<float>(pixels) - 0.5F;
    const auto low = static_cast<std::int64_t>(std::floor(at));
    between[static_cast<std::size_t>(p)] = {
        static_cast<std::size_t>(std::clamp<std::int64_t>(low, 0, positions - 1)),
        static_cast<std::size_t>(std::clamp<std::int64_t>(low + 1, 0, positions - 1)), at - static_cast<float>(low)};
  }
  return between;
}

BilinearRows::BilinearRows(std::span<const float> map, std::int64_t map_h, std::int64_t map_w, std::int64_t height,
                           std::int64_t width)
    : map_(map),
      rows_(interpolation(height, map_h)),
      columns_(interpolation(width, map_w)),
      mixed_(static_cast<std::size_t>(map_w)),
      pixels_(columns_.size()) {
  assert(static_cast<std::int64_t>(map.size()) == map_h * map_w && !map.empty());
}

std::span<const float> BilinearRows::row(std::int64_t y) {
  const Between& at = rows_[static_cast<std::size_t>(y)];
  const float* upper = map_.data() + at.low * mixed_.size();
  const float* lower = map_.data() + at.high * mixed_.size();
  for (std::size_t x = 0; x < mixed_.size(); ++x) mixed_[x] = upper[x] + at.weight * (lower[x] - upper[x]);
  for (std::size_t x = 0; x < pixels_.size(); ++x) {
    const Between& between = columns_[x];
    pixels_[x] = mixed_[between.low] + between.weight * (mixed_[between.high] - mixed_[between.low]);
  }
  return pixels_;
}

}  // namespace pw
