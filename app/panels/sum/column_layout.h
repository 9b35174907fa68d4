#pragma once
// Which maps stand in which column of a chart.
#include <cstdint>
#include <optional>

#include "app/geometry/matrix_geometry.h"
#include "app/presentation/selection.h"

namespace pw {

// In the order of the maps each map's column is exactly above its weights in W. More maps than there is room for share
// columns; of those sorted by size the first are shown, a column each.
class ColumnLayout {
 public:
  ColumnLayout() = default;
  ColumnLayout(float x, float width, std::int64_t maps, ProbeSort sort);

  std::int64_t columns() const { return geometry_.columns; }
  // The places in the order that a column covers; the last one may cover fewer.
  std::int64_t per_column() const { return per_column_; }
  std::int64_t begin(std::int64_t column) const { return column * per_column_; }
  std::int64_t end(std::int64_t column) const;
  // Whether some maps stand in no column.
  bool leaves_out() const { return end(columns() - 1) < maps_; }
  // Where in a chart this column stands.
  Rect rect(std::int64_t column, Rect chart) const;
  std::int64_t column_at(float x) const { return geometry_.column_at(x); }
  // The column of a place in the order.
  std::optional<std::int64_t> column_of(std::size_t place) const;

 private:
  MatrixGeometry geometry_;
  std::int64_t maps_ = 1, per_column_ = 1;
};

}  // namespace pw
