#include "compute/features/filterbank/table.h"

#include <fmt/format.h>

#include <cassert>

namespace pw {
namespace {

// λ: wavelength, σ: standard deviation of a Gaussian, both in pixels of the image. Angles are directions of stripes or
// edges, counter-clockwise from horizontal.
constexpr std::string_view kWavelengths[] = {"λ4", "λ8", "λ16", "λ32"};
constexpr std::string_view kColourWavelengths[] = {"λ8", "λ16", "λ32"};
constexpr std::string_view kFinestColourWavelength[] = {"λ8"};
constexpr std::string_view kSpotSizes[] = {"σ1", "σ2", "σ4", "σ8", "σ16", "σ32"};
constexpr std::string_view kColourSizes[] = {"8 px", "σ6", "σ12", "σ24", "σ48", "σ96"};
constexpr std::string_view kContrastSizes[] = {"8 px", "σ8", "σ16", "σ32"};
constexpr std::string_view kEdgeSizes[] = {"8 px", "σ12"};
constexpr std::string_view kExtremeSizes[] = {"8 px", "24 px"};

constexpr std::string_view kLuminance[] = {"luminance"};
constexpr std::string_view kOpponents[] = {"red–green", "blue–yellow"};
constexpr std::string_view kChannels[] = {"luminance", "red–green", "blue–yellow"};
constexpr std::string_view kBars[] = {"bright bars", "dark bars"};
constexpr std::string_view kSpots[] = {"brighter", "darker", "redder", "greener", "bluer", "yellower"};
constexpr std::string_view kColours[] = {"Luminance",  "Red–green", "Blue–yellow",
                                         "Saturation", "Hue sine",  "Hue cosine"};
constexpr std::string_view kStructures[] = {"Coherence", "Corners"};
constexpr std::string_view kExtremes[] = {"Darkest", "Brightest"};
constexpr std::string_view kOne[] = {""};

constexpr std::string_view kGaborAngles[] = {"0°", "30°", "60°", "90°", "120°", "150°"};
constexpr std::string_view kEdgeAngles[] = {"0°", "22.5°", "45°", "67.5°", "90°", "112.5°", "135°", "157.5°"};

constexpr FilterbankGroup kGroups[] = {
    {"Gabor energy, luminance", "Gabor {direction} {size}, {kind}", kWavelengths, kLuminance, kGaborAngles,
     "strength of stripes of one width and direction, whatever their phase, mean over the cell"},
    {"Gabor energy, colour", "Gabor {direction} {size}, {kind}", kColourWavelengths, kOpponents, kGaborAngles,
     "the same in the two colour-opponent channels"},
    {"Gabor bars", "Gabor {direction} {size}, {kind}", kWavelengths, kBars, kGaborAngles,
     "the strongest bright (or dark) bar in the cell: the two signs of the even phase"},
    {"Gabor energy around, luminance", "Gabor {direction} {size}, {kind} around", kWavelengths, kLuminance,
     kGaborAngles, "the first group under a Gaussian of σ 20: texture of the neighbourhood"},
    {"Gabor energy around, colour", "Gabor {direction} {size}, {kind} around", kFinestColourWavelength, kOpponents,
     kGaborAngles, "the same for the finest stripes of colour"},
    {"Spots", "DoG {size}, {kind} than around", kSpotSizes, kSpots, kOne,
     "difference of Gaussians of σ and 1.6 σ, one map per sign, mean over the cell"},
    {"Colour", "{kind}, {size}", kColourSizes, kColours, kOne,
     "mean over the cell (8 px) or under a Gaussian: luminance, opponents, saturation, saturation · sine and cosine "
     "of the hue"},
    {"Contrast", "Contrast {size}, {kind}", kContrastSizes, kChannels, kOne,
     "standard deviation in the cell (8 px) or under a Gaussian"},
    {"Edge directions", "Edges {direction}, {size}", kEdgeSizes, kOne, kEdgeAngles,
     "length of the luminance gradient where the edge runs in this direction, in the cell or under a Gaussian"},
    {"Structure", "{kind}, {size}", kContrastSizes, kStructures, kOne,
     "of the structure tensor: how much one direction dominates, and the strength of the weaker direction"},
    {"Extremes", "{kind} in {size}", kExtremeSizes, kExtremes, kOne, "smallest and largest luminance"},
};

constexpr int total() {
  int sum = 0;
  for (const FilterbankGroup& group : kGroups) sum += group.count();
  return sum;
}
static_assert(total() == kFilterbankMaps);
static_assert(std::size(kGroups) == static_cast<std::size_t>(MapGroup::kExtremes) + 1);

}  // namespace

std::span<const FilterbankGroup> filterbank_groups() {
  return kGroups;
}

const FilterbankGroup& group_of(MapGroup group) {
  return kGroups[static_cast<std::size_t>(group)];
}

int map_index(MapGroup group, int size, int kind, int direction) {
  const FilterbankGroup& of = group_of(group);
  assert(size < static_cast<int>(of.sizes.size()) && kind < static_cast<int>(of.kinds.size()) &&
         direction < static_cast<int>(of.directions.size()));
  int first = 0;
  for (std::size_t i = 0; i < static_cast<std::size_t>(group); ++i) first += kGroups[i].count();
  const int kinds = static_cast<int>(of.kinds.size());
  return first + (size * kinds + kind) * static_cast<int>(of.directions.size()) + direction;
}

std::vector<std::string> filterbank_names() {
  std::vector<std::string> names;
  names.reserve(kFilterbankMaps);
  for (const FilterbankGroup& group : kGroups) {
    for (const auto size : group.sizes) {
      for (const auto kind : group.kinds) {
        for (const auto direction : group.directions) {
          names.push_back(fmt::format(fmt::runtime(group.name_pattern), fmt::arg("size", size), fmt::arg("kind", kind),
                                      fmt::arg("direction", direction)));
        }
      }
    }
  }
  return names;
}

}  // namespace pw
