#pragma once
// The layout of Learn's tab Reconstruct.
#include "app/geometry/rect.h"

namespace pw {

// y and the pairs above, the variance of each map in W's columns, what it means below. Projected, y stands left of the
// pairs and the variance; in a portrait window the panels stand below each other.
struct ReconstructLayout {
  Rect outputs, pairs;
  Rect explained;
  Rect claims;  // empty in a low window
  Rect labels_column, maps_column;
};
struct ReconstructRequest {
  Rect body;
  float unit = 1.0F;
  float map_ratio = 1.0F;
  bool is_projected = false;
  float claims = 0.0F;   // the height that their headings need, which alone are shown projected
  float outputs = 0.0F;  // the width that the numbers of y like; 0: it has none
  // What they need; 0: what there is.
  float pairs_w = 0.0F, pairs_h = 0.0F;
};
// Whole pixels; panels never overlap. What the pairs do not need, y gets beside them unless its pictures are wide;
// where it does not stand beside them, the variance.
ReconstructLayout lay_out_reconstruct(const ReconstructRequest& request);

}  // namespace pw
