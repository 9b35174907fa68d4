#pragma once
// Keys, gestures and the program itself, on request.
#include "app/frame/frame.h"

namespace pw {

// A window of its own, which takes input and is drawn in one go.
void show_help(Frame& frame);

}  // namespace pw
