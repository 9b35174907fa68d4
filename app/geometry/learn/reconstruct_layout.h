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
  float claims = 0.0F;  // the height that their headings need, which alone are shown projected
  float pairs = 0.0F;   // the height that they need; 0: what there is
};
// Whole pixels; panels never overlap. What the pairs do not need, where y is not beside them, the variance gets.
ReconstructLayout lay_out_reconstruct(const ReconstructRequest& request);

}  // namespace pw
