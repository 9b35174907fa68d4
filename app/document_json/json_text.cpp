#include "app/document_json/json_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cmath>

namespace pw {
namespace {

constexpr std::size_t kColumns = 120;

std::string quoted(const std::string& text) {
  return OrderedJson(text).dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

std::string leaf_text(const OrderedJson& json) {
  if (json.is_string()) return quoted(json.get_ref<const std::string&>());
  if (!json.is_number_float()) return json.dump();
  const double value = json.get<double>();
  assert(std::isfinite(value));
  if (!std::isfinite(value)) return "null";
  // "-0" would be read as an integer, which loses the sign.
  return value == 0.0 && std::signbit(value) ? "-0.0" : fmt::format("{}", value);
}

// False if the line grows longer than `limit`.
bool append_inline(const OrderedJson& json, std::size_t limit, std::string& line) {
  if (!json.is_structured()) {
    line += leaf_text(json);
    return line.size() <= limit;
  }
  line += json.is_object() ? '{' : '[';
  for (auto item = json.begin(); item != json.end(); ++item) {
    if (item != json.begin()) line += ", ";
    if (json.is_object()) line += quoted(item.key()) + ": ";
    if (!append_inline(*item, limit, line)) return false;
  }
  line += json.is_object() ? '}' : ']';
  return line.size() <= limit;
}

bool is_row_of_numbers(const OrderedJson& json) {
  return json.is_array() && std::ranges::any_of(json, [](const OrderedJson& item) { return item.is_number(); }) &&
         std::ranges::none_of(json, [](const OrderedJson& item) { return item.is_structured(); });
}

void append(const OrderedJson& json, std::size_t indent, std::size_t column, std::string& out) {
  // One column for the comma after it.
  const std::size_t left = column + 1 < kColumns ? kColumns - column - 1 : 0;
  std::string line;
  if (append_inline(json, is_row_of_numbers(json) ? std::string::npos : left, line) || !json.is_structured()) {
    out += line;
    return;
  }
  const std::string newline = "\n" + std::string(indent + 2, ' ');
  out += json.is_object() ? '{' : '[';
  for (auto item = json.begin(); item != json.end(); ++item) {
    out += item == json.begin() ? newline : "," + newline;
    const std::string key = json.is_object() ? quoted(item.key()) + ": " : "";
    out += key;
    append(*item, indent + 2, indent + 2 + key.size(), out);
  }
  out += newline.substr(0, indent + 1);
  out += json.is_object() ? '}' : ']';
}

}  // namespace

OrderedJson json_number(float value) {
  const std::string digits = fmt::format("{}", value);
  double read = 0.0;
  std::from_chars(digits.data(), digits.data() + digits.size(), read);
  return read;
}

std::string json_text(const OrderedJson& json) {
  std::string out;
  append(json, 0, 0, out);
  return out + "\n";
}

}  // namespace pw
