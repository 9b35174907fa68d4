#pragma once
// What the shapes say, in words, beside them.
#include "app/frame/view.h"
#include "compute/convolution/kernel_geometry.h"

namespace pw {

// All of it at the right of `area`, or what has room there.
// Of the document's layer, read by such a kernel, or of two layers.
void draw_shape_notes(const Frame& frame, const KernelGeometry& kernel, Rect area,
                      const std::optional<LayerShape>& other);

}  // namespace pw
