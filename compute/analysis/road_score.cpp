#include "compute/analysis/road_score.h"

#include <array>
#include <cassert>
#include <cmath>
#include <vector>

#include "compute/core/bilinear_rows.h"
#include "compute/scene/base/scene_class.h"

namespace pw {
namespace {

// Road where this exceeds the threshold's logit. Upsampling is linear, so the difference can be taken before it.
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

RoadScore road_score(TensorView sums, std::int64_t n, std::span<const std::uint8_t> labels,
                     const std::function<bool(std::uint8_t)>& is_road, std::int64_t width, std::int64_t height,
                     float threshold) {
  assert(sums.shape.c == 1 || sums.shape.c == 2);
  assert(static_cast<std::int64_t>(labels.size()) == width * height);
  const float logit = std::log(threshold / (1.0F - threshold));
  const std::vector<float> values = margin(sums, n);
  BilinearRows rows(values, sums.shape.h, sums.shape.w, height, width);
  std::array<std::uint8_t, 256> road_of_label{};
  for (std::size_t label = 0; label < road_of_label.size(); ++label)
    road_of_label[label] = is_road(static_cast<std::uint8_t>(label)) ? 1 : 0;
  std::int64_t both = 0;
  std::int64_t either = 0;
  for (std::int64_t y = 0; y < height; ++y) {
    const std::span<const float> row = rows.row(y);
    const std::uint8_t* expected = labels.data() + y * width;
    for (std::size_t x = 0; x < row.size(); ++x) {
      const int road = row[x] > logit ? 1 : 0;
      const int expected_road = road_of_label[expected[x]];
      both += road & expected_road;
      either += road | expected_road;
    }
  }
  const auto pixels = static_cast<double>(width * height);
  return {either == 0 ? 1.0 : static_cast<double>(both) / static_cast<double>(either),
          1.0 - static_cast<double>(either - both) / pixels};
}

RoadScore road_score(TensorView sums, std::int64_t n, std::span<const std::uint8_t> ground_truth, std::int64_t width,
                     std::int64_t height, float threshold) {
  return road_score(
      sums, n, ground_truth, [](std::uint8_t value) { return value == 255; }, width, height, threshold);
}

bool is_road_label(std::uint8_t label) {
  return is_road(static_cast<SceneClass>(label));
}

}  // namespace pw
