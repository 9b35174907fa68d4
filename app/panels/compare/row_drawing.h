#pragma once
// What stands in the columns of the table: names and pictures.
#include "app/panels/compare/row_columns.h"
#include "app/panels/compare/row_pictures.h"

namespace pw {

// The heads above the first row, from `top` on.
void draw_picture_heads(const Frame& frame, const RowColumns& columns, float top);
// `row` is null while there is none.
void draw_row_name(const Frame& frame, const RowColumns& columns, ReductionKind kind, const ReductionRow* row,
                   Rect area);
// Returns whether an output has a line at zero.
bool draw_row_pictures(const Frame& frame, const RowColumns& columns, RowPictures& pictures, const ReductionRow& row,
                       Rect area);
}  // namespace pw
