#pragma once
// How the document is looked at: never saved, never undone.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/view/theme.h"
#include "renderer/overlay_painter.h"
#include "renderer/range.h"

namespace pw {

// A position of the maps: x is the column, y the row.
struct Cell {
  std::int64_t x = 0, y = 0;
  bool operator==(const Cell&) const = default;
};

// How an output is coloured.
struct OutputColours {
  const ColorMap* map = nullptr;
  Range range;
  bool operator==(const OutputColours&) const = default;
};

enum class ShapeAxis { kBatch, kRows, kColumns, kMapsIn, kMapsOut, kKernel };

// What the pointer is on; its partners light up in every other view. Set while a frame is drawn, shown by the next.
struct Hover {
  std::optional<std::int64_t> map;
  std::optional<std::int64_t> output;
  std::optional<Cell> cell;
  std::optional<ShapeAxis> axis;
  bool operator==(const Hover&) const = default;
};

// Zoom 1 shows all maps; the origin is the grid's point at the panel's top left, in panel pixels at zoom 1.
struct GridView {
  float zoom = 1.0F;
  float x = 0.0F, y = 0.0F;
};

struct ViewState {
  ThemeKind theme = ThemeKind::kDark;
  std::int64_t image = 0;  // n: which image of the batch
  std::int64_t selected_map = 0;
  std::int64_t selected_output = 0;
  Cell probe;
  Hover hover;

  bool nhwc = true;
  RangeMode range_mode = RangeMode::kPerMap;
  bool strongest_only = false;
  GridView grid;
  std::int64_t grid_columns = 1;  // as last drawn: how far up and down move the selection
  std::int64_t first_column = 0;  // of the weight strips, where they are too narrow for all
  std::int64_t first_output = 0;  // of the output pictures, where there are more than fit

  OverlayMode overlay = OverlayMode::kWins;
  bool pin_ranges = false;
  bool show_change = false;
  bool curtain = false;
  bool help = false;
  std::string tooltip;      // of the last frame: what copying copies
  bool show_truth = false;  // the outline of the true road, where it is known
  float threshold = 0.5F;   // of the softmax probability above which the overlay is tinted

  // Colours of each output, and how far the bars and sliders of weights and biases reach: still from press to
  // release, and while pinned.
  std::vector<OutputColours> output_colours;
  float weight_reach = 1.0F;
  float bias_reach = 1.0F;
};

}  // namespace pw
