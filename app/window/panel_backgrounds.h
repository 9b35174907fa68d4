#pragma once
// The window's ground: cleared, which a software renderer does faster than it fills.
#include <vector>

#include "app/geometry/rect.h"
#include "app/style/theme.h"

namespace pw {

// The current framebuffer of width x height pixels: the theme's background, and the panels on it.
void clear_panels(const std::vector<Rect>& panels, int width, int height, const Theme& theme);

}  // namespace pw
