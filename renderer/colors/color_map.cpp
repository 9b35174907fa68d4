#include "renderer/colors/color_map.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace pw {
namespace {

// Evenly spaced colours, interpolated linearly in sRGB.
ColorMap interpolated(const char* name, std::span<const Rgb> stops) {
  ColorMap map{name, {}};
  const auto mix = [](std::uint8_t a, std::uint8_t b, float t) {
    return static_cast<std::uint8_t>(
        std::lround(static_cast<float>(a) + t * (static_cast<float>(b) - static_cast<float>(a))));
  };
  for (std::size_t i = 0; i < map.table.size(); ++i) {
    const float at = static_cast<float>(i) / 255.0F * static_cast<float>(stops.size() - 1);
    const auto left = std::min(static_cast<std::size_t>(at), stops.size() - 2);
    const float t = at - static_cast<float>(left);
    const Rgb& a = stops[left];
    const Rgb& b = stops[left + 1];
    map.table[i] = {mix(a.r, b.r, t), mix(a.g, b.g, t), mix(a.b, b.b, t)};
  }
  return map;
}

constexpr std::array<Rgb, 9> kViridisStops = {{{68, 1, 84},
                                               {71, 44, 122},
                                               {59, 81, 139},
                                               {44, 113, 142},
                                               {33, 144, 141},
                                               {39, 173, 129},
                                               {92, 200, 99},
                                               {170, 220, 50},
                                               {253, 231, 37}}};
constexpr std::array<Rgb, 7> kDivergingDarkStops = {
    {{120, 196, 255}, {47, 143, 232}, {36, 84, 132}, {48, 52, 58}, {134, 84, 34}, {240, 145, 42}, {255, 205, 130}}};
constexpr std::array<Rgb, 7> kDivergingLightStops = {
    {{6, 52, 120}, {20, 100, 200}, {134, 182, 236}, {244, 244, 244}, {242, 186, 130}, {200, 98, 0}, {112, 52, 0}}};

}  // namespace

const ColorMap& viridis() {
  static const ColorMap map = interpolated("viridis", kViridisStops);
  return map;
}

const ColorMap& greys() {
  static constexpr std::array<Rgb, 2> kStops = {{{0, 0, 0}, {255, 255, 255}}};
  static const ColorMap map = interpolated("greys", kStops);
  return map;
}

const ColorMap& diverging_dark() {
  static const ColorMap map = interpolated("blue-grey-orange", kDivergingDarkStops);
  return map;
}

const ColorMap& diverging_light() {
  static const ColorMap map = interpolated("blue-white-orange", kDivergingLightStops);
  return map;
}

Rgb color_of(const ColorMap& map, Range range, float value) {
  if (std::isnan(value)) return kNanColour;
  if (std::isinf(value)) return value > 0.0F ? kPositiveInfColour : kNegativeInfColour;
  return map.table[static_cast<std::size_t>(std::lround(position_in(range, value) * 255.0F))];
}

}  // namespace pw
