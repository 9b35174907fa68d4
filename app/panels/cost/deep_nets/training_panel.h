#pragma once
// What a step of training takes.
#include <vector>

#include "app/panels/cost/count_bars.h"
#include "app/panels/cost/deep_nets/deep_counts.h"

namespace pw {

class DeepTrainingPanel {
 public:
  void lay_out(Rect panel, const Frame& frame, const DeepCounts& counts);
  void input(Frame& frame) const { input_count_bars(frame, bars_); }
  void draw(const Frame& frame, const DeepCounts& counts, float reserved_right = 0.0F) const;
  Rect panel() const { return panel_; }

 private:
  void lay_out_bars(Rect area, float thick, const Frame& frame, const DeepCounts& counts);
  void draw_table(const Frame& frame, const DeepCounts& counts) const;

  Rect panel_, table_;
  Rect memory_;                 // the bars with their names and words: below the table, in a low panel beside it
  std::vector<CountBar> bars_;  // plain, bottlenecks
};

}  // namespace pw
