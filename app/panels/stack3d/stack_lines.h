#pragma once
// Lines that are seen on the block as well as beside it, in every look: white in black.
#include <vector>

#include "app/frame/frame.h"

namespace pw {

// Along these points; `thickness` of the white, in points.
void draw_outline(const Frame& frame, const std::vector<ImVec2>& points, float thickness, bool is_closed = true);
void draw_bright_dashes(const Frame& frame, ImVec2 from, ImVec2 to);

// Whether this line passes through the area.
bool crosses(ImVec2 from, ImVec2 to, const Rect& area);

}  // namespace pw
