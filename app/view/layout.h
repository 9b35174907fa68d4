#pragma once
// Where the panels stand: from top to bottom as the formula reads.
#include <vector>

#include "app/view/rect.h"

namespace pw {

struct PanelLayout {
  float unit = 1.0F;  // pixels per point
  Rect toolbar;
  Rect shape_line;
  Rect image;                      // the image and the selected map
  Rect maps;                       // x
  Rect weights;                    // W
  Rect outputs;                    // y
  std::vector<Rect> output_slots;  // its pictures side by side
  Rect status;
};

struct LayoutRequest {
  float width = 0.0F, height = 0.0F;  // of the window, pixels
  float unit = 1.0F;
  float map_ratio = 1.0F;  // width : height of a map
  int output_slots = 4;    // pictures side by side in the bottom row
  int weight_rows = 2;
};

// Whole pixels. Panels never overlap and never leave the window, down to 1100 x 600 points.
PanelLayout lay_out(const LayoutRequest& request);

}  // namespace pw
