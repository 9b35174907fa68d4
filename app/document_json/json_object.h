#pragma once
// JSON objects by their fields. One function lists a type's fields for both writing and reading:
//
//   constexpr auto kRangeFields = [](auto& object, auto& range) {
//     object.field("lo", range.lo);
//     object.field("hi", range.hi);
//   };
//   OrderedJson to_json(const Range& range) { return write_object(range, kRangeFields); }
//   void read(const OrderedJson& json, Range& range, JsonProblem& problem) {
//     read_object(json, range, problem, kRangeFields);
//   }
#include <string>
#include <string_view>
#include <vector>

#include "app/document_json/json_values.h"

namespace pw {

class ObjectWriter {
 public:
  template <class T>
  void required(std::string_view key, const T& value) {
    json_[std::string(key)] = to_json(value);
  }
  template <class T>
  void field(std::string_view key, const T& value) {
    if (!is_absent(value)) required(key, value);
  }
  OrderedJson take() { return std::move(json_); }

 private:
  OrderedJson json_ = OrderedJson::object();
};

// Unknown keys are a problem: a misspelt field must not be ignored.
class ObjectReader {
 public:
  ObjectReader(const OrderedJson& json, JsonProblem& problem);

  template <class T>
  void required(std::string_view key, T& value) {
    if (const OrderedJson* found = need(key)) read(*found, value, problem_);
  }
  // If the key is missing, the value stays as it is.
  template <class T>
  void field(std::string_view key, T& value) {
    if (const OrderedJson* found = find(key)) read(*found, value, problem_);
  }
  // Null if the key is missing.
  const OrderedJson* find(std::string_view key);
  // The same, but a missing key is reported.
  const OrderedJson* need(std::string_view key);
  // Reports unknown keys.
  void finish();

 private:
  const OrderedJson& json_;
  JsonProblem& problem_;
  std::vector<std::string_view> known_;
};

template <class T, class Fields>
OrderedJson write_object(const T& value, Fields fields) {
  ObjectWriter writer;
  fields(writer, value);
  return writer.take();
}

template <class T, class Fields>
void read_object(const OrderedJson& json, T& value, JsonProblem& problem, Fields fields) {
  ObjectReader reader(json, problem);
  fields(reader, value);
  reader.finish();
}

}  // namespace pw
