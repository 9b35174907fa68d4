#pragma once
// Numbers as shown in the window; independent of the locale.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pw {

// "+1.23", "−0.004", "5": three significant digits, no decimals for whole numbers; a real minus sign; "NaN", "+∞",
// "−∞".
std::string signed_text(double value);
// The same without a plus sign.
std::string number_text(double value);
// With two digits at most: "6.5", "−0.04".
std::string short_number_text(double value);
// The number that number_text prints.
double as_printed(double value);
// "=", or "≈" where the same from the printed numbers is not printed as this result.
std::string_view equals_sign(double from_printed, double result);
// As a factor: "2.50", "(−2.50)".
std::string factor_text(double value);
// "737,280".
std::string count_text(long long value);
// "1 filter", "2 filters": of a noun that takes an s.
std::string counted(long long count, std::string_view noun);

// "0.94", and "9 %", "9.0 %" of a share; "–" where there is none.
std::string score_text(const std::optional<double>& score);
std::string percent_text(const std::optional<double>& share, int decimals = 0);

// "h₀", "h₁₂": a hidden map in formulas.
std::string hidden_label(std::int64_t hidden);

// Measured quantities, to the two digits that are reproducible.
// "0.16 µs", "9.6 µs", "19 µs", "1.1 ms", "2.0 s".
std::string duration_text(double microseconds);
// "53,000".
std::string rough_count_text(double value);

}  // namespace pw
