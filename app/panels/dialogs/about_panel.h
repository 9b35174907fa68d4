#pragma once
// About the program, and the speed of this machine.
#include "app/frame/frame.h"

namespace pw {

// Starts at `area`'s top; its height depends on the measurement. Takes input and draws. Returns the bottom of what was
// drawn.
float show_about(Frame& frame, Rect area);

}  // namespace pw
