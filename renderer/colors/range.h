#pragma once
// The range of values that a colour map covers.
#include <algorithm>
#include <cmath>
#include <limits>

namespace pw {

struct Range {
  float lo = 0.0F;
  float hi = 1.0F;
  bool operator==(const Range&) const = default;
};

// How the input maps share ranges: one for each, one for all, or one for each that is symmetric about zero.
enum class RangeMode { kPerMap, kWholeLayer, kSymmetric };
inline constexpr int kRangeModeCount = 3;

// Shorter ranges would be empty where denormals are flushed to zero, as on most GPUs.
inline constexpr float kMinSpan = 4.0F * std::numeric_limits<float>::min();

// From -magnitude to magnitude; never empty.
inline Range symmetric_range(float magnitude) {
  const float half_range = magnitude > kMinSpan ? magnitude : 1.0F;
  return {-half_range, half_range};
}

// From the smallest to the largest finite value. A constant map gets a range that begins at its value, so that it is
// drawn in the lowest colour: nothing in it stands out. Never empty, never infinite.
inline Range spanning_range(float smallest, float largest) {
  if (largest / 2.0F - smallest / 2.0F > kMinSpan) return {smallest, largest};
  const float span = std::max(1.0F, std::fabs(smallest) / 1024.0F);
  constexpr float kMaxFloat = std::numeric_limits<float>::max();
  if (smallest > kMaxFloat - span) return {kMaxFloat - span, kMaxFloat};
  return {smallest, smallest + span};
}

// Position of a finite value in the range: 0 at lo and below, 1 at hi and above. Computed on halves, because hi - lo
// may overflow.
inline float position_in(Range range, float value) {
  const float span = range.hi / 2.0F - range.lo / 2.0F;
  return std::clamp((value / 2.0F - range.lo / 2.0F) / span, 0.0F, 1.0F);
}

}  // namespace pw
