#pragma once
// A chart of reductions against the number of outputs.
#include <span>
#include <string>
#include <vector>

#include "app/frame/frame.h"
#include "app/presentation/selection.h"
#include "compute/reduction/reduction_curves.h"

namespace pw {

struct CurveChart {
  std::string title, caption;
  std::span<const ReductionCurve> curves;
  bool is_variance = false;           // shown in the place of the IoU
  std::string missing;                // why there are no curves
  std::string note;                   // after what is read from it
  std::int64_t most = kMostCompared;  // outputs, where the axis ends
};

// The part of a chart between its axes; its height is that of a chart high enough.
Rect curve_plot(const Frame& frame, Rect chart);
// Where a number of outputs is on an axis that ends at `most`: 0 for one, 1 for the most.
float share_of_outputs(std::int64_t outputs, std::int64_t most);
// The numbers that are written on it: powers of two, and its end.
std::vector<std::int64_t> ticks_of_outputs(std::int64_t most);
struct CurveLegend {
  bool has_labels = true;        // without them only what needs none has a curve
  bool has_two_classes = false;  // one learned output is the task's, the others are principal components
  int columns = 2;
};
// The methods' line styles.
void draw_curve_legend(const Frame& frame, Rect area, const CurveLegend& legend);
// `marked`: the number of outputs where it is read.
void draw_curve_chart(const Frame& frame, Rect area, const CurveChart& chart, std::int64_t marked);

}  // namespace pw
