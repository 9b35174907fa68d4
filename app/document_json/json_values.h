#pragma once
// Values as JSON and back. A type needs three functions, declared next to it or here:
//   OrderedJson to_json(const T&)
//   void read(const OrderedJson&, T&, JsonProblem&)       leaves the value in any state if it reports a problem
//   bool is_absent(const T&)                        whether the key is left out; false for types that declare no such
//   function
// An enumeration needs only names_of, an object only a function that lists its fields (see ObjectReader).
#include <algorithm>
#include <cassert>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/document_json/json_text.h"
#include "compute/core/error.h"

namespace pw {

// The first problem found, and the value that has it.
class JsonProblem {
 public:
  // `reason` follows the value's name: "must be a number".
  void report(const OrderedJson& at, std::string reason);
  bool found() const { return at_ != nullptr; }
  // "project.json: line 7: document.training.rate must be a number". `text` was parsed to `json`.
  Error error(const std::string& subject, std::string_view text, const OrderedJson& json) const;

 private:
  const OrderedJson* at_ = nullptr;
  std::string reason_;
};

// For sizes and indices: larger ones are refused, so that a product of two cannot overflow.
inline constexpr std::int64_t kMaxJsonIndex = INT32_MAX;

OrderedJson to_json(bool value);
OrderedJson to_json(std::int64_t value);
OrderedJson to_json(std::uint64_t value);
OrderedJson to_json(float value);   // finite, as are all numbers except parameters
OrderedJson to_json(double value);  // finite
OrderedJson to_json(const std::string& value);

void read(const OrderedJson& json, bool& value, JsonProblem& problem);
void read(const OrderedJson& json, std::int64_t& value, JsonProblem& problem);  // 0 to kMaxJsonIndex
void read(const OrderedJson& json, std::uint64_t& value, JsonProblem& problem);
void read(const OrderedJson& json, float& value, JsonProblem& problem);
void read(const OrderedJson& json, double& value, JsonProblem& problem);
void read(const OrderedJson& json, std::string& value, JsonProblem& problem);

// Weights and biases may be any float: "NaN", "Infinity" and "-Infinity" are strings, since JSON has no such numbers.
OrderedJson parameter_json(float value);
void read_parameter(const OrderedJson& json, float& value, JsonProblem& problem);

// "must be a number, but is a string".
void report_kind(const OrderedJson& json, std::string_view wanted, JsonProblem& problem);
bool is_array(const OrderedJson& json, JsonProblem& problem);

// A row in the table of an enumeration's names, `std::span<const EnumName<E>> names_of(E)`.
template <class E>
struct EnumName {
  E value;
  std::string_view name;
};

template <class E>
requires std::is_enum_v<E> OrderedJson to_json(E value) {
  for (const auto& row : names_of(value)) {
    if (row.value == value) return std::string(row.name);
  }
  assert(false && "an enumerator without a name");
  return nullptr;
}

template <class E>
requires std::is_enum_v<E>
void read(const OrderedJson& json, E& value, JsonProblem& problem) {
  std::string choices;
  for (const auto& row : names_of(value)) {
    if (json.is_string() && json.get_ref<const std::string&>() == row.name) {
      value = row.value;
      return;
    }
    choices += fmt::format("{}\"{}\"", choices.empty() ? "" : ", ", row.name);
  }
  problem.report(json, "must be one of " + choices);
}

template <class T>
OrderedJson to_json(const std::optional<T>& value);
template <class T>
OrderedJson to_json(const std::shared_ptr<const T>& value);
template <class T>
void read(const OrderedJson& json, std::optional<T>& value, JsonProblem& problem);
template <class T>
void read(const OrderedJson& json, std::shared_ptr<const T>& value, JsonProblem& problem);

template <class T>
OrderedJson to_json(const std::vector<T>& values) {
  OrderedJson json = OrderedJson::array();
  for (const T& value : values) json.push_back(to_json(value));
  return json;
}

template <class T>
void read(const OrderedJson& json, std::vector<T>& values, JsonProblem& problem) {
  values.clear();
  if (!is_array(json, problem)) return;
  values.resize(json.size());
  for (std::size_t i = 0; i < values.size(); ++i) read(json[i], values[i], problem);
}

template <class T>
OrderedJson to_json(const std::optional<T>& value) {
  return value ? to_json(*value) : OrderedJson(nullptr);
}

template <class T>
void read(const OrderedJson& json, std::optional<T>& value, JsonProblem& problem) {
  value.reset();
  if (!json.is_null()) read(json, value.emplace(), problem);
}

template <class T>
OrderedJson to_json(const std::shared_ptr<const T>& value) {
  return value ? to_json(*value) : OrderedJson(nullptr);
}

template <class T>
void read(const OrderedJson& json, std::shared_ptr<const T>& value, JsonProblem& problem) {
  auto made = std::make_shared<T>();
  read(json, *made, problem);
  value = std::move(made);
}

template <class T>
bool is_absent(const T&) {
  return false;
}
template <class T>
bool is_absent(const std::optional<T>& value) {
  return !value;
}
template <class T>
bool is_absent(const std::shared_ptr<const T>& value) {
  return value == nullptr;
}
template <class T>
bool is_absent(const std::vector<T>& values) {
  return values.empty();
}

}  // namespace pw
