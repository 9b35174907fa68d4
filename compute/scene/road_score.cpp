#include "compute/scene/road_score.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

namespace pw {
namespace {

// Between which two cells a pixel's centre lies, and how far it is from the first.
struct Between {
  std::size_t low, high;
  float part;
};

std::vector<Between> positions(std::int64_t pixels, std::int64_t cells) {
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

// Road where this is above the threshold's logit: scaling up is linear, so the difference may come first.
std::vector<float> margin(TensorView sums, std::int64_t n) {
  const auto last = sums.plane(n, sums.shape.c - 1);
  std::vector<float> difference(last.begin(), last.end());
  if (sums.shape.c == 2) {
    const auto first = sums.plane(n, 0);
    for (std::size_t p = 0; p < difference.size(); ++p) difference[p] -= first[p];
  }
  return difference;
}

}  // namespace

RoadScore road_score(TensorView sums, std::int64_t n, std::span<const std::uint8_t> truth, std::int64_t width,
                     std::int64_t height, float threshold) {
  assert(sums.shape.c == 1 || sums.shape.c == 2);
  assert(static_cast<std::int64_t>(truth.size()) == width * height);
  const auto cells_w = static_cast<std::size_t>(sums.shape.w);
  const float logit = std::log(threshold / (1.0F - threshold));
  const std::vector<float> values = margin(sums, n);
  const auto columns = positions(width, sums.shape.w);
  const auto rows = positions(height, sums.shape.h);
  std::vector<float> line(cells_w);
  std::int64_t both = 0;
  std::int64_t either = 0;
  for (std::size_t y = 0; y < rows.size(); ++y) {
    const float* upper = values.data() + rows[y].low * cells_w;
    const float* lower = values.data() + rows[y].high * cells_w;
    for (std::size_t x = 0; x < cells_w; ++x) line[x] = upper[x] + rows[y].part * (lower[x] - upper[x]);
    const std::uint8_t* expected = truth.data() + y * columns.size();
    for (std::size_t x = 0; x < columns.size(); ++x) {
      const Between& at = columns[x];
      const bool road = line[at.low] + at.part * (line[at.high] - line[at.low]) > logit;
      const bool is_road = expected[x] == 255;
      both += road && is_road ? 1 : 0;
      either += road || is_road ? 1 : 0;
    }
  }
  const auto pixels = static_cast<double>(width * height);
  return {either == 0 ? 1.0 : static_cast<double>(both) / static_cast<double>(either),
          1.0 - static_cast<double>(either - both) / pixels};
}

}  // namespace pw
