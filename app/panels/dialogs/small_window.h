#pragma once
// What a window shows that is too small for its panels.
#include <imgui.h>

#include <string>

#include "app/frame/frame.h"

namespace pw {

// Points: in a smaller window type could not be read, or panels would be cut off.
inline constexpr float kLeastWindowWidth = 480.0F;
inline constexpr float kLeastWindowHeight = 360.0F;

// `size` in pixels, `scale` in pixels per point.
bool is_too_small(ImVec2 size, float scale);
// One sentence, which names the least size in pixels.
std::string too_small_text(float scale);
// The sentence, in the middle.
void draw_too_small(const Frame& frame, float scale);

}  // namespace pw
