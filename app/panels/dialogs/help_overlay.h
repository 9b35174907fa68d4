#pragma once
// Keys, gestures and the program itself, on request.
#include "app/frame/frame.h"

namespace pw {

// An ImGui window; takes input and draws.
void show_help(Frame& frame);

}  // namespace pw
