#pragma once
// In the place of a picture.
#include <string_view>

#include "app/frame/frame.h"

namespace pw {

// What the curtain hides: an answer that is to be predicted first.
void draw_curtain(const Frame& frame, Rect area);
// What is not there yet, in the colour of 0: a scale would have no range.
void draw_no_picture(const Frame& frame, Rect picture, std::string_view why);

}  // namespace pw
