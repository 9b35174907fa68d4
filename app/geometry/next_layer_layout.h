#pragma once
// Where the panels of Cost, tab Next layer, stand.
#include "app/geometry/rect.h"

namespace pw {

struct NextLayerLayout {
  // Where the last two share a place, one of them is shown at a time; or one of the last three.
  Rect gain, lanes, costs, measured;
  bool is_paged = false;
  bool keeps_lanes = true;  // false: the lanes share that place too
};
struct NextLayerRequest {
  Rect body;
  float unit = 1.0F;
  bool is_projected = false;
  float gain = 0.0F;  // the height that F′ needs from the last row, pixels
};
// The lanes and F′ above, what it costs and what was measured below; in a portrait window in three rows. Projected, and
// in a narrow window, the three share a place beside or below F′; projected in a portrait window the last two do. Whole
// pixels; panels never overlap.
NextLayerLayout lay_out_next_layer(const NextLayerRequest& request);

}  // namespace pw
