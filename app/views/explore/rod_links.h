#pragma once
// In the mode *3D*, lines from the rod laid flat to W, and from each filter to the position of its output.
#include <optional>
#include <vector>

#include "app/panels/outputs/outputs_panel.h"
#include "app/panels/weights/weight_rows.h"

namespace pw {

struct RodPlaces {
  std::optional<Rect> cell;  // of the selected map in the rod laid flat, if it is visible
  Rect weights;              // the panel
  std::vector<Rect> head;    // what stands in its head
  float outputs_y = 0.0F;    // the top of y's panels
};
// Draw after the outputs, null where they are not shown, and before the head of W.
void draw_rod_links(const Frame& frame, const RodPlaces& places, const WeightRows& rows, const OutputsPanel* outputs);

}  // namespace pw
