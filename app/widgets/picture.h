#pragma once
// Pictures of maps in the window, and annotations on them.
#include <functional>
#include <span>
#include <vector>

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

// The height of the line below a picture, for a colour scale or a score, whose number has the larger type.
float line_below_picture(const Frame& frame);
// The colour scale lo … hi, with zero marked if it is in the range: lying below a picture, upright beside it. Where the
// picture has a line at zero, and there is room, it says so.
void draw_legend(const Frame& frame, Rect area, const ColorMap& map, Range range, bool has_zero_line = false);

// A picture and what is read with it: a line below it, or, beside a narrow picture, which is much larger then, a
// column.
struct PictureWithLine {
  Rect picture, line;
  bool is_beside = false;
};
// `place`: the picture in an area. What takes the same area has the same size, whatever is read with it.
PictureWithLine place_with_line(const Frame& frame, Rect area, const std::function<Rect(Rect)>& place);
// As the picture of a map, with its colour scale.
PictureWithLine place_map_with_scale(const Frame& frame, Rect area);

// The position under the pointer, if the pointer is on the picture.
std::optional<Position> position_at(ImVec2 point, Rect picture, std::int64_t w, std::int64_t h);

// Makes a picture react to the pointer: hovering shares the position with all panels, a press moves the marker there.
ItemState point_on_picture(Frame& frame, const WidgetKey& key, Rect picture);

// The markers of the selected position and of the one under the pointer.
void draw_markers(const Frame& frame, Rect picture);

// A bar along the picture's rows or columns while the pointer is on that size in the shape line.
void draw_axis_brackets(const Frame& frame, Rect picture);

}  // namespace pw
