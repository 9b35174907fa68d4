#pragma once
// The layout of a grid of maps.
#include <algorithm>
#include <cstdint>
#include <optional>

#include "app/geometry/rect.h"

namespace pw {

// Zoom 1 shows all maps; the origin is the grid's point at the area's top left, in pixels at zoom 1.
struct GridView {
  float zoom = 1.0F;
  float x = 0.0F, y = 0.0F;
};

struct GridRequest {
  Rect area;               // whole pixels
  std::int64_t count = 0;  // of maps
  std::int64_t map_w = 1, map_h = 1;
  float gap = 2.0F;          // the least between tiles side by side, pixels
  float bars = 6.0F;         // pixels under each tile, for its weights
  float name = 0.0F;         // pixels under the bars, for its name
  float widest_cell = 1.0F;  // a position is at most so many heights wide
  GridView view = {};
  // How wide the names are, and bars beside them at least. Where that leaves room for larger tiles, they stand side by
  // side below the tile, or at its right. 0: the name is always under the bars.
  float name_w = 0.0F, bars_w = 0.0F;
  // Without bars: what belongs to the name stands in a line of its own where the name is at the tile's right, pixels.
  float second_line = 0.0F, second_line_w = 0.0F;
  // Around a tile that is selected, pixels: bars below it stand clear of that. It takes from theirs.
  float frame = 0.0F;
};

// As many columns as give the largest tiles, in whole pixels: positions differ by at most one pixel. A whole multiple
// of the map's size is taken instead of one slightly larger. What is left over goes evenly between the tiles.
class GridGeometry {
 public:
  explicit GridGeometry(const GridRequest& request);

  std::int64_t columns() const { return columns_; }
  std::int64_t rows() const { return rows_; }
  // Of tile `index`, in whole pixels of the window. It may lie outside the area when zoomed.
  Rect tile(std::int64_t index) const;
  // The bars' area, under the tile or at its right.
  Rect bars(std::int64_t index) const;
  // The name's area, under the bars, beside or above them.
  Rect name(std::int64_t index) const;
  // Below the name at the tile's right; empty where the name's own line has it.
  Rect second_line(std::int64_t index) const;
  // The tile, as wide as it is with what stands at its right or below it.
  Rect with_labels(std::int64_t index) const;
  // Between two tiles side by side with what belongs to them, and between what belongs to a tile and the one below,
  // pixels of the window.
  float column_gap() const { return (pitch_x_ - width_with_labels()) * request_.view.zoom; }
  float row_gap() const;
  // The tile, including what is under it, at this point.
  std::optional<std::int64_t> index_at(ImVec2 point) const;
  // Window pixels per map pixel.
  float scale() const { return tile_w_ / static_cast<float>(request_.map_w) * request_.view.zoom; }

 private:
  // Where the name and the bars stand.
  enum class Labels { kBelow, kSideBySide, kRight };
  struct Candidate;
  // Without a size where there is no room for any.
  Candidate best_candidate() const;
  Candidate candidate(std::int64_t columns, Labels labels) const;
  // Below a tile at zoom 1, with the line that keeps it apart, and at its right.
  float below(Labels labels) const;
  float beside(Labels labels) const;
  // Of the name with what stands below it, at the tile's right.
  float column_h() const { return request_.name + std::max(request_.bars, request_.second_line); }
  // Of a tile at zoom 1 with what belongs to it.
  float width_with_labels() const;
  // Without bars: as wide as from tile to tile.
  bool has_wide_names() const;
  float name_room(float tile_w) const;

  GridRequest request_;
  std::int64_t columns_ = 1, rows_ = 1;
  Labels labels_ = Labels::kBelow;
  // At zoom 1.
  float tile_w_ = 1.0F, tile_h_ = 1.0F;
  float pitch_x_ = 1.0F, pitch_y_ = 1.0F;  // from tile to tile
};

// Limits the zoom to 1 … 64 and keeps the grid inside the panel.
GridView clamped(GridView view, const Rect& area);
// Zooms about `point`.
GridView zoomed(GridView view, const Rect& area, ImVec2 point, float factor);

}  // namespace pw
