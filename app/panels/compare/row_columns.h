#pragma once
// Where the parts of a row of the table stand: in columns below each other or, where that makes the pictures larger, in
// cards.
#include <cstdint>
#include <optional>

#include "app/frame/frame.h"
#include "app/geometry/learn/card_grid.h"

namespace pw {

// Share of the table's width that a picture takes at most, in rows of this height.
float widest_picture(const Frame& frame, float row_height);

struct RowColumns {
  Rect area;
  float name = 0.0F, output[2] = {}, road = 0.0F, iou = 0.0F, variance = 0.0F, use = 0.0F;
  float picture_w = 0.0F;
  float output_w = 0.0F, road_w = 0.0F;  // of the columns: their heads may be wider than the pictures
  bool is_name_above = false;            // the pictures, in a high row
  bool is_card = false;                  // the two scores stand below each other, the button beside the name
};
RowColumns row_columns(const Frame& frame, Rect area, float row_height);

// Absent where one below the other the pictures of the rows are as large, or nearly.
std::optional<CardGrid> fit_row_cards(const Frame& frame, Rect rows, std::int64_t count, float row_height);
RowColumns card_columns(const Frame& frame, const CardGrid& cards, std::int64_t index);
// The height of a name above its pictures.
float name_height(const Frame& frame, const RowColumns& columns);

}  // namespace pw
