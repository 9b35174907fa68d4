#pragma once
// Where the name of a filter and its bias stand beside its row of W.
#include <cstdint>

#include "app/frame/frame.h"

namespace pw {

struct FilterLabel {
  std::int64_t output = 0;
  Rect row, name;
  Rect slider, value;  // of the bias; without it both are empty, in a narrow label only the slider
};

// The slider gives way where the name and the number need the room; the number can be typed.
FilterLabel filter_label(const Frame& frame, std::int64_t output, Rect row);
// Of names beside so many rows: of their numbers where the names are wider than `most`.
float filter_names_width(const Frame& frame, std::int64_t rows, float most);
// The height of a label in which "filter 0" has the name of its output below it.
float least_two_line_height(const Frame& frame);
// The height of a row in which the number stands below the name.
float least_stacked_height(const Frame& frame);
// The width that such a label needs.
float least_label_width(const Frame& frame, float row_h);

}  // namespace pw
