#pragma once
// A chart of reductions against the number of outputs.
#include <span>
#include <string>
#include <vector>

#include "app/frame/frame.h"
#include "compute/reduction/reduction_curves.h"

namespace pw {

struct CurveChart {
  std::string title, caption;
  std::span<const ReductionCurve> curves;
  bool is_variance = false;  // shown in the place of the IoU
  std::string missing;       // why there are no curves
  std::string note;          // after what is read from it
  std::int64_t most = 32;    // outputs, where the axis ends
};

// The part of a chart between its axes; its height is that of a chart high enough.
Rect curve_plot(const Frame& frame, Rect chart);
// Where a number of outputs is on an axis that ends at `most`: 0 for one, 1 for the most.
float share_of_outputs(std::int64_t outputs, std::int64_t most);
// The numbers that are written on it: powers of two, and its end.
std::vector<std::int64_t> ticks_of_outputs(std::int64_t most);
// The methods' line styles, in so many columns.
// Of two classes one learned output is the task's, the others are principal components.
void draw_curve_legend(const Frame& frame, Rect area, bool has_two_classes, int columns);
// `marked`: the number of outputs where it is read.
void draw_curve_chart(const Frame& frame, Rect area, const CurveChart& chart, std::int64_t marked);

}  // namespace pw
