#pragma once
// Colours and sizes of the three looks.
#include <imgui.h>

#include <cmath>

#include "app/style/theme_kind.h"
#include "renderer/colors/color_map.h"

namespace pw {

// Blue and orange are sign, always; `accent` is the second output's class; controls are neutral.
struct Theme {
  ThemeKind kind;
  Rgb background, panel, border;
  Rgb text, muted;
  Rgb control, control_hovered, control_active;  // buttons: at rest, under the pointer, pressed or switched on
  Rgb track, handle;                             // sliders
  Rgb negative, positive;
  Rgb accent;
  Rgb error;
  const ColorMap* diverging;
};

const Theme& theme_of(ThemeKind kind);

// Pixels per point of the design: the screen's content scale, and on a projector as much more as makes body text 28 of
// 1080 pixels of height; less where the window is too small for all to be seen at that.
float unit_for(ThemeKind kind, float content_scale, int window_width, int window_height);

inline ImU32 im(Rgb colour, float opacity = 1.0F) {
  return IM_COL32(colour.r, colour.g, colour.b, static_cast<int>(std::lround(opacity * 255.0F)));
}

}  // namespace pw
