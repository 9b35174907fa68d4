#include "app/presentation/scale_steps.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pw {
namespace {

// Rounding errors of a step do not lead to the next one.
constexpr double kTolerance = 1e-6;
// Below this share of the scale the numbers are no longer visible.
constexpr float kLeastShare = 0.05F;

float as_float(double step) {
  return static_cast<float>(
      std::clamp(step, double{std::numeric_limits<float>::min()}, double{std::numeric_limits<float>::max()}));
}

}  // namespace

float largest_magnitude(const std::vector<float>& values) {
  float largest = 0.0F;
  for (const float value : values) {
    if (std::isfinite(value)) largest = std::max(largest, std::fabs(value));
  }
  return largest;
}

float scale_step(float magnitude) {
  if (!(magnitude > 0.0F) || !std::isfinite(magnitude)) return 1.0F;
  const double least = double{magnitude} * (1.0 - kTolerance);
  const double power = std::pow(10.0, std::floor(std::log10(double{magnitude} * (1.0 + kTolerance))));
  for (const double digit : {1.0, 2.0, 5.0}) {
    if (digit * power >= least) return as_float(digit * power);
  }
  return as_float(10.0 * power);
}

float next_scale_step(float scale) {
  return scale_step(scale < std::numeric_limits<float>::max() / 2.0F ? scale * 1.5F : scale);
}

float kept_scale(float now, float largest) {
  const bool fits = largest <= now * (1.0F + static_cast<float>(kTolerance));
  const bool is_visible = largest == 0.0F || largest >= now * kLeastShare;
  return fits && is_visible ? now : scale_step(largest);
}

}  // namespace pw
