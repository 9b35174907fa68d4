#pragma once
// How the tiles of the grid are coloured: x, or the products w·x for the selected output.
#include "app/frame/frame.h"

namespace pw {

struct TileColours {
  const ColorMap* map = nullptr;
  // Of the inputs.
  bool signed_values = false;
  // Of the products: one scale for all, so that they compare.
  std::optional<Range> products;
};
TileColours tile_colours(const Frame& frame);

// The colour range and the gain of one tile.
struct TileScale {
  Range range;
  float gain = 1.0F;
};
TileScale tile_scale(const Frame& frame, const TileColours& colours, std::int64_t map);

}  // namespace pw
