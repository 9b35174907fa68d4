#pragma once
// The program, and the speed of the machine that it runs on.
#include "app/frame/frame.h"

namespace pw {

// From `area`'s top; what it needs of the height depends on the measurement. Returns the bottom of what was drawn.
float show_about(Frame& frame, Rect area);

}  // namespace pw
