#include "app/legibility/back_row.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "renderer/colors/contrast.h"

namespace pw {
namespace {

constexpr double kHeightsAway = 6.0;

// Pixels per minute of arc.
double pixels_per_minute(int height) {
  const double minutes = std::atan(1.0 / kHeightsAway) * 180.0 / std::numbers::pi * 60.0;
  return height / minutes;
}

float encoded(double light) {
  const double share = std::clamp(light, 0.0, 1.0);
  return static_cast<float>(255.0 * (share <= 0.0031308 ? 12.92 * share : 1.055 * std::pow(share, 1.0 / 2.4) - 0.055));
}

// Half of a Gaussian whose half width is a minute of arc.
std::vector<float> weights_of_blur(int height) {
  const double sigma = std::max(0.01, pixels_per_minute(height) / 2.355);
  const int radius = static_cast<int>(std::ceil(3.0 * sigma));
  std::vector<float> weights;
  double sum = 0.0;
  for (int i = 0; i <= radius; ++i) {
    weights.push_back(static_cast<float>(std::exp(-0.5 * i * i / (sigma * sigma))));
    sum += (i == 0 ? 1.0 : 2.0) * weights.back();
  }
  for (float& weight : weights) weight /= static_cast<float>(sum);
  return weights;
}

// Along lines of `count` values, `step` apart, that begin at `first`; the ends are repeated.
void blur_line(const std::vector<float>& from, std::vector<float>& to, std::size_t first, std::size_t step, int count,
               const std::vector<float>& weights) {
  const auto at = [&](int i) { return from[first + static_cast<std::size_t>(std::clamp(i, 0, count - 1)) * step]; };
  for (int i = 0; i < count; ++i) {
    float sum = weights[0] * at(i);
    for (int k = 1; k < static_cast<int>(weights.size()); ++k)
      sum += weights[static_cast<std::size_t>(k)] * (at(i - k) + at(i + k));
    to[first + static_cast<std::size_t>(i) * step] = sum;
  }
}

void blur(std::vector<float>& light, int width, int height) {
  const std::vector<float> weights = weights_of_blur(height);
  const std::size_t row = static_cast<std::size_t>(width) * 3;
  std::vector<float> across(light.size());
  for (std::size_t y = 0; y < static_cast<std::size_t>(height); ++y) {
    for (std::size_t part = 0; part < 3; ++part) blur_line(light, across, y * row + part, 3, width, weights);
  }
  for (std::size_t x = 0; x < row; ++x) blur_line(across, light, x, row, height, weights);
}

}  // namespace

std::vector<std::uint8_t> seen_from_back_row(const std::vector<std::uint8_t>& rgb, int width, int height) {
  std::array<float, 256> light_of{};
  for (int i = 0; i < 256; ++i) {
    const auto part = static_cast<std::uint8_t>(i);
    light_of[static_cast<std::size_t>(i)] = static_cast<float>(relative_luminance({part, part, part}));
  }
  std::vector<float> light(rgb.size());
  std::ranges::transform(rgb, light.begin(), [&](std::uint8_t part) { return light_of[part]; });
  blur(light, width, height);
  std::vector<std::uint8_t> seen(rgb.size());
  std::ranges::transform(light, seen.begin(), [](float part) {
    return static_cast<std::uint8_t>(std::lround(encoded((part + kRoomFlare) / (1.0 + kRoomFlare))));
  });
  return seen;
}

}  // namespace pw
