#include "renderer/colors/contrast.h"

#include <algorithm>
#include <cmath>

namespace pw {
namespace {

double linear_light(std::uint8_t part) {
  const double share = part / 255.0;
  return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

}  // namespace

double relative_luminance(Rgb colour) {
  return 0.2126 * linear_light(colour.r) + 0.7152 * linear_light(colour.g) + 0.0722 * linear_light(colour.b);
}

double contrast(Rgb a, Rgb b, double flare) {
  const auto [darker, lighter] = std::minmax({relative_luminance(a), relative_luminance(b)});
  return (lighter + flare) / (darker + flare);
}

}  // namespace pw
