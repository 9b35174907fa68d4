#pragma once
// Values as text on the command line: how they are read, and how the help describes them.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "app/document_json/names.h"

namespace pw {

using Maps = std::vector<std::int64_t>;

// False if the text is not such a value.
bool read_text(std::string_view text, bool& value);
bool read_text(std::string_view text, std::int64_t& value);  // 0 or more
bool read_text(std::string_view text, float& value);         // a share, 0 … 1
bool read_text(std::string_view text, std::string& value);   // not empty
bool read_text(std::string_view text, Maps& values);         // sorted, without duplicates
// One of the names of an enumeration.
template <class E>
requires std::is_enum_v<E>
bool read_text(std::string_view text, E& value) {
  const auto found = std::ranges::find(names_of(value), text, &EnumName<E>::name);
  if (found == names_of(value).end()) return false;
  value = found->value;
  return true;
}

// What such a value must be; the argument only tells its type.
std::string values_text(bool);
std::string values_text(std::int64_t);
std::string values_text(float);
std::string values_text(const std::string&);
std::string values_text(const Maps&);
template <class E>
requires std::is_enum_v<E> std::string values_text(E value) {
  std::string words;
  for (const auto& row : names_of(value)) words += (words.empty() ? "" : "|") + std::string(row.name);
  return words;
}

// Why a value is too large; empty if it is not.
std::string range_problem(std::int64_t value, std::int64_t largest);

}  // namespace pw
