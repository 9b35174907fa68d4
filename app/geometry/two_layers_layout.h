#pragma once
// Where the panels of Two layers stand.
#include <cstdint>
#include <vector>

#include "app/geometry/rect.h"

namespace pw {

// Of few maps: x, the two layers and y above, the examples and the merged layer below; in a portrait window one below
// the other. Of many: the strips of W1, the hidden maps and y, the merged layer.
struct TwoLayersLayout {
  Rect x, layers, y, cases, merged;  // x and cases are empty where there are many maps
  Rect strips;                       // empty where there are few
};
struct TwoLayersRequest {
  Rect body;
  float unit = 1.0F;
  bool has_strips = false;
  float strips = 0.0F;   // the height that these need, pixels
  float merged = 0.0F;   // likewise; at most a third of the body is given
  float outputs = 0.0F;  // those of many maps in a portrait window need
};
// Whole pixels; panels never overlap.
TwoLayersLayout lay_out_two_layers(const TwoLayersRequest& request);

// For the last row: rows of as many pictures, with room for a sign between two of them. Where the pictures are larger
// then, a row has two lines, the first of which is the shorter one.
struct SpokenRows {
  std::vector<Rect> panels;                 // of the rows
  std::size_t first_line = 0;               // pictures in it
  std::vector<std::vector<Rect>> pictures;  // by row
  float title = 0.0F;                       // the height above each picture
};
SpokenRows lay_out_spoken_rows(Rect body, float unit, int rows, int columns, float title, float ratio);

// `count` areas of one size in a column, as many as have at least `least` of height, with `gap` between them.
std::vector<Rect> stacked(Rect area, std::int64_t count, float least, float gap);

}  // namespace pw
