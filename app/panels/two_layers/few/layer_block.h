#pragma once
// Where a hidden map of two layers of few maps stands, with its numbers.
#include <vector>

#include "app/panels/two_layers/pair_cells.h"

namespace pw {

// A hidden map with the numbers that make it, and those by which it goes on.
struct LayerBlock {
  std::int64_t hidden = 0;
  Rect area, picture;
  float numbers = 0.0F;                          // the top of the line that names them
  float numbers_end = 0.0F;                      // below them
  float second_left = 0.0F;                      // where W2 stands
  float first_right = 0.0F, title_right = 0.0F;  // the ends of the names of W1's row and of the picture
  std::vector<PairCell> first, second;
  PairBias bias;
};

// Points: wide enough for the most that stands above a map.
inline constexpr float kTitleOfMap = 290.0F;

// The height of the line above a map.
float map_title_height(const Frame& frame);
// Below each other, each map between its numbers. High pictures leave most of that empty: where they are much larger
// so, they stand beside each other with their numbers below.
std::vector<LayerBlock> layer_blocks(Rect area, const Frame& frame, const ShownPair& shown);

}  // namespace pw
