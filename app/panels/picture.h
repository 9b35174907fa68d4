#pragma once
// Pictures of maps on the window, and what is written and drawn on them.
#include <functional>
#include <span>

#include "app/panels/ui.h"

namespace pw {

// A canvas (bottom row at v = 0) or an image (top row at v = 0).
void put_canvas(const Ui& ui, GLuint texture, Rect area);
void put_image(const Ui& ui, GLuint texture, Rect area);

// White inside black: seen on any map.
void put_frame(const Ui& ui, Rect around, float thickness = 2.0F);
// The position marker on a picture of h x w cells.
void put_cell_marker(const Ui& ui, Rect picture, std::int64_t w, std::int64_t h, Cell cell, bool strong);

// The values of the cells in figures, where a cell has room for them.
void put_cell_values(const Ui& ui, Rect picture, std::int64_t w, std::int64_t h, std::span<const float> values,
                     const std::function<Rgb(float)>& colour_of_value, Rect clip);

// lo … hi under a picture, with zero marked where it is inside.
void put_legend(const Ui& ui, Rect area, const ColorMap& map, Range range);

// The cell under the pointer, where the pointer is on the picture.
std::optional<Cell> cell_at(ImVec2 point, Rect picture, std::int64_t w, std::int64_t h);

// Makes a picture answer the pointer: hovering shares the cell with all views, a press moves the probe there. Returns
// whether it is hovered.
bool probe_on_picture(Ui& ui, const char* name, Rect picture);

// Brackets along the picture's rows or columns while the shape line's number is pointed at.
void put_axis_brackets(const Ui& ui, Rect picture);

}  // namespace pw
