#pragma once
// The classes that positions can be labelled with, and what they look like.
#include <cstdint>
#include <string>

#include "app/frame/frame.h"
#include "renderer/painters/label_painter.h"

namespace pw {

// Positions of each class that are drawn from the ground truth at a time.
inline constexpr std::int64_t kSamples = 40;

// One per output; two for a single output, which separates class 1 from class 0.
std::int64_t class_count(const Document& document);
// What the brush paints: one of these.
std::int64_t brush_class(const Frame& frame);

// The colour of the class's output; white for one without a hue of its own.
LabelLook label_look(const Frame& frame, std::int64_t kind);
LabelPainting label_painting(const Frame& frame);
// A sample of its colour and pattern.
void draw_label_swatch(const Frame& frame, Rect area, std::int64_t kind);

}  // namespace pw
