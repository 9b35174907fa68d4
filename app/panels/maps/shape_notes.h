#pragma once
// What the shapes say, in words, beside them.
#include "app/frame/view.h"

namespace pw {

// All of it at the right of `area`, or what has room there.
// Of the document's layer, or of two layers.
void draw_shape_notes(const Frame& frame, Rect area, const std::optional<LayerShape>& other);

}  // namespace pw
