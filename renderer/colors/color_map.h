#pragma once
// From value to colour. The tables here are the only source of colour: the shader looks up the same ones.
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

// Perceptually even from dark blue to yellow, for activations that are never negative (van der Walt and Smith, 2015).
const ColorMap& viridis();
// From black to white, for the channels of a picture.
const ColorMap& greys();
// Blue below zero, orange above, with zero pinned to the theme's neutral when the range is symmetric.
const ColorMap& diverging_dark();
const ColorMap& diverging_light();

// What is not a number, or not finite, has a colour that no map contains.
inline constexpr Rgb kNanColour{255, 0, 60};
inline constexpr Rgb kPositiveInfColour{255, 255, 255};
inline constexpr Rgb kNegativeInfColour{0, 0, 0};

// The oracle of the shader: the nearest of 256 entries; values outside the range take its ends.
Rgb color_of(const ColorMap& map, Range range, float value);

}  // namespace pw
