#pragma once
// The layout of Learn's tab Train.
#include <vector>

#include "app/geometry/rect.h"

namespace pw {

// Labels and training above, the gradients and W in the middle, y below. A narrow picture to paint on stands left of
// training and gradients instead, as high as both.
struct LearnLayout {
  Rect paint, train;
  Rect gradient;
  Rect weights;                         // empty if W is not shown
  Rect labels_column, maps_column;      // W's: where there is room where Explore has the image and the maps
  Rect gradient_labels, gradient_maps;  // the same of the gradients
  std::vector<Rect> output_slots;       // as Explore's

  bool is_gradient_above_weights() const { return gradient_maps.x == maps_column.x; }
};
struct LearnRequest {
  Rect body;
  float unit = 1.0F;
  float map_ratio = 1.0F;
  int output_slots = 4;
  int weight_rows = 2;   // 0: W is not shown
  float gradient = 150;  // the height that the gradients need, in points
  bool is_projected = false;
  int output_pictures = 0;  // as Explore's
};
// Whole pixels; panels never overlap.
LearnLayout lay_out_learn(const LearnRequest& request);

}  // namespace pw
