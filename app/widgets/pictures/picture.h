#pragma once
// Pictures of maps in the window, and what the pointer does on them.
#include <functional>
#include <span>

#include "app/frame/frame.h"

namespace pw {

// Its size in whole pixels, at least one, as a canvas has.
Rect whole_size(Rect rect);
// The picture of a map in this area. Few positions are read as a table of numbers, so their cells are up to three times
// as wide as high; all others are square.
Rect fit_map(Rect area, const Shape& shape);
// So many heights wide a position is at most.
float widest_cell(const Shape& shape);

// A canvas (bottom row at v = 0) or an image (top row at v = 0).
void draw_canvas(const Frame& frame, GLuint texture, Rect area);
void draw_image(const Frame& frame, GLuint texture, Rect area);

// The position under the pointer, if the pointer is on the picture.
std::optional<Position> position_at(ImVec2 point, Rect picture, std::int64_t w, std::int64_t h);

// Makes a picture react to the pointer: hovering shares the position with all panels, a press moves the marker there.
ItemState point_on_picture(Frame& frame, const WidgetKey& key, Rect picture);

}  // namespace pw
