#pragma once
// How things are shown.
#include <optional>
#include <vector>

#include "app/style/theme_kind.h"
#include "compute/core/shape.h"
#include "renderer/colors/range.h"
#include "renderer/painters/overlay_mode.h"

namespace pw {

// Pinned colour ranges and scales.
struct PinnedScales {
  std::vector<Range> outputs;  // one per output
  float weights = 1.0F;        // half range of the bars
  float biases = 1.0F;
  bool operator==(const PinnedScales&) const = default;
};

// A comparable value, saved with a project.
struct Display {
  ThemeKind theme = ThemeKind::kDark;
  AxisOrder axis_order = AxisOrder::kNhwc;
  RangeMode range_mode = RangeMode::kPerMap;
  bool strongest_only = false;
  std::optional<OverlayMode> overlay;  // absent: the most telling one for the weights
  float threshold = 0.5F;              // the probability above which the overlay is tinted
  bool shows_truth = false;
  bool shows_change = false;
  bool curtain = false;
  bool shows_weight_gradient = false;  // in Learn: dL/dW, a row per output
  bool reduces_motion = false;         // nothing moves by itself
  std::optional<PinnedScales> pinned;
  bool operator==(const Display&) const = default;
};

}  // namespace pw
