#include "app/geometry/grid_geometry.h"

#include <algorithm>
#include <cmath>

namespace pw {
namespace {

constexpr std::int64_t kMostColumns = 512;
constexpr float kFullRows = 1.08F;     // how much larger a tile counts in a grid without gaps at its end
constexpr float kOrphans = 0.86F;      // and in one whose last row has hardly any tiles
constexpr float kNearlyWhole = 0.96F;  // of a scale: its share that a whole one is at least
constexpr float kTallest = 2.5F;       // of a tile beside its name, in heights of the name and the bars
constexpr float kLeastPitch = 0.001F;

}  // namespace

struct GridGeometry::Candidate {
  std::int64_t columns = 1, rows = 1;
  Labels labels = Labels::kBelow;
  float w = 0.0F, h = 0.0F;  // of a tile; 0 where there is no room for one
};

GridGeometry::GridGeometry(const GridRequest& request) : request_(request) {
  const Candidate best = best_candidate();
  columns_ = best.columns;
  rows_ = best.rows;
  labels_ = best.labels;
  tile_w_ = std::max(1.0F, best.w);
  tile_h_ = std::max(1.0F, best.h);
  const Rect& area = request.area;
  const float block_w = width_with_labels();
  const float block_h = tile_h_ + below(labels_);
  pitch_x_ = columns_ > 1 ? (area.w - block_w) / static_cast<float>(columns_ - 1) : area.w;
  pitch_y_ = rows_ > 1 ? (area.h - block_h) / static_cast<float>(rows_ - 1) : area.h;
  if (best.w > 0.0F) {
    // Below the last tile as much of a name has room as below the others.
    if (has_wide_names()) pitch_x_ = (area.w + request.gap) / static_cast<float>(columns_);
    pitch_x_ = std::floor(pitch_x_);
    // A few rows far apart would not read as one grid.
    pitch_y_ = std::floor(std::min(pitch_y_, block_h + tile_h_ / 2.0F));
  }
  pitch_x_ = std::max(kLeastPitch, pitch_x_);
  pitch_y_ = std::max(kLeastPitch, pitch_y_);
}

GridGeometry::Candidate GridGeometry::best_candidate() const {
  const std::int64_t count = std::max<std::int64_t>(1, request_.count);
  const std::int64_t most = std::min(count, kMostColumns);
  Candidate best;
  float best_size = 0.0F;
  for (std::int64_t columns = 1; columns <= most; ++columns) {
    for (const Labels labels : {Labels::kSideBySide, Labels::kBelow, Labels::kRight}) {
      const Candidate now = candidate(columns, labels);
      // A full last row looks calmer than slightly larger tiles.
      const std::int64_t last = count % columns;
      const float calm = last == 0 ? kFullRows : count > columns && last * 8 <= columns ? kOrphans : 1.0F;
      const float size = now.w * now.h * calm;
      if (size <= best_size) continue;
      best = now;
      best_size = size;
    }
  }
  if (best_size > 0.0F) return best;
  // Too small for all of them.
  const float square = static_cast<float>(count) * request_.area.w / std::max(1.0F, request_.area.h);
  best.columns = std::clamp<std::int64_t>(std::lround(std::sqrt(std::max(0.0F, square))), 1, most);
  best.rows = (count + best.columns - 1) / best.columns;
  return best;
}

GridGeometry::Candidate GridGeometry::candidate(std::int64_t columns, Labels labels) const {
  const GridRequest& request = request_;
  const std::int64_t rows = (std::max<std::int64_t>(1, request.count) + columns - 1) / columns;
  if (labels != Labels::kBelow && request.name_w <= 0.0F) return {};
  const float most_w =
      std::floor((request.area.w + request.gap) / static_cast<float>(columns)) - request.gap - beside(labels);
  const float most_h = std::floor(request.area.h / static_cast<float>(rows)) - below(labels);
  if (most_w < 1.0F || most_h < 1.0F) return {};
  const auto map_w = static_cast<float>(request.map_w);
  const auto map_h = static_cast<float>(request.map_h);
  float scale = std::min(most_w / map_w, most_h / map_h);
  if (scale > 1.0F && std::floor(scale) >= kNearlyWhole * scale) scale = std::floor(scale);
  const float w = std::clamp(std::round(map_w * scale * request.widest_cell), 1.0F, most_w);
  const float h = std::clamp(std::round(map_h * scale), 1.0F, most_h);
  // They may be wider than the tile above them.
  if (labels == Labels::kSideBySide && most_w < request.name_w + request.bars_w) return {};
  if (labels == Labels::kRight && (h < column_h() || h > kTallest * column_h())) return {};
  return {columns, rows, labels, w, h};
}

float GridGeometry::below(Labels labels) const {
  switch (labels) {
    case Labels::kBelow:
      break;
    case Labels::kSideBySide:
      return 1.0F + std::max(request_.bars, request_.name);
    case Labels::kRight:
      return std::ceil(request_.gap / 2.0F);
  }
  const float labels_h = request_.bars + request_.name;
  // Without labels between them, rows are as far apart as columns at least, or they would read as strips.
  return labels_h > 0.0F ? 1.0F + labels_h : std::max(1.0F, request_.gap);
}

float GridGeometry::beside(Labels labels) const {
  return labels == Labels::kRight ? request_.gap + std::max({request_.name_w, request_.bars_w, request_.second_line_w})
                                  : 0.0F;
}

float GridGeometry::width_with_labels() const {
  if (labels_ == Labels::kSideBySide) return std::max(tile_w_, request_.name_w + request_.bars_w);
  return tile_w_ + beside(labels_);
}

bool GridGeometry::has_wide_names() const {
  return request_.name > 0.0F && request_.bars <= 0.0F && labels_ != Labels::kRight;
}

float GridGeometry::name_room(float tile_w) const {
  return has_wide_names() ? std::max(tile_w, std::floor(pitch_x_ * request_.view.zoom) - request_.gap) : tile_w;
}

float GridGeometry::row_gap() const {
  return pitch_y_ * request_.view.zoom - (std::max(name(0).bottom(), tile(0).bottom()) - tile(0).y);
}

Rect GridGeometry::tile(std::int64_t index) const {
  const GridView& view = request_.view;
  const std::int64_t column = index % columns_;
  const std::int64_t row = index / columns_;
  const float x = request_.area.x + std::floor((static_cast<float>(column) * pitch_x_ - view.x) * view.zoom);
  const float y = request_.area.y + std::floor((static_cast<float>(row) * pitch_y_ - view.y) * view.zoom);
  return {x, y, std::floor(tile_w_ * view.zoom), std::floor(tile_h_ * view.zoom)};
}

Rect GridGeometry::bars(std::int64_t index) const {
  const Rect above = tile(index);
  if (labels_ == Labels::kRight) {
    const Rect over = name(index);
    return {over.x, over.bottom(), std::max(request_.name_w, request_.bars_w) - request_.gap, request_.bars - 1.0F};
  }
  if (labels_ == Labels::kSideBySide) {
    const float y = above.bottom() + 1.0F + std::floor((request_.name - request_.bars) / 2.0F);
    const float width = std::max(above.w, request_.name_w + request_.bars_w);
    return {above.x + request_.name_w, y, width - request_.name_w, request_.bars - 1.0F};
  }
  const float under_frame = std::max(1.0F, request_.frame);
  return {above.x, above.bottom() + under_frame, above.w,
          request_.bars * std::min(request_.view.zoom, 3.0F) - under_frame};
}

Rect GridGeometry::name(std::int64_t index) const {
  const Rect of = tile(index);
  if (labels_ == Labels::kRight) {
    const float y = std::floor(of.centre().y - column_h() / 2.0F);
    return {of.right() + request_.gap, y, request_.name_w, request_.name};
  }
  if (labels_ == Labels::kSideBySide) {
    const float width = request_.bars_w > 0.0F ? request_.name_w : name_room(of.w);
    return {of.x, of.bottom() + 1.0F, width, request_.name};
  }
  const Rect above = bars(index);
  return {above.x, above.bottom(), name_room(above.w), request_.name};
}

Rect GridGeometry::second_line(std::int64_t index) const {
  if (labels_ != Labels::kRight || request_.second_line <= 0.0F) return {};
  const Rect first = name(index);
  return {first.x, first.bottom(), request_.second_line_w, request_.second_line};
}

Rect GridGeometry::with_labels(std::int64_t index) const {
  Rect all = tile(index);
  all.w = labels_ == Labels::kSideBySide ? std::max(all.w, request_.name_w + request_.bars_w) : all.w + beside(labels_);
  return all;
}

std::optional<std::int64_t> GridGeometry::index_at(ImVec2 point) const {
  if (!request_.area.contains(point)) return std::nullopt;
  const GridView& view = request_.view;
  const auto column =
      static_cast<std::int64_t>(std::floor(((point.x - request_.area.x) / view.zoom + view.x) / pitch_x_));
  const auto row = static_cast<std::int64_t>(std::floor(((point.y - request_.area.y) / view.zoom + view.y) / pitch_y_));
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
