#pragma once
// The type scale.
#include <imgui.h>

#include "app/style/theme_kind.h"

namespace pw {

// Points at unit 1.
inline constexpr float kBodySize = 16.0F;
inline constexpr float kSmallSize = 14.0F;
inline constexpr float kSpokenSize = 25.5F;  // in the projector look: 44 lines where body text is 28
inline constexpr float kLargeSize = 32.0F;

struct Fonts {
  ImFont* body = nullptr;    // text, and names of files in any alphabet
  ImFont* strong = nullptr;  // headings
  ImFont* small = nullptr;   // captions and messages, with names of files
  ImFont* mono = nullptr;    // numbers
  ImFont* spoken = nullptr;  // what is talked about: a weight, a sum, a score
  ImFont* large = nullptr;   // the shape line
};

// Rebuilds the current ImGui context's font atlas, unless it has these fonts already: Inter for text, JetBrains Mono
// for numbers, DejaVu Sans for symbols that they lack. DejaVu Sans or ImGui's own font replaces a font that is not
// installed. Recreate the back end's font texture afterwards.
Fonts load_fonts(float unit, ThemeKind kind);

}  // namespace pw
