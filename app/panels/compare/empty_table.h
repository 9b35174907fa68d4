#pragma once
// The table before there is any row: what will stand in it, and what to do.
#include <optional>

#include "app/panels/compare/row_drawing.h"
#include "app/widgets/controls.h"

namespace pw {

struct EmptyTable {
  RowColumns columns;
  Rect rows;  // of all of them
};

// Where its sentence begins: right of the names of the rows.
float words_left(const RowColumns& columns);
// Leads to where labels are painted, if they are lacking.
std::optional<Button> paint_button(const Frame& frame, const EmptyTable& table);
// The sentence in the place of the scores; the names of the rows are drawn by the table.
void draw_empty_table(const Frame& frame, const EmptyTable& table);

}  // namespace pw
