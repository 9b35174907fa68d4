#pragma once
// The two scores of a row: its IoU, and how much of the maps' variance it keeps.
#include "app/panels/compare/row_columns.h"
#include "compute/reduction/reduction_table.h"

namespace pw {

// Above the first row, from `top` on.
void draw_score_heads(const Frame& frame, const RowColumns& columns, float top);
// The bars and their numbers; in a card each below its name.
void draw_row_scores(const Frame& frame, const RowColumns& columns, const ReductionRow& row, Rect area);

}  // namespace pw
