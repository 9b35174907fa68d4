#pragma once
// What F′ gains and what it loses, on one axis.
#include "app/panels/cost/next_layer/ledger.h"

namespace pw {

// Gains on the left axis, a logarithmic one; what is kept of the variance on the right one.
struct GainChart {
  Rect plot;
  CountSlider::Spec slider;          // whose rail is as long as the plot
  double least = 0.5, most = 256.0;  // gains

  float x_of(double reduced) const { return CountSlider::x_of(slider, reduced, plot); }
  float y_of_gain(double gain) const;
  float y_of_share(double share) const;
};

GainChart make_gain_chart(const Ledger& ledger, const CountSlider::Spec& slider, Rect plot);
// Where the net gain of F′ stands.
ImVec2 net_point(const GainChart& chart, const Ledger& ledger);
void draw_gain_chart(const Frame& frame, const GainChart& chart, const Ledger& ledger);
// The room that the numbers of the axes need left and right of the plot.
float gain_axis_width(const Frame& frame);
float share_axis_width(const Frame& frame);

// How each is drawn, before its name.
enum class GainLine { kNone, kAlone, kNet, kTimed, kKept };
void draw_gain_line(const Frame& frame, GainLine line, Rect sample);

}  // namespace pw
