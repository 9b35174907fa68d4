#pragma once
// Edits of single values of x, which the document keeps beside the stack.
#include "app/frame/frame.h"

namespace pw {

// Sets a value of the image shown, unless x has it already. Beyond kMostPokes values it says so.
void set_x(Frame& frame, std::int64_t map, Position at, float value);
// What a drag of this value begins with: a poke, else what is shown but for the step where W is blind. A finite number.
float edited_x(const Frame& frame, std::int64_t map, Position at);
// The same as set_x for a value that comes from a drag; whole numbers stay whole.
void drag_x(Frame& frame, std::int64_t map, Position at, float value);
// For the field in which it is typed.
TypedValue typed_x(const Frame& frame, std::int64_t map, Position at, std::optional<ImVec2> near);
// Moves the selected map's value at the marker by a share of the map's range; a whole number by one.
void nudge_x(Frame& frame, float share);
// The length of a map's values; 1 where they are all alike.
float range_of_map(const Document& document, std::int64_t n, std::int64_t map);

// Whether x is shown other than it is, or will be once that is found.
bool is_x_changed(const Frame& frame);
// x as it was: pokes, blind step and pixel.
void take_back_x(Frame& frame);

}  // namespace pw
