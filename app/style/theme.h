#pragma once
// Colours and sizes of the three themes.
#include <imgui.h>

#include <cmath>
#include <cstdint>

#include "app/style/theme_kind.h"
#include "compute/scene/base/scene_class.h"
#include "renderer/colors/color_map.h"

namespace pw {

// Blue and orange always mean sign; `road` is the class road; controls are neutral.
struct Theme {
  ThemeKind kind;
  Rgb background, panel, border;
  Rgb text, muted;
  Rgb control, control_hovered, control_active;  // buttons: at rest, under the pointer, pressed or switched on
  Rgb control_edge;                              // around them, and around what is chosen
  Rgb track, handle;                             // sliders
  Rgb negative, positive;
  Rgb road;
  Rgb error;
  const ColorMap* diverging;
};

const Theme& theme_of(ThemeKind kind);

// The hue of a class, the same wherever the class is shown. None is the blue or the orange of a sign.
Rgb class_colour(const Theme& theme, SceneClass kind);
// Of a class without a name, on any picture in every look: white of the first, a pale hue of each other.
Rgb unnamed_class_colour(std::int64_t kind);

// Of what a k×k convolution makes, in boxes, bars and legends: lightness tells 1×1, 3×3 and 5×5 apart.
Rgb kernel_tone(const Theme& theme, std::int64_t kernel);

// Pixels per design point: the screen's content scale; for a projector at least so much that body text is 28 pixels
// high in a window of 1080, otherwise more in a window of more than 1440 x 2560 pixels; less if the window is too small
// to show everything at that scale.
float unit_for(ThemeKind kind, float content_scale, int window_width, int window_height);

// What Dear ImGui calls this texture.
inline ImTextureID im_texture(unsigned texture) {
  return reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(texture));
}

inline ImU32 im(Rgb colour, float opacity = 1.0F) {
  return IM_COL32(colour.r, colour.g, colour.b, static_cast<int>(std::lround(opacity * 255.0F)));
}

}  // namespace pw
