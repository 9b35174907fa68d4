#pragma once
#include "compute/scene/ground/ground_row.h"

namespace pw::scene {

// Painted lines, crossings, stop lines and arrows, worn by traffic.
class Marks {
 public:
  explicit Marks(const Stage& stage);
  void paint(Stage& stage, const GroundRow& row) const;

 private:
  struct Line {
    float across;   // metres from the centre line, of its middle
    float half;     // metres
    float period;   // metres, 0: unbroken
    float painted;  // share of the period
    float phase;
  };
  void draw_lines(Random& random, const Road& road, Setting setting);
  void add(float across, float half, float period, float painted, float phase);
  // Blends the paint over [left, right] metres, as much as `share` of the row's depth.
  void stroke(Stage& stage, const GroundRow& row, float left, float right, float share) const;
  void paint_crossing(Stage& stage, const GroundRow& row) const;
  void paint_arrow(Stage& stage, const GroundRow& row) const;

  std::array<Line, 10> lines_;
  int count_ = 0;
  Rgb color_;
  float wear_, offset_;
  float crossing_ = 0.0F, crossing_half_ = 0.0F, bar_ = 0.0F;  // metres; crossing_ 0: none
  float stop_ = 0.0F;
  float arrow_ = 0.0F, arrow_across_ = 0.0F;
};

}  // namespace pw::scene
