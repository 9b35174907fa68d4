#pragma once
// The classes of the outputs, each with its colour.
#include "app/frame/frame.h"

namespace pw {

// In columns, as many as `area` has room for. A press on a class selects its output.
void input_class_legend(Frame& frame, Rect area);
void draw_class_legend(const Frame& frame, Rect area);

// The width that the legend needs if it has this height.
float class_legend_width(const Frame& frame, float height);

}  // namespace pw
