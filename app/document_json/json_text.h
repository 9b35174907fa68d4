#pragma once
// JSON as text that people can read and compare line by line.
#include <nlohmann/json.hpp>
#include <string>

namespace pw {

// Keys keep the order in which they were written.
using Json = nlohmann::ordered_json;

// The number that has as few digits as lead back to `value`, and prints with those: 0.1, not 0.10000000149011612.
// Finite.
Json json_number(float value);

// What fits on a line of 120 columns is on one line, and so is a row of numbers of any length; all else is indented by
// two spaces. Ends with a newline. Bytes that are not UTF-8 become U+FFFD. No locale changes it.
std::string json_text(const Json& json);

}  // namespace pw
