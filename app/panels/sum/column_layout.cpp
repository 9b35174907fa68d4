#include "app/panels/sum/column_layout.h"

#include <algorithm>

namespace pw {
namespace {

constexpr float kLeastColumn = 3.0F;  // pixels, as in W

}  // namespace

ColumnLayout::ColumnLayout(float x, float width, std::int64_t maps, ProbeSort sort) : maps_(maps) {
  const std::int64_t most = std::max<std::int64_t>(1, static_cast<std::int64_t>(width / kLeastColumn));
  if (maps > most && sort == ProbeSort::kMap) per_column_ = (maps + most - 1) / most;
  geometry_.area = {x, 0.0F, width, 1.0F};
  geometry_.columns = std::min(most, (maps + per_column_ - 1) / per_column_);
  geometry_.rows = 1;
  geometry_.cell_w = width / static_cast<float>(geometry_.columns);
}

std::int64_t ColumnLayout::end(std::int64_t column) const {
  return std::min(maps_, (column + 1) * per_column_);
}

Rect ColumnLayout::rect(std::int64_t column, Rect chart) const {
  const Rect cell = geometry_.cell(0, column);
  return {cell.x, chart.y, cell.w, chart.h};
}

std::optional<std::int64_t> ColumnLayout::column_of(std::size_t place) const {
  const std::int64_t column = static_cast<std::int64_t>(place) / per_column_;
  return column < geometry_.columns ? std::optional(column) : std::nullopt;
}

}  // namespace pw
