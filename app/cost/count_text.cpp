#include "app/cost/count_text.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <span>
#include <string_view>

namespace pw {
namespace {

constexpr double kShortCountFrom = 1e6;

std::string power_of_ten_text(double size) {
  constexpr std::array<std::string_view, 10> kRaised = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  auto exponent = static_cast<int>(std::floor(std::log10(size)));
  double leading = size / std::pow(10.0, exponent);
  if (leading >= 9.95) {
    leading = 1.0;
    ++exponent;
  }
  std::string raised;
  for (const char digit : std::to_string(exponent)) raised += kRaised.at(static_cast<std::size_t>(digit - '0'));
  return fmt::format("{:.1f} × 10{}", leading, raised);
}

// "1.57 G": three digits. The space does not break.
std::string with_unit(double size, double step, std::span<const std::string_view> units) {
  std::size_t unit = 0;
  // 999.5 would be written with four digits.
  while (size >= 999.5 && unit + 1 < units.size()) {
    size /= step;
    ++unit;
  }
  const int decimals = size >= 99.95 ? 0 : size >= 9.995 ? 1 : size >= 0.9995 ? 2 : 3;
  return fmt::format("{:.{}f}\u00A0{}", size, decimals, units[unit]);
}

}  // namespace

std::string count_text(const Count& count) {
  if (count.is_exact()) return count_text(static_cast<long long>(count.value()));
  return fmt::format("≈ {} (beyond 64 bits)", power_of_ten_text(count.size()));
}

std::string short_count_text(const Count& count) {
  constexpr std::array<std::string_view, 5> kUnits = {"M", "G", "T", "P", "E"};
  if (!count.is_exact()) return power_of_ten_text(count.size());
  if (count.size() < kShortCountFrom) return count_text(count);
  return with_unit(count.size() / kShortCountFrom, 1e3, kUnits);
}

std::string row_count_text(const Count& count) {
  constexpr std::array<std::string_view, 6> kUnits = {"K", "M", "G", "T", "P", "E"};
  if (!count.is_exact() || count.size() < 1e3) return short_count_text(count);
  return with_unit(count.size() / 1e3, 1e3, kUnits);
}

std::string bytes_text(const Count& bytes) {
  constexpr std::array<std::string_view, 6> kUnits = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
  if (!bytes.is_exact()) return power_of_ten_text(bytes.size()) + " bytes";
  if (bytes.value() < 1024) return counted(bytes.value(), "byte");
  return with_unit(bytes.size() / 1024.0, 1024.0, kUnits);
}

}  // namespace pw
