#pragma once
// JSON as text that people can read and diff.
#include <nlohmann/json.hpp>
#include <string>

namespace pw {

// Keys keep their insertion order.
using OrderedJson = nlohmann::ordered_json;

// A number that prints with the fewest digits that read back as `value`: 0.1, not 0.10000000149011612. `value` is
// finite.
OrderedJson json_number(float value);

// Whatever fits in 120 columns is on one line, and so is a row of numbers of any length; everything else is indented by
// two spaces. Ends with a newline. Bytes that are not UTF-8 become U+FFFD. Independent of the locale.
std::string json_text(const OrderedJson& json);

}  // namespace pw
