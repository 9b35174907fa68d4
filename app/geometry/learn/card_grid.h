#pragma once
// Cards in columns, each with pictures side by side: a name above them, numbers right of them.
#include <cstdint>

#include "app/geometry/rect.h"

namespace pw {

struct CardRequest {
  Rect area;
  std::int64_t count = 1;
  std::int64_t pictures = 3;  // of each card
  float map_ratio = 1.0F;     // width : height of a picture
  float above = 0.0F;         // the height of the name
  float beside = 0.0F;        // the least width of the numbers
  float gap = 0.0F;           // around the pictures
  float gutter = 0.0F;        // between the columns
};

struct CardGrid {
  Rect area;
  std::int64_t columns = 1, rows = 1;
  float gutter = 0.0F;
  float picture_w = 0.0F;

  // In whole pixels; the cards follow each other down the columns.
  Rect cell(std::int64_t index) const;
};
// In as many columns, at least two, as make the pictures largest.
CardGrid fit_cards(const CardRequest& request);

}  // namespace pw
