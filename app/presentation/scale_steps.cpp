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
// And below this one, colours are all alike.
constexpr float kLeastOfColours = 0.4F;
constexpr std::size_t kFewValues = 50;  // one of them is more than the few that stand out
constexpr double kUsualShare = 0.98;

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

float usual_magnitude(const std::vector<float>& values) {
  std::vector<float> magnitudes;
  for (const float value : values) {
    if (std::isfinite(value)) magnitudes.push_back(std::fabs(value));
  }
  if (magnitudes.size() < kFewValues) return largest_magnitude(values);
  const auto at =
      magnitudes.begin() + static_cast<std::ptrdiff_t>(kUsualShare * static_cast<double>(magnitudes.size() - 1));
  std::ranges::nth_element(magnitudes, at);
  return *at > 0.0F ? *at : largest_magnitude(values);
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

float kept_colour_scale(float now, float usual) {
  const bool are_told_apart = usual <= now * (1.0F + static_cast<float>(kTolerance)) && usual >= now * kLeastOfColours;
  return are_told_apart || usual == 0.0F ? now : scale_step(usual);
}

}  // namespace pw
