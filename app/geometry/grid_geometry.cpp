#include "app/geometry/grid_geometry.h"

#include <algorithm>
#include <cmath>

namespace pw {

GridGeometry::GridGeometry(const GridRequest& request) : request_(request) {
  float best = -1.0F;
  const std::int64_t most = std::min<std::int64_t>(request.count, 512);
  for (std::int64_t columns = 1; columns <= std::max<std::int64_t>(1, most); ++columns) {
    const std::int64_t rows = (std::max<std::int64_t>(1, request.count) + columns - 1) / columns;
    const float cell_w = request.area.w / static_cast<float>(columns);
    const float cell_h = request.area.h / static_cast<float>(rows);
    const float scale = std::min((cell_w - request.gap) / static_cast<float>(request.map_w),
                                 (cell_h - 1.0F - request.bars - request.name) / static_cast<float>(request.map_h));
    // A full last row looks calmer than a slightly larger tile.
    const float fullness = request.count % columns == 0 ? 1.03F : 1.0F;
    if (scale * fullness <= best) continue;
    best = scale * fullness;
    columns_ = columns;
    rows_ = rows;
    scale_ = scale;
    cell_w_ = cell_w;
    cell_h_ = cell_h;
  }
  // Positions then differ by at most one pixel.
  if (scale_ > 1.0F) scale_ = std::floor(scale_ * 4.0F) / 4.0F;
  scale_ = std::max(scale_, 1.0F / static_cast<float>(std::max(request.map_w, request.map_h)));
}

Rect GridGeometry::tile(std::int64_t index) const {
  const GridView& view = request_.view;
  const std::int64_t column = index % columns_;
  const std::int64_t row = index / columns_;
  const float x = request_.area.x + std::floor((static_cast<float>(column) * cell_w_ - view.x) * view.zoom);
  const float y = request_.area.y + std::floor((static_cast<float>(row) * cell_h_ - view.y) * view.zoom);
  return {x, y, std::max(1.0F, std::floor(static_cast<float>(request_.map_w) * scale())),
          std::max(1.0F, std::floor(static_cast<float>(request_.map_h) * scale()))};
}

Rect GridGeometry::bars(std::int64_t index) const {
  const Rect above = tile(index);
  return {above.x, above.bottom() + 1.0F, above.w, request_.bars * std::min(request_.view.zoom, 3.0F) - 1.0F};
}

Rect GridGeometry::name(std::int64_t index) const {
  const Rect above = bars(index);
  return {above.x, above.bottom(), above.w, request_.name};
}

std::optional<std::int64_t> GridGeometry::index_at(ImVec2 point) const {
  if (!request_.area.contains(point)) return std::nullopt;
  const GridView& view = request_.view;
  const auto column =
      static_cast<std::int64_t>(std::floor(((point.x - request_.area.x) / view.zoom + view.x) / cell_w_));
  const auto row = static_cast<std::int64_t>(std::floor(((point.y - request_.area.y) / view.zoom + view.y) / cell_h_));
  const std::int64_t index = row * columns_ + column;
  if (column < 0 || column >= columns_ || row < 0 || index >= request_.count) return std::nullopt;
  return index;
}

GridView clamped(GridView view, const Rect& area) {
  view.zoom = std::clamp(view.zoom, 1.0F, 64.0F);
  view.x = std::clamp(view.x, 0.0F, area.w - area.w / view.zoom);
  view.y = std::clamp(view.y, 0.0F, area.h - area.h / view.zoom);
  return view;
}

GridView zoomed(GridView view, const Rect& area, ImVec2 point, float factor) {
  const float x = view.x + (point.x - area.x) / view.zoom;
  const float y = view.y + (point.y - area.y) / view.zoom;
  const float zoom = std::clamp(view.zoom * factor, 1.0F, 64.0F);
  return clamped({zoom, x - (point.x - area.x) / zoom, y - (point.y - area.y) / zoom}, area);
}

}  // namespace pw
