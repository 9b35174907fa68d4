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
  // The most that each gains by, 0: unknown. What the pictures leave free is given to these, and what they lack is
  // taken from the strips.
  float most_merged = 0.0F, most_strips = 0.0F, hidden = 0.0F;
  float beside = 0.0F;  // the width of the outputs right of the hidden maps; 0: a share of the body
  // Of few maps: what their pictures need.
  float ratio = 0.0F;  // of a picture, its widest; 0: there are none
  float line = 0.0F;   // of text
  int maps = 0, hidden_maps = 0, outputs_shown = 0;
};
// Whole pixels; panels never overlap.
TwoLayersLayout lay_out_two_layers(const TwoLayersRequest& request);

// For the last row: rows of pictures, with room for a sign left of each. Where the pictures are larger then, a row has
// several lines, filled from the left: what is missing is missing at the end. x is a column left of the sums where that
// makes all pictures larger.
struct SpokenRows {
  std::vector<Rect> panels;                 // of the rows
  std::vector<std::size_t> first_line;      // by row: pictures in it
  std::vector<std::vector<Rect>> pictures;  // by row
};
struct SpokenRowsRequest {
  Rect body;
  float unit = 1.0F;
  int rows = 1;
  int maps = 0;               // pictures of x, in the first row; 0: that is a sum like the others
  std::vector<float> before;  // by picture of a sum: the room left of it, pixels
  float title = 0.0F;         // the height above each picture
  float ratio = 1.0F;         // of a picture
  float widest = 0.0F;        // the ratio up to which one may be stretched; 0: not at all
  float between = 0.0F;       // pictures of x, where there are more than in a sum
  std::vector<bool> heads;    // by row: whether its titles stand below its buttons; absent: beside them
};
SpokenRows lay_out_spoken_rows(const SpokenRowsRequest& request);

// `count` areas of one size in a column, as many as have at least `least` of height, with `gap` between them.
std::vector<Rect> stacked(Rect area, std::int64_t count, float least, float gap);

}  // namespace pw
