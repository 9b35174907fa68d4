#include "app/presentation/number_text.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace pw {
namespace {

// "2.4e−4": without the zeros and the plus sign that printf puts into exponents.
std::string exponent_text(double magnitude, int decimals = 1) {
  const std::string text = fmt::format("{:.{}e}", magnitude, decimals);
  const std::size_t e = text.find('e');
  const int exponent = std::stoi(text.substr(e + 1));
  return fmt::format("{}e{}{}", text.substr(0, e), exponent < 0 ? "−" : "", std::abs(exponent));
}

// Halves are rounded up, as in the decimal that is meant: 1.25, which is exact, as well as 0.35, which is stored a
// little below it. `value` is often of single precision.
double with_halves_up(double value) {
  constexpr double kSingle = 6e-8;  // relative: half a step of single precision
  return value * (1.0 + kSingle);
}

std::string magnitude_text(double value) {
  if (value < 1000.0 && value == std::floor(value)) return fmt::format("{:.0f}", value);
  const double magnitude = with_halves_up(value);
  if (magnitude >= 99999.5 || magnitude < 0.0005) return exponent_text(magnitude);
  if (magnitude >= 99.95) return fmt::format("{:.0f}", magnitude);
  if (magnitude >= 9.995) return fmt::format("{:.1f}", magnitude);
  if (magnitude >= 0.0995) return fmt::format("{:.2f}", magnitude);
  return fmt::format("{:.3f}", magnitude);
}

std::string short_magnitude_text(double value) {
  if (value < 1000.0 && value == std::floor(value)) return fmt::format("{:.0f}", value);
  const double magnitude = with_halves_up(value);
  if (magnitude >= 9999.5 || magnitude < 0.0095) return exponent_text(magnitude, 0);
  if (magnitude >= 9.95) return fmt::format("{:.0f}", magnitude);
  if (magnitude >= 0.095) return fmt::format("{:.1f}", magnitude);
  return fmt::format("{:.2f}", magnitude);
}

std::string with_minus(double value, std::string (*text_of)(double)) {
  if (std::isnan(value)) return "NaN";
  const char* sign = value < 0.0 ? "−" : "";
  if (std::isinf(value)) return fmt::format("{}∞", sign);
  return fmt::format("{}{}", sign, text_of(std::fabs(value)));
}

double two_digits(double value) {
  if (value <= 0.0 || !std::isfinite(value)) return value;
  const double step = std::pow(10.0, std::floor(std::log10(value)) - 1.0);
  return std::round(value / step) * step;
}

}  // namespace

std::string signed_text(double value) {
  if (std::isnan(value)) return "NaN";
  const char* sign = value < 0.0 ? "−" : value > 0.0 ? "+" : "";
  if (std::isinf(value)) return fmt::format("{}∞", sign);
  return fmt::format("{}{}", sign, magnitude_text(std::fabs(value)));
}

std::string number_text(double value) {
  return with_minus(value, magnitude_text);
}

std::string short_number_text(double value) {
  return with_minus(value, short_magnitude_text);
}

double as_printed(double value) {
  if (!std::isfinite(value)) return value;
  std::string text = magnitude_text(std::fabs(value));
  constexpr std::string_view kMinus = "−";
  if (const auto at = text.find(kMinus); at != std::string::npos) text.replace(at, kMinus.size(), "-");
  double magnitude = 0.0;
  std::from_chars(text.data(), text.data() + text.size(), magnitude);
  return std::copysign(magnitude, value);
}

std::string_view equals_sign(double from_printed, double result) {
  if (!std::isfinite(from_printed) || !std::isfinite(result)) return "=";
  // Sums of decimals are off in the last bits.
  const double exact = std::round(from_printed * 1e9) / 1e9;
  return number_text(exact) == number_text(result) ? "=" : "≈";
}

std::string factor_text(double value) {
  return value < 0.0 ? fmt::format("({})", number_text(value)) : number_text(value);
}

std::string count_text(long long value) {
  std::string digits = fmt::format("{}", value < 0 ? -value : value);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), ",");
  }
  return fmt::format("{}{}", value < 0 ? "−" : "", digits);
}

std::string counted(long long count, std::string_view noun) {
  return fmt::format("{} {}{}", count_text(count), noun, count == 1 ? "" : "s");
}

std::string score_text(const std::optional<double>& score) {
  return score ? fmt::format("{:.2f}", *score) : "–";
}

std::string percent_text(const std::optional<double>& share, int decimals) {
  if (!share) return "–";
  // Halves are rounded away from zero.
  const double scale = std::pow(10.0, decimals), rounded = std::round(100.0 * std::fabs(*share) * scale) / scale;
  return fmt::format("{}{:.{}f} %", *share < 0.0 && rounded > 0.0 ? "−" : "", rounded, decimals);
}

std::string hidden_label(std::int64_t hidden) {
  constexpr std::array kDigits = {"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"};
  std::string text = "h";
  for (const char digit : std::to_string(hidden)) text += kDigits[static_cast<std::size_t>(digit - '0')];
  return text;
}

std::string duration_text(double microseconds) {
  double value = two_digits(microseconds);
  const char* unit = "µs";
  for (const char* larger : {"ms", "s"}) {
    if (value < 1000.0) break;
    value /= 1000.0;
    unit = larger;
  }
  const int decimals = value >= 9.95 ? 0 : value >= 0.995 ? 1 : value >= 0.0995 ? 2 : 3;
  // The space does not break.
  return fmt::format("{:.{}f}\u00A0{}", value, decimals, unit);
}

std::string rough_count_text(double value) {
  return count_text(std::llround(two_digits(value)));
}

}  // namespace pw
