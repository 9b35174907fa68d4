#pragma once
// The layout of the window and of a view's panels.
#include <cstdint>
#include <vector>

#include "app/geometry/rect.h"

namespace pw {

// Up to this many rows of W are shown as sliders, rows of bars and small bars; more are shown as a matrix.
inline constexpr std::int64_t kShownRows = 4;

// What the layouts of views have in common. Points.
inline constexpr float kLayoutGap = 8.0F, kLayoutPadding = 10.0F;
inline constexpr float kLayoutTitle = 26.0F;  // the height of a panel's heading
inline constexpr float kWidePicture = 2.0F;   // width : height
// In whole pixels; empty where nothing is left for it.
Rect whole(Rect r);
bool is_portrait(const Rect& body);
// Of Explore's image, and of all labels beside W. It depends on nothing that changes at work, so that W stands still.
float labels_width(const Rect& body, float unit, float map_ratio, bool is_projected);

// The pictures of the outputs, at the bottom of a view.
struct OutputsRequest {
  Rect body;
  float unit = 1.0F;
  float map_ratio = 1.0F;
  bool is_projected = false;
  int slots = 1;
  int pictures = 0;             // the slots that show outputs
  float most = 0.32F;           // of the height, where they stand in one row
  float more_of_two = 0;        // the same of each of two rows, besides what these have anyway
  bool is_chart_below = false;  // the second of two rows is one chart
};

struct OutputRows {
  Rect all;
  std::vector<Rect> slots;
};
// Side by side; in a portrait window the pictures in one row, the others in a row below. `rest`: the body's height
// without its gaps.
OutputRows lay_out_outputs(const OutputsRequest& request, float rest);

// The parts of the window around a view. Whole pixels.
struct WindowLayout {
  Rect toolbar;
  Rect shape_line;
  Rect body;  // the view's
  Rect status;
};
// `unit`: pixels per point.
WindowLayout lay_out_window(float width, float height, float unit);

// Explore: from top to bottom in the order of the formula.
struct ExploreLayout {
  Rect image;                      // the image and the selected map: left of x, in a portrait window above it
  Rect maps;                       // x
  Rect weights;                    // W; empty if it is not shown
  Rect labels_column;              // where the labels of W stand: the same in all views,
  Rect maps_column;                // and its weights
  Rect outputs;                    // y
  std::vector<Rect> output_slots;  // its pictures side by side
};
struct ExploreRequest {
  Rect body;
  float unit = 1.0F;
  float map_ratio = 1.0F;     // width : height of a map
  int output_slots = 4;       // pictures in the bottom row
  int weight_rows = 2;        // 0: W is not shown
  bool is_projected = false;  // sliders and numbers are larger
  int output_pictures = 0;    // the slots that show outputs: in a portrait window the others stand in a row below them
  bool ends_with_chart = true;  // the last slot is no picture
};
// Whole pixels. Panels never overlap and never leave the body, down to a window of 820 x 600 points. In a smaller one
// some are empty, but none has a size below zero.
ExploreLayout lay_out_explore(const ExploreRequest& request);

}  // namespace pw
