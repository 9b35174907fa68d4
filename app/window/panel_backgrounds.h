#pragma once
// The window's background, drawn by clearing, which is faster than filling with a software renderer.
#include <vector>

#include "app/geometry/rect.h"
#include "app/style/theme.h"

namespace pw {

// Clears the current framebuffer, width x height pixels, to the theme's background and panel colours.
void clear_panels(const std::vector<Rect>& panels, int width, int height, const Theme& theme);

}  // namespace pw
