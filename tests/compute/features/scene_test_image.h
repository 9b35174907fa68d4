#pragma once
// An image with the statistics of natural ones: 1/f noise, edges of flat and textured patches, colour.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "compute/core/image.h"

namespace pw::test {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15ULL + 1) {}
  // 0…1.
  float unit() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return static_cast<float>(state_ >> 40) / 16777216.0F;
  }
  float between(float low, float high) { return low + (high - low) * unit(); }

 private:
  std::uint64_t state_;
};

// Adds octaves of bilinear value noise, the amplitude proportional to the wavelength.
inline void add_fractal_noise(std::vector<float>& plane, int width, int height, float amplitude, Random& random) {
  for (int step = 128; step >= 1; step /= 2) {
    const int columns = width / step + 2;
    std::vector<float> lattice(static_cast<std::size_t>(columns) * static_cast<std::size_t>(height / step + 2));
    for (float& value : lattice) value = random.between(-1.0F, 1.0F);
    const float scale = amplitude * std::pow(static_cast<float>(step) / 128.0F, 0.7F);
    for (int y = 0; y < height; ++y) {
      for (int x = 0; x < width; ++x) {
        const float u = static_cast<float>(x % step) / static_cast<float>(step);
        const float v = static_cast<float>(y % step) / static_cast<float>(step);
        const float* corner = lattice.data() + static_cast<std::ptrdiff_t>(y / step) * columns + x / step;
        const float top = corner[0] * (1 - u) + corner[1] * u;
        const float bottom = corner[columns] * (1 - u) + corner[columns + 1] * u;
        plane[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)] +=
            scale * (top * (1 - v) + bottom * v);
      }
    }
  }
}

inline Image natural_image(int width, int height, std::uint64_t seed) {
  Random random(seed);
  std::vector<float> planes[3];
  std::vector<float> shared(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0.45F);
  add_fractal_noise(shared, width, height, 0.18F, random);
  for (auto& plane : planes) {
    plane = shared;
    add_fractal_noise(plane, width, height, 0.05F, random);
  }
  // Slanted coloured rectangles, blended with the noise.
  for (int patch = 0; patch < 40; ++patch) {
    const float angle = random.between(0.0F, 3.1416F);
    const float cx = random.unit() * static_cast<float>(width), cy = random.unit() * static_cast<float>(height);
    const float half_length = random.between(4.0F, 60.0F), half_width = random.between(2.0F, 30.0F);
    const float keep = random.between(0.2F, 0.8F);
    float colour[3];
    for (float& value : colour) value = random.between(-0.35F, 0.35F);
    for (int y = 0; y < height; ++y) {
      for (int x = 0; x < width; ++x) {
        const float dx = static_cast<float>(x) - cx, dy = static_cast<float>(y) - cy;
        if (std::abs(dx * std::cos(angle) + dy * std::sin(angle)) > half_length ||
            std::abs(dy * std::cos(angle) - dx * std::sin(angle)) > half_width)
          continue;
        const auto i = static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
        for (int c = 0; c < 3; ++c) planes[c][i] = 0.45F + keep * (planes[c][i] - 0.45F) + colour[c];
      }
    }
  }
  Image image{width, height, {}, {}};
  image.rgb8.reserve(shared.size() * 3);
  for (std::size_t i = 0; i < shared.size(); ++i) {
    for (const auto& plane : planes)
      image.rgb8.push_back(static_cast<std::uint8_t>(std::lround(std::clamp(plane[i], 0.0F, 1.0F) * 255.0F)));
  }
  return image;
}

}  // namespace pw::test
