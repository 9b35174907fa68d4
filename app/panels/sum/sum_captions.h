#pragma once
// What stands above the charts of *one position*.
#include <string>
#include <vector>

#include "app/panels/sum/column_layout.h"
#include "app/panels/sum/shown_sum.h"

namespace pw {

// Each from the longest to the shortest.
std::vector<std::string> x_captions(const Frame& frame, const ShownSum& shown, const ColumnLayout& columns);
std::vector<std::string> x_range_captions(const ShownSum& shown);
std::vector<std::string> product_captions(const ShownSum& shown);
std::vector<std::string> run_captions(const ShownSum& shown, const ColumnLayout& columns);

// `left` after `name`, the latter in the colour of text, and `right` at the right end; of each the first that fits.
// `of`: a word between in a colour of its own.
struct ChartCaption {
  std::string name;
  std::string before_of, of;
  Rgb of_colour;
  std::vector<std::string> left, right;
};
void draw_caption(const Frame& frame, Rect line, const ChartCaption& caption);

// What the result of the written sum is called, and what is said about it and about what follows from it.
std::string sum_label(const Frame& frame, const ShownSum& shown);
std::string explain_sum(const Frame& frame, const ShownSum& shown);
std::string explain_value(const Frame& frame, const ShownSum& shown);

}  // namespace pw
