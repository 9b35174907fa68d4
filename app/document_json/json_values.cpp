#include "app/document_json/json_values.h"

#include <charconv>
#include <cmath>
#include <limits>

#include "app/document_json/json_parse.h"
#include "compute/io/files/quoted_name.h"

namespace pw {
namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();

bool is_plain_key(std::string_view key) {
  return !key.empty() && key.size() <= 60 &&
         std::ranges::all_of(key, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

// "network[0].weight[1]": the path from `json` to `of`; false if `of` is not part of it.
bool find_path(const OrderedJson& json, const OrderedJson& of, std::string& path) {
  if (&json == &of) return true;
  if (!json.is_structured()) return false;
  std::size_t index = 0;
  for (auto item = json.begin(); item != json.end(); ++item, ++index) {
    if (!find_path(*item, of, path)) continue;
    const std::string step = json.is_array()            ? fmt::format("[{}]", index)
                             : is_plain_key(item.key()) ? item.key()
                                                        : quoted_name(item.key());
    path = step + (path.empty() || path.front() == '[' ? "" : ".") + path;
    return true;
  }
  return false;
}

std::string_view kind_name(const OrderedJson& json) {
  if (json.is_object()) return "an object";
  if (json.is_array()) return "an array";
  if (json.is_string()) return "a string";
  if (json.is_boolean()) return "true or false";
  return json.is_null() ? "null" : "a number";
}

// The float nearest to the decimal digits of `value`. Rounding twice, to double and then to float, would turn
// 7.038531e-26 into its neighbour.
float float_of(double value) {
  const std::string digits = fmt::format("{}", value);
  auto rounded = static_cast<float>(value);
  // Leaves `rounded` unchanged if the digits are out of float range.
  std::from_chars(digits.data(), digits.data() + digits.size(), rounded);
  return rounded;
}

}  // namespace

void JsonProblem::report(const OrderedJson& at, std::string reason) {
  if (found()) return;
  at_ = &at;
  reason_ = std::move(reason);
}

Error JsonProblem::error(const std::string& subject, std::string_view text, const OrderedJson& json) const {
  assert(found());
  std::string path;
  find_path(json, *at_, path);
  return {subject, fmt::format("line {}: {}{}{}", json_line(text, json, *at_), path, path.empty() ? "" : " ", reason_)};
}

void report_kind(const OrderedJson& json, std::string_view wanted, JsonProblem& problem) {
  problem.report(json, fmt::format("must be {}, but is {}", wanted, kind_name(json)));
}

bool is_array(const OrderedJson& json, JsonProblem& problem) {
  if (!json.is_array()) report_kind(json, "an array", problem);
  return json.is_array();
}

OrderedJson to_json(bool value) {
  return value;
}
OrderedJson to_json(std::int64_t value) {
  assert(value >= 0);
  return value;
}
OrderedJson to_json(std::uint64_t value) {
  return value;
}
OrderedJson to_json(float value) {
  assert(std::isfinite(value));
  return json_number(value);
}
OrderedJson to_json(double value) {
  assert(std::isfinite(value));
  return value;
}
OrderedJson to_json(const std::string& value) {
  return value;
}

void read(const OrderedJson& json, bool& value, JsonProblem& problem) {
  if (!json.is_boolean()) return report_kind(json, "true or false", problem);
  value = json.get<bool>();
}

void read(const OrderedJson& json, std::int64_t& value, JsonProblem& problem) {
  if (!json.is_number()) return report_kind(json, "a whole number", problem);
  if (!json.is_number_integer() || json.get<double>() < 0.0 || json.get<double>() > kMaxJsonIndex)
    return problem.report(json, fmt::format("must be a whole number from 0 to {}", kMaxJsonIndex));
  value = json.get<std::int64_t>();
}

void read(const OrderedJson& json, std::uint64_t& value, JsonProblem& problem) {
  if (!json.is_number()) return report_kind(json, "a whole number", problem);
  if (!json.is_number_unsigned())
    return problem.report(json, fmt::format("must be a whole number from 0 to {}", UINT64_MAX));
  value = json.get<std::uint64_t>();
}

void read(const OrderedJson& json, float& value, JsonProblem& problem) {
  if (!json.is_number()) return report_kind(json, "a number", problem);
  value = float_of(json.get<double>());
  if (!std::isfinite(value)) problem.report(json, "is too large for a 32-bit number");
}

void read(const OrderedJson& json, double& value, JsonProblem& problem) {
  if (!json.is_number()) return report_kind(json, "a number", problem);
  value = json.get<double>();
}

void read(const OrderedJson& json, std::string& value, JsonProblem& problem) {
  if (!json.is_string()) return report_kind(json, "a string", problem);
  value = json.get_ref<const std::string&>();
}

OrderedJson parameter_json(float value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0.0F ? "Infinity" : "-Infinity";
  return json_number(value);
}

void read_parameter(const OrderedJson& json, float& value, JsonProblem& problem) {
  if (!json.is_string()) return read(json, value, problem);
  const auto& text = json.get_ref<const std::string&>();
  if (text == "NaN") {
    value = std::numeric_limits<float>::quiet_NaN();
  } else if (text == "Infinity" || text == "-Infinity") {
    value = text.front() == '-' ? -kInfinity : kInfinity;
  } else {
    problem.report(json, "must be a number, \"NaN\", \"Infinity\" or \"-Infinity\"");
  }
}

}  // namespace pw
