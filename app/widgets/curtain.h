#pragma once
#include "app/frame/frame.h"

namespace pw {

// In place of what the curtain hides: an answer that is to be predicted first.
void draw_curtain(const Frame& frame, Rect area);

}  // namespace pw
