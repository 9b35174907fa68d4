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
  float merged_rows = 0.0F;   // what the merged layer needs for its pictures in two rows; 0: not asked for
  float least_merged = 0.0F;  // so low it may become for the hidden maps; 0: no lower
  float beside = 0.0F;        // the width of the outputs right of the hidden maps; 0: a share of the body
  // Of few maps: what their pictures need.
  float ratio = 0.0F;  // of a picture, its widest; 0: there are none
  float line = 0.0F;   // of text
  int maps = 0, hidden_maps = 0, outputs_shown = 0;
};
// Whole pixels; panels never overlap.
TwoLayersLayout lay_out_two_layers(const TwoLayersRequest& request);

// `count` areas of one size in a column, as many as have at least `least` of height, with `gap` between them.
std::vector<Rect> stacked(Rect area, std::int64_t count, float least, float gap);

}  // namespace pw
