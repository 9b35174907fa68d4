#pragma once
// What the brush of Learn does to the labels, by pointer or by key.
#include <cstdint>

#include "app/document/labels/brush.h"
#include "app/frame/frame.h"

namespace pw {

// The class that the brush paints now; kUnlabelled if it erases.
std::uint8_t painted_class(const Frame& frame, bool erases);
// Along a line of the shown image with the selected tool; the fill begins at `to`. Nothing if no label changes.
void paint(Frame& frame, MapPoint from, MapPoint to, std::uint8_t kind);
// At the marked position, as one step.
void paint_position(Frame& frame);

}  // namespace pw
