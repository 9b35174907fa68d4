#pragma once
// How the reductions do with more and more outputs: charts with one axis.
#include <vector>

#include "app/comparison/comparison.h"
#include "app/frame/frame.h"
#include "app/panels/compare/curve_chart.h"

namespace pw {

// Where the curves are read: until somebody chooses, where the table is.
std::int64_t curve_outputs(const Frame& frame);
// The one before or after it.
void step_curve_outputs(Frame& frame, int by);

class CompareCurves {
 public:
  // In a panel that is much wider than high the charts stand side by side.
  void lay_out(Rect panel, const Frame& frame);
  void input(Frame& frame) const;
  void draw(const Frame& frame) const;
  Rect panel() const { return panel_; }
  bool is_shown() const { return panel_.h > 0.0F; }

 private:
  std::vector<CurveChart> charts(const Frame& frame) const;
  void draw_slider(const Frame& frame) const;

  Rect panel_, legend_, charts_, slider_, number_;
  bool is_wide_ = false;
};

}  // namespace pw
