#pragma once
// Charts above one another with a column for each map.
#include <functional>
#include <span>

#include "app/panels/sum/column_layout.h"
#include "app/panels/sum/shown_sum.h"

namespace pw {

// Values from `low` to `high`, zero among them, over the height of an area.
struct ValueScale {
  double low = 0.0, high = 0.0;
  Rect area;

  // Whole pixels, within the area.
  float y(double value) const;
};
ValueScale scale_with_zero(Extent extent, Rect area);

// The place from `begin` to `end` whose value is largest by magnitude; one without a number comes first.
std::size_t largest_place(std::span<const float> values, std::int64_t begin, std::int64_t end);

struct BarChart {
  Rect area;
  const ColumnLayout& layout;
  std::span<const float> values;  // by place in the order
  Extent extent;
  std::function<ImU32(float value)> colour;
  std::function<bool(std::size_t place)> is_dimmed;  // of a map that does not count
};
// Bars from the zero line. What is no number is a bar of the whole height in the colour of errors. Wide columns have
// their value in writing above the bars.
void draw_bars(const Frame& frame, const BarChart& chart);

// The sum after each column as a step line, with the area to zero in the colour of its sign, and a dot where it ends,
// unless some maps stand in no column. It stops where it is no number.
void draw_running_sum(const Frame& frame, Rect area, const ColumnLayout& layout, const RunningSum& run);

// The strip of a chart for values in writing; nothing where columns are narrow.
float value_strip(const Frame& frame, Rect area, const ColumnLayout& layout);

}  // namespace pw
