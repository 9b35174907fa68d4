#pragma once
// Colour maps: from value to colour. The shaders look up the same tables.
#include <array>
#include <cstdint>

#include "renderer/colors/range.h"

namespace pw {

struct Rgb {
  std::uint8_t r = 0, g = 0, b = 0;
  bool operator==(const Rgb&) const = default;
};

struct ColorMap {
  const char* name = "";
  std::array<Rgb, 256> table{};
};

// Perceptually uniform, from dark blue to yellow, for activations that are never negative (van der Walt and Smith,
// 2015).
const ColorMap& viridis();
// From black to white, for the channels of a picture.
const ColorMap& greys();
// Blue below zero, orange above; with a symmetric range zero has the theme's neutral colour.
const ColorMap& diverging_dark();
const ColorMap& diverging_light();

// The colours of NaN and Inf, which no map but greys() contains.
inline constexpr Rgb kNanColour{255, 0, 60};
inline constexpr Rgb kPositiveInfColour{255, 255, 255};
inline constexpr Rgb kNegativeInfColour{0, 0, 0};

// The reference for the shader: the nearest of 256 entries; values outside the range are clamped to it.
Rgb color_of(const ColorMap& map, Range range, float value);

}  // namespace pw
