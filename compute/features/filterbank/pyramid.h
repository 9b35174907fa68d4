#pragma once
// A tile of the image as luminance and two colour-opponent channels, at full size and at 1/2, 1/4 and 1/8.
#include <array>
#include <cstdint>

#include "compute/core/image.h"
#include "compute/features/filterbank/patch.h"

namespace pw {

inline constexpr int kChannels = 3;
inline constexpr int kLevels = 4;

// A rectangle of cells of the output grid.
struct CellRect {
  int x = 0, y = 0, width = 0, height = 0;
};

// luminance (R+G+B)/3, red–green R-G, blue–yellow B-(R+G)/2, of R, G, B in 0…1.
using OpponentPatches = std::array<Patch, kChannels>;

struct ImageTile {
  // R, G and B of the tile's own pixels, without margin: for features that are not linear in them.
  std::array<Patch, kChannels> rgb;
  // levels[l][c]: 1/2^l of the size. The coarsest has one sample per cell and no margin, the others a margin of at
  // least kRadius.
  std::array<OpponentPatches, kLevels> levels;
};

// Borders replicate the edge pixels. A tile's margin holds its neighbours' pixels, so that no result depends on the
// tiling.
ImageTile load_tile(const Image& image, const CellRect& cells);

}  // namespace pw
