#pragma once
// A plain layer of the first stage and the bottleneck in its place, as pictures: what each reads, makes and weighs.
#include "app/frame/frame.h"
#include "compute/cost/deep_net.h"

namespace pw {

// Nothing where the area is too low.
void draw_layer_kinds(const Frame& frame, Rect area, const DeepNet& net);

}  // namespace pw
