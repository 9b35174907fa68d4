#pragma once
// The values between which a colour map runs.

namespace pw {

struct Range {
  float lo = 0.0F;
  float hi = 1.0F;
  bool operator==(const Range&) const = default;
};

// How the input maps share ranges: each its own, all one, or each its own with zero in the middle.
enum class RangeMode { kPerMap, kWholeLayer, kSymmetric };

// Symmetric about zero, reaching `magnitude`; never empty.
inline Range symmetric_range(float magnitude) {
  const float reach = magnitude > 0.0F ? magnitude : 1.0F;
  return {-reach, reach};
}

// From the smallest to the largest finite value. A constant map gets a range around its value, so that it is drawn in
// the middle colour.
inline Range spanning_range(float smallest, float largest) {
  if (smallest < largest) return {smallest, largest};
  return {smallest - 1.0F, smallest + 1.0F};
}

}  // namespace pw
