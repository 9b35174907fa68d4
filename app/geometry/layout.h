#pragma once
// Where the parts of the window and the panels of a view are.
#include <cstdint>
#include <vector>

#include "app/geometry/rect.h"

namespace pw {

// Rows of W that have sliders, strips and small bars of their own; more make a matrix.
inline constexpr std::int64_t kShownRows = 4;

// The parts that every view has around it. Whole pixels.
struct WindowLayout {
  Rect toolbar;
  Rect shape_line;
  Rect body;  // the view's
  Rect status;
};
// `unit`: pixels per point.
WindowLayout lay_out_window(float width, float height, float unit);

// Explore: from top to bottom as the formula reads.
struct ExploreLayout {
  Rect image;                      // the image and the selected map
  Rect maps;                       // x
  Rect weights;                    // W
  Rect outputs;                    // y
  std::vector<Rect> output_slots;  // its pictures side by side
};
struct ExploreRequest {
  Rect body;
  float unit = 1.0F;
  float map_ratio = 1.0F;  // width : height of a map
  int output_slots = 4;    // pictures side by side in the bottom row
  int weight_rows = 2;
};
// Whole pixels. Panels never overlap and never leave the body, down to a window of 1100 x 600 points. In a
// smaller one some are empty, but none has a size below zero.
ExploreLayout lay_out_explore(const ExploreRequest& request);

}  // namespace pw
