#pragma once
// The columns of the table, and what stands in them.
#include "app/panels/compare/row_pictures.h"

namespace pw {

// Share of the table's width that a picture takes at most, in rows of this height.
float widest_picture(const Frame& frame, float row_height);

struct RowColumns {
  Rect area;
  float name = 0.0F, output[2] = {}, road = 0.0F, iou = 0.0F, variance = 0.0F, use = 0.0F;
  float picture_w = 0.0F;
  float output_w = 0.0F, road_w = 0.0F;  // of the columns: their heads may be wider than the pictures
  bool is_name_above = false;            // the pictures, in a high row
};
RowColumns row_columns(const Frame& frame, Rect area, float row_height);

// The heads above the first row, from `top` on.
void draw_picture_heads(const Frame& frame, const RowColumns& columns, float top);
void draw_score_heads(const Frame& frame, const RowColumns& columns, float top);
// `row` is null while there is none.
void draw_row_name(const Frame& frame, const RowColumns& columns, ReductionKind kind, const ReductionRow* row,
                   Rect area);
void draw_row_pictures(const Frame& frame, const RowColumns& columns, RowPictures& pictures, const ReductionRow& row,
                       Rect area);
// The bars and their numbers.
void draw_row_scores(const Frame& frame, const RowColumns& columns, const ReductionRow& row, Rect area);

}  // namespace pw
