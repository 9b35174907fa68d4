#pragma once
// The loss against the steps: of the labelled positions, and of those held out.
#include <vector>

#include "app/frame/frame.h"

namespace pw {

void draw_loss_curve(const Frame& frame, Rect area, const std::vector<CurvePoint>& curve);

// The least of 1, 2, 5, 10, 20 … that is at least `value`.
double round_up(double value);
// Where the axis of a loss ends, at least at `largest`: its half is written as short as itself without being rounded.
double loss_axis_end(double largest);

}  // namespace pw
