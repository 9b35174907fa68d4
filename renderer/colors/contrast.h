#pragma once
// How well two colours can be told apart, as WCAG 2.1 measures it.
#include "renderer/colors/color_map.h"

namespace pw {

// Linear light: 0 is black, 1 is white.
double relative_luminance(Rgb colour);

// What falls on everything shown, as a share of white: on a screen on a desk, and on a projection in a room whose white
// is seven times as bright as its black (the ratio that ANSI/INFOCOMM 3M asks for where people only watch).
inline constexpr double kDeskFlare = 0.05;
inline constexpr double kRoomFlare = 1.0 / (7.0 - 1.0);

// From 1, which is no difference, to 21 on a desk.
double contrast(Rgb a, Rgb b, double flare = kDeskFlare);

}  // namespace pw
