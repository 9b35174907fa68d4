#pragma once
// Pictures of maps on the window, and what is written and drawn on them.
#include <functional>
#include <span>

#include "app/frame/frame.h"

namespace pw {

// A canvas (bottom row at v = 0) or an image (top row at v = 0).
void draw_canvas(const Frame& frame, GLuint texture, Rect area);
void draw_image(const Frame& frame, GLuint texture, Rect area);

// White inside black: seen on any map.
void draw_frame(const Frame& frame, Rect around, float thickness = 2.0F);
// The position marker on a picture of h x w positions.
void draw_position_marker(const Frame& frame, Rect picture, std::int64_t w, std::int64_t h, Position position,
                          bool strong);

// The values of the positions in figures, where a position has room for them.
void draw_cell_values(const Frame& frame, Rect picture, std::int64_t w, std::int64_t h, std::span<const float> values,
                      const std::function<Rgb(float)>& colour_of_value, Rect clip);

// lo … hi under a picture, with zero marked where it is inside.
void draw_legend(const Frame& frame, Rect area, const ColorMap& map, Range range);

// The position under the pointer, where the pointer is on the picture.
std::optional<Position> position_at(ImVec2 point, Rect picture, std::int64_t w, std::int64_t h);

// Makes a picture answer the pointer: hovering shares the position with all views, a press moves the marker there.
ItemState point_on_picture(Frame& frame, const WidgetKey& key, Rect picture);

// The markers of the selected position and of the one that the pointer is on.
void draw_markers(const Frame& frame, Rect picture);

// Brackets along the picture's rows or columns while the shape line's number is pointed at.
void draw_axis_brackets(const Frame& frame, Rect picture);

}  // namespace pw
