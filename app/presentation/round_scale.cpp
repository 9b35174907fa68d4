#include "app/presentation/round_scale.h"

#include <array>
#include <cmath>

namespace pw {

float round_up_125(float value) {
  if (!std::isfinite(value) || value <= 0.0F) return 1.0F;
  // Values that are such a number themselves, but for rounding, stay.
  constexpr double kRounding = 1.0 - 1e-6;
  const double power = std::pow(10.0, std::floor(std::log10(static_cast<double>(value))));
  for (const double step : std::array{1.0, 2.0, 5.0}) {
    if (value * kRounding <= step * power) return static_cast<float>(step * power);
  }
  return static_cast<float>(10.0 * power);
}

}  // namespace pw
