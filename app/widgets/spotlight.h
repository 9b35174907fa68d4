#pragma once
// A ring around the pointer, for an audience.
#include "app/frame/frame.h"

namespace pw {

// Switches it off once its key is let go. Call after a frame's keys.
void release_spotlight(Frame& frame);
// Over everything, popups included; the rest of the window is a little darker.
void draw_spotlight(const Frame& frame);

}  // namespace pw
