#include "app/frame/typed_value.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <limits>
#include <locale>
#include <sstream>

#include "compute/core/letters.h"

namespace pw {
namespace {

constexpr std::string_view kTrueMinus = "−";
constexpr std::size_t kMostQuoted = 24;  // bytes

// With a point, an ASCII minus, and without spaces and a leading plus.
std::string plain_number(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, kTrueMinus.size()) == kTrueMinus) {
      plain += '-';
      i += kTrueMinus.size() - 1;
    } else if (text[i] == ',') {
      plain += '.';
    } else if (text[i] != ' ' && !(plain.empty() && text[i] == '+')) {
      plain += text[i];
    }
  }
  return plain;
}

// The beginning of a long text.
std::string in_quotes(std::string_view text) {
  const std::string_view start = whole_characters(text, kMostQuoted);
  return fmt::format("\"{}{}\"", start, start.size() < text.size() ? "…" : "");
}

// As it is shown everywhere.
std::string with_true_minus(std::string text) {
  for (std::size_t at = 0; (at = text.find('-', at)) != std::string::npos; at += kTrueMinus.size())
    text.replace(at, 1, kTrueMinus);
  return text;
}

// Of a number that is beyond a double, which from_chars does not distinguish: whether it is too close to 0, not too
// large.
bool is_tiny(const std::string& number) {
  std::istringstream stream(number);
  stream.imbue(std::locale::classic());
  double value = 0.0;
  stream >> value;  // the largest double where it is too large
  return std::fabs(value) < 1.0;
}

}  // namespace

Expected<double> parse_number(std::string_view text) {
  const std::string plain = plain_number(text);
  const char* last = plain.data() + plain.size();
  double value = 0.0;
  const auto [end, error] = std::from_chars(plain.data(), last, value);
  if (error == std::errc::invalid_argument || end != last || !std::isfinite(value))
    return fail("", "{} is not a number; type one such as 0.25 or −1e−3", in_quotes(text));
  if (error == std::errc::result_out_of_range)
    return is_tiny(plain) ? std::numeric_limits<double>::min() : std::numeric_limits<double>::max();
  return value;
}

Expected<double> parse_number(std::string_view text, double least, double most) {
  const auto value = parse_number(text);
  if (!value || (*value >= least && *value <= most)) return value;
  return fail("", "{} is out of range; type a number from {} to {}", in_quotes(text), typed_text(least),
              typed_text(most));
}

Expected<std::int64_t> parse_whole_number(std::string_view text, std::int64_t least, std::int64_t most) {
  const auto value = parse_number(text, static_cast<double>(least), static_cast<double>(most));
  if (!value) return Unexpected(value.error());
  if (*value != std::floor(*value))
    return fail("", "{} is not a whole number; type one from {} to {}", in_quotes(text), least, most);
  return static_cast<std::int64_t>(*value);
}

Expected<float> parse_float(std::string_view text) {
  const auto value = parse_number(text);
  if (!value) return Unexpected(value.error());
  if (std::fabs(*value) > double{std::numeric_limits<float>::max()})
    return fail("", "{} is too large for a float32, which ends at 3.4e38", in_quotes(text));
  if (*value != 0.0 && static_cast<float>(*value) == 0.0F)
    return fail("", "{} is too close to 0 for a float32; type 0", in_quotes(text));
  return static_cast<float>(*value);
}

std::string typed_text(double value) {
  return with_true_minus(fmt::format("{}", value));
}

std::string typed_text(float value) {
  return with_true_minus(fmt::format("{}", value));
}

}  // namespace pw
