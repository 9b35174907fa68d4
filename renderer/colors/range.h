#pragma once
// The values between which a colour map runs.
#include <algorithm>
#include <cmath>
#include <limits>

namespace pw {

struct Range {
  float lo = 0.0F;
  float hi = 1.0F;
  bool operator==(const Range&) const = default;
};

// How the input maps share ranges: each its own, all one, or each its own with zero in the middle.
enum class RangeMode { kPerMap, kWholeLayer, kSymmetric };
inline constexpr int kRangeModeCount = 3;

// Shorter ranges would be empty where denormal numbers count as zero, as on most graphics cards.
inline constexpr float kShortestRange = 4.0F * std::numeric_limits<float>::min();

// Symmetric about zero, reaching `magnitude`; never empty.
inline Range symmetric_range(float magnitude) {
  const float reach = magnitude > kShortestRange ? magnitude : 1.0F;
  return {-reach, reach};
}

// From the smallest to the largest finite value. A constant map gets a range around its value, so that it is drawn in
// the middle colour. Never empty, never infinite.
inline Range spanning_range(float smallest, float largest) {
  if (largest / 2.0F - smallest / 2.0F > kShortestRange) return {smallest, largest};
  const float margin = std::max(1.0F, std::fabs(smallest) / 1024.0F);
  constexpr float kMost = std::numeric_limits<float>::max();
  return {std::max(smallest - margin, -kMost), std::min(smallest + margin, kMost)};
}

// Where a finite value stands: 0 at lo and below, 1 at hi and above. Halves, since the distance between two floats may
// be more than a float.
inline float position_in(Range range, float value) {
  const float span = range.hi / 2.0F - range.lo / 2.0F;
  return std::clamp((value / 2.0F - range.lo / 2.0F) / span, 0.0F, 1.0F);
}

}  // namespace pw
