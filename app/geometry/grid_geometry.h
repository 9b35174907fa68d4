#pragma once
// The layout of a grid of maps.
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
  Rect area;               // pixels
  std::int64_t count = 0;  // of maps
  std::int64_t map_w = 1, map_h = 1;
  float gap = 2.0F;   // pixels between tiles
  float bars = 6.0F;  // pixels under each tile, for its weights
  float name = 0.0F;  // pixels under the bars, for its name
  GridView view;
};

// Tiles are a multiple of the map's size in steps of a quarter if there is room, else as large as fits.
class GridGeometry {
 public:
  explicit GridGeometry(const GridRequest& request);

  std::int64_t columns() const { return columns_; }
  std::int64_t rows() const { return rows_; }
  // Of tile `index`, in whole pixels of the window. It may lie outside the area when zoomed.
  Rect tile(std::int64_t index) const;
  // The bars' area under the tile.
  Rect bars(std::int64_t index) const;
  // The name's area under the bars.
  Rect name(std::int64_t index) const;
  // The tile, including what is under it, at this point.
  std::optional<std::int64_t> index_at(ImVec2 point) const;
  // Window pixels per map pixel.
  float scale() const { return scale_ * request_.view.zoom; }

 private:
  GridRequest request_;
  std::int64_t columns_ = 1, rows_ = 1;
  float scale_ = 1.0F;  // at zoom 1
  float cell_w_ = 1.0F, cell_h_ = 1.0F;
};

// Limits the zoom to 1 … 64 and keeps the grid inside the panel.
GridView clamped(GridView view, const Rect& area);
// Zooms about `point`.
GridView zoomed(GridView view, const Rect& area, ImVec2 point, float factor);

}  // namespace pw
