#pragma once
// How W is drawn: rows of bars, or a matrix of colours if there are many filters.
#include "app/frame/frame.h"
#include "app/geometry/matrix_geometry.h"

namespace pw {

// The map in this column: W follows the order of the grid.
std::int64_t map_in_column(const Frame& frame, std::int64_t column);
// Whether there are so many filters that W is a matrix of colours.
bool draws_matrix(const Frame& frame);

// One weight in its cell: a bar from the zero line in the middle, or the cell's colour. Bars of muted maps are hollow;
// those of maps that do not count are dimmed.
void draw_weight(const Frame& frame, Rect cell, std::int64_t output, std::int64_t map);

// All weights, with numbers where there is room for them; the columns and the row are marked that are selected or
// pointed at.
void draw_weights(const Frame& frame, const MatrixGeometry& geometry);

}  // namespace pw
