#pragma once
// Marks on pictures: frames, outlines, lines, and where the selected position is.
#include <functional>
#include <span>
#include <vector>

#include "app/frame/frame.h"

namespace pw {

// White inside black, visible on any map.
void draw_frame(const Frame& frame, Rect around, float thickness = 2.0F);
// Readable on panels, and at their edges on maps.
void draw_dashed(const Frame& frame, const std::vector<ImVec2>& line);
// Thin diagonal lines: nothing varies here.
void draw_hatch(const Frame& frame, Rect area);
// Draws one side of a rectangle.
using DrawEdge = std::function<void(float left, float top, float right, float bottom)>;
// What `edges` draws of lines `thick` wide is white, with black around all of it, so that no white is covered.
void draw_white_in_black(const Frame& frame, const std::function<void(const DrawEdge& edge, float thick)>& edges);
// A line around each group of these positions on a picture of h x w positions: white in black.
void draw_outline(const Frame& frame, Rect picture, std::int64_t w, std::int64_t h,
                  std::span<const Position> positions);
// The position marker on a picture of h x w positions.
void draw_position_marker(const Frame& frame, Rect picture, std::int64_t w, std::int64_t h, Position position,
                          bool strong);
// A circle around one position, outside its marker: white in black.
void draw_circle(const Frame& frame, Rect picture, std::int64_t w, std::int64_t h, Position position);

// The markers of the selected position and of the one under the pointer.
void draw_markers(const Frame& frame, Rect picture);

// A bar along the picture's rows or columns while the pointer is on that size in the shape line.
void draw_axis_brackets(const Frame& frame, Rect picture);

}  // namespace pw
