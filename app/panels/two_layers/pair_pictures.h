#pragma once
// Pictures of the pair's maps.
#include "app/panels/two_layers/pair_view.h"
#include "app/widgets/pictures/cell_numbers.h"

namespace pw {

// Of a map with the ratio of the pair's input, in whole pixels at the top left of `area`. There must be an input.
Rect pair_picture(Rect area, const ShownPair& shown);

struct PairPicture {
  WidgetKey key;
  Rect area;
  const Tensor* maps = nullptr;
  std::int64_t map = 0;
  OutputColours colours;
  bool is_hatched = false;  // where it is 0
  float gain = 1.0F;        // what the values are multiplied by
  // Of several pictures together, and which of them is its first; absent: it has its own.
  const CellNumbers* numbers = nullptr;
  std::size_t first_number = 0;
};
// Whether a picture of so few positions has a number in each.
bool has_pair_numbers(const Shape& shape);
// With the marker of the position. `version` identifies the values.
void draw_pair_picture(const Frame& frame, const ShownPair& shown, const PairPicture& picture,
                       const DataVersion& version);
// Of what the pair gives now.
void draw_pair_picture(const Frame& frame, const ShownPair& shown, const PairPicture& picture);
// In the place of one that is not there yet.
void draw_no_pair_picture(const Frame& frame, const ShownPair& shown, Rect area);

// Makes it react to the pointer: a press moves the marker.
ItemState point_on_pair(Frame& frame, const ShownPair& shown, const WidgetKey& key, Rect area);

}  // namespace pw
