#pragma once
// Value noise over a table of random numbers: smooth, 0...1, repeats every 128 units.
#include <array>

#include "compute/core/random.h"
#include "compute/scene/base/scalar.h"

namespace pw::scene {

class Noise {
 public:
  explicit Noise(Random random) {
    for (float& value : table_) value = random.uniform();
  }

  float at(float x, float y) const {
    const int ix = floor_int(x);
    const int iy = floor_int(y);
    float fx = x - static_cast<float>(ix);
    float fy = y - static_cast<float>(iy);
    fx = fx * fx * (3.0F - 2.0F * fx);
    fy = fy * fy * (3.0F - 2.0F * fy);
    const float* row0 = table_.data() + static_cast<unsigned>(iy & kMask) * kSide;
    const float* row1 = table_.data() + static_cast<unsigned>((iy + 1) & kMask) * kSide;
    const int left = ix & kMask;
    const int right = (ix + 1) & kMask;
    const float top = row0[left] + (row0[right] - row0[left]) * fx;
    const float bottom = row1[left] + (row1[right] - row1[left]) * fx;
    return top + (bottom - top) * fy;
  }

  // Octaves of half the size and half the weight each, scaled back to 0...1.
  float layered(float x, float y, int octaves) const {
    float sum = 0.0F;
    float weight = 0.5F;
    float total = 0.0F;
    for (int i = 0; i < octaves; ++i) {
      sum += weight * at(x, y);
      total += weight;
      weight *= 0.5F;
      x = x * 2.03F + 17.3F;
      y = y * 2.03F + 5.7F;
    }
    return sum / total;
  }

  // The number of a lattice cell, without interpolation.
  float cell(int x, int y) const {
    return table_[static_cast<unsigned>(y & kMask) * kSide + static_cast<unsigned>(x & kMask)];
  }

 private:
  static constexpr unsigned kSide = 128;
  static constexpr int kMask = 127;
  std::array<float, kSide * kSide> table_;
};

}  // namespace pw::scene
