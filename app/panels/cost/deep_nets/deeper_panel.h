#pragma once
// For as many multiply-adds: how much deeper a net of bottlenecks is.
#include <array>

#include "app/panels/cost/count_slider.h"
#include "app/panels/cost/deep_nets/deep_counts.h"

namespace pw {

class DeeperPanel {
 public:
  void lay_out(Rect panel, const Frame& frame, const DeepCounts& counts);
  void input(Frame& frame, const DeepCounts& counts) const;
  // `reserved_right`: of its heading's line.
  void draw(const Frame& frame, const DeepCounts& counts, float reserved_right = 0.0F) const;
  Rect panel() const { return panel_; }

 private:
  std::size_t layer_at(const DeepNetCost& net, float x) const;
  void draw_layers(const Frame& frame, const DeepCounts& counts, bool is_deeper) const;
  void draw_name(const Frame& frame, const DeepCounts& counts, bool is_deeper) const;
  void draw_budget(const Frame& frame, const DeepCounts& counts) const;
  void draw_legend(const Frame& frame) const;
  void draw_notes(const Frame& frame, const DeepCounts& counts) const;

  Rect panel_, budget_, notes_;
  std::array<Rect, 2> layers_;  // plain, deeper; each as long as the longer of both
  CountSlider::Spec spec_;
  double scale_ = 1.0;  // multiply-adds of the whole length
};

}  // namespace pw
