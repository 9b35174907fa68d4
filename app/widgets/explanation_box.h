#pragma once
// The box beside what the pointer rests on, which says what that is.
#include "app/frame/frame.h"

namespace pw {

// Takes over what has explained itself in this frame. The box follows when the pointer has rested on it, stays while
// the pointer is in the box, and if it is pinned, until it is closed. Returns whether the box is still to come.
bool show_explanation(const Frame& frame, ShownExplanation& shown);

}  // namespace pw
