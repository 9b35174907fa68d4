#include "app/view/number_text.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

namespace pw {
namespace {

// "2.4e−4": without the zeros and the plus sign that printf puts into exponents.
std::string exponent_text(double magnitude) {
  const std::string text = fmt::format("{:.1e}", magnitude);
  const std::size_t e = text.find('e');
  const int exponent = std::stoi(text.substr(e + 1));
  return fmt::format("{}e{}{}", text.substr(0, e), exponent < 0 ? "−" : "", std::abs(exponent));
}

std::string magnitude_text(double magnitude) {
  if (magnitude < 1000.0 && magnitude == std::floor(magnitude)) return fmt::format("{:.0f}", magnitude);
  if (magnitude >= 99999.5 || magnitude < 0.0005) return exponent_text(magnitude);
  if (magnitude >= 99.95) return fmt::format("{:.0f}", magnitude);
  if (magnitude >= 9.995) return fmt::format("{:.1f}", magnitude);
  if (magnitude >= 0.0995) return fmt::format("{:.2f}", magnitude);
  return fmt::format("{:.3f}", magnitude);
}

}  // namespace

std::string signed_text(double value) {
  if (std::isnan(value)) return "NaN";
  const char* sign = value < 0.0 ? "−" : value > 0.0 ? "+" : "";
  if (std::isinf(value)) return fmt::format("{}∞", sign);
  return fmt::format("{}{}", sign, magnitude_text(std::fabs(value)));
}

std::string number_text(double value) {
  if (std::isnan(value)) return "NaN";
  const char* sign = value < 0.0 ? "−" : "";
  if (std::isinf(value)) return fmt::format("{}∞", sign);
  return fmt::format("{}{}", sign, magnitude_text(std::fabs(value)));
}

std::string count_text(long long value) {
  std::string digits = fmt::format("{}", value < 0 ? -value : value);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), ",");
  }
  return fmt::format("{}{}", value < 0 ? "−" : "", digits);
}

}  // namespace pw
