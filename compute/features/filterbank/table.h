#pragma once
// The 256 maps of the filter bank: what they measure, their order and their names.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pw {

inline constexpr int kFilterbankMaps = 256;
// Side of a cell in image pixels. Each cell gives one position of the maps.
inline constexpr int kCell = 8;

// In the order of the maps.
enum class MapGroup {
  kGaborLuminance,
  kGaborColour,
  kGaborBars,
  kGaborAround,
  kGaborAroundColour,
  kSpots,
  kColour,
  kContrast,
  kEdges,
  kStructure,
  kExtremes,
};

// A group holds sizes × kinds × directions maps, the direction varying fastest.
struct FilterbankGroup {
  std::string_view title;
  std::string_view name_pattern;  // of a map, with {size}, {kind} and {direction}
  std::span<const std::string_view> sizes;
  std::span<const std::string_view> kinds;
  std::span<const std::string_view> directions;
  std::string_view measures;

  constexpr int count() const { return static_cast<int>(sizes.size() * kinds.size() * directions.size()); }
};

// Indexed by MapGroup.
std::span<const FilterbankGroup> filterbank_groups();

const FilterbankGroup& group_of(MapGroup group);
int map_index(MapGroup group, int size, int kind, int direction);
// The display names of all 256.
std::vector<std::string> filterbank_names();

}  // namespace pw
