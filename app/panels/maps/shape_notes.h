#pragma once
// What the shapes say, in words, beside them.
#include "app/frame/frame.h"
#include "compute/convolution/kernel_geometry.h"

namespace pw {

// All of it at the right of `area`, or what has room there.
void draw_shape_notes(const Frame& frame, const KernelGeometry& kernel, Rect area);

}  // namespace pw
