#pragma once
// Multiply-adds by branch, as bars on one scale.
#include <vector>

#include "app/panels/cost/count_bars.h"
#include "app/panels/cost/inception/module_view.h"

namespace pw {

class BranchesPanel {
 public:
  void lay_out(Rect panel, const Frame& frame, const ModuleView& view);
  void input(Frame& frame) const { input_count_bars(frame, bars_); }
  void draw(const Frame& frame, const ModuleView& view) const;
  const Rect& panel() const { return panel_; }

 private:
  Rect panel_;
  std::vector<CountBar> bars_;
};

}  // namespace pw
