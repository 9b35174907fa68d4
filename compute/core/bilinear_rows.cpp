#include "compute/core/bilinear_rows.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace pw {

std::vector<BilinearRows::Between> BilinearRows::positions(std::int64_t pixels, std::int64_t cells) {
  std::vector<Between> between(static_cast<std::size_t>(pixels));
  for (std::int64_t p = 0; p < pixels; ++p) {
    const float at = (static_cast<float>(p) + 0.5F) * static_cast<float>(cells) / static_cast<float>(pixels) - 0.5F;
    const auto low = static_cast<std::int64_t>(std::floor(at));
    between[static_cast<std::size_t>(p)] = {static_cast<std::size_t>(std::clamp<std::int64_t>(low, 0, cells - 1)),
                                            static_cast<std::size_t>(std::clamp<std::int64_t>(low + 1, 0, cells - 1)),
                                            at - static_cast<float>(low)};
  }
  return between;
}

BilinearRows::BilinearRows(std::span<const float> map, std::int64_t cells_h, std::int64_t cells_w, std::int64_t height,
                           std::int64_t width)
    : map_(map),
      rows_(positions(height, cells_h)),
      columns_(positions(width, cells_w)),
      cells_(static_cast<std::size_t>(cells_w)),
      pixels_(columns_.size()) {
  assert(static_cast<std::int64_t>(map.size()) == cells_h * cells_w && !map.empty());
}

std::span<const float> BilinearRows::row(std::int64_t y) {
  const Between& at = rows_[static_cast<std::size_t>(y)];
  const float* upper = map_.data() + at.low * cells_.size();
  const float* lower = map_.data() + at.high * cells_.size();
  for (std::size_t x = 0; x < cells_.size(); ++x) cells_[x] = upper[x] + at.part * (lower[x] - upper[x]);
  for (std::size_t x = 0; x < pixels_.size(); ++x) {
    const Between& between = columns_[x];
    pixels_[x] = cells_[between.low] + between.part * (cells_[between.high] - cells_[between.low]);
  }
  return pixels_;
}

}  // namespace pw
