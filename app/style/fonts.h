#pragma once
// The type scale.
#include <imgui.h>

namespace pw {

// Points at unit 1.
inline constexpr float kBodySize = 16.0F;
inline constexpr float kSmallSize = 14.0F;
inline constexpr float kLargeSize = 32.0F;

struct Fonts {
  ImFont* body = nullptr;
  ImFont* strong = nullptr;  // headings
  ImFont* small = nullptr;   // captions
  ImFont* mono = nullptr;    // numbers
  ImFont* large = nullptr;   // the shape line
};

// Fills the current ImGui context's atlas anew: Inter for text, JetBrains Mono for numbers, DejaVu Sans for the signs
// that they lack. Where a font is not installed, DejaVu Sans or ImGui's own stands in. The back end's texture must be
// made again afterwards.
Fonts load_fonts(float unit);

}  // namespace pw
