#pragma once
// Where the panels of Cost, tab Next layer, stand.
#include "app/geometry/rect.h"

namespace pw {

struct NextLayerLayout {
  // Of the last three only one is shown at a time where they share a place.
  Rect gain, lanes, costs, measured;
  bool is_paged = false;
};
struct NextLayerRequest {
  Rect body;
  float unit = 1.0F;
  bool is_projected = false;
  float gain = 0.0F;  // the height that F′ needs from the last row, pixels
};
// The lanes and F′ above, what it costs and what was measured below; in a portrait window in three rows. Projected, and
// in a narrow window, the three share a place beside or below F′. Whole pixels; panels never overlap.
NextLayerLayout lay_out_next_layer(const NextLayerRequest& request);

}  // namespace pw
