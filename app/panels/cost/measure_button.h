#pragma once
// Starts the measurement of what is shown; while it runs, how far it is stands there, and a press cancels it.
#include "app/frame/frame.h"

namespace pw {

struct MeasureButton {
  static float width(const Frame& frame);
  static void input(Frame& frame, Rect area);
  static void draw(const Frame& frame, Rect area);
};

}  // namespace pw
