#pragma once
// Values of --set that change x in the mode *one position*. Each returns why its value does not fit; empty on success.
#include <string>
#include <string_view>

namespace pw {

class Frame;

// x at the marker, in the selected map. A number, as parse_float reads it.
std::string set_poked_value(Frame& frame, std::string_view text);

// "31,9", or "" for none.
bool is_pixel(std::string_view text);
std::string set_pixel(Frame& frame, std::string_view text);

}  // namespace pw
