#include "app/commands/value_text.h"

#include <fmt/format.h>

#include <charconv>

namespace pw {
namespace {

template <class Number>
bool read_number(std::string_view text, Number& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

bool read_text(std::string_view text, bool& value) {
  value = text == "true";
  return value || text == "false";
}

bool read_text(std::string_view text, std::int64_t& value) {
  return read_number(text, value) && value >= 0;
}

// Written so that NaN is refused as well.
bool read_text(std::string_view text, float& value) {
  return read_number(text, value) && value >= 0.0F && value <= 1.0F;
}

bool read_text(std::string_view text, std::string& value) {
  value = text;
  return !text.empty();
}

bool read_text(std::string_view text, Maps& values) {
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    if (!read_text(text.substr(0, comma), values.emplace_back()) || comma + 1 == text.size()) return false;
    text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
  }
  std::ranges::sort(values);
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return true;
}

std::string values_text(bool) {
  return "true|false";
}
std::string values_text(std::int64_t) {
  return "a whole number from 0";
}
std::string values_text(float) {
  return "a number from 0 to 1";
}
std::string values_text(const std::string&) {
  return "a name";
}
std::string values_text(const Maps&) {
  return "maps such as 5,17, or nothing";
}

std::string range_problem(std::int64_t value, std::int64_t largest) {
  return value <= largest ? "" : fmt::format("{} is too large: the maximum here is {}", value, largest);
}

}  // namespace pw
