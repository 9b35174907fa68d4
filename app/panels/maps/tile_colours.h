#pragma once
// How the tiles of the grid are coloured: x, or the products w·x for the selected output.
#include <span>
#include <vector>

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

// What the tile of a map shows.
std::vector<float> tile_values(const Frame& frame, const TileColours& colours, std::int64_t map);
// Tile::hatch of this tile: no lines between signs where the picture says them without.
float tile_lines(const Frame& frame, const TileColours& colours, std::int64_t map, Rect tile);
// The numbers of tiles of one size, written alike where each has room for its own, as draw_cell_values() does.
void draw_tile_numbers(const Frame& frame, const TileColours& colours, std::span<const std::int64_t> maps,
                       std::span<const Rect> tiles, Rect clip);

}  // namespace pw
