#pragma once
// The maps as tiles, each with its weights as small bars.
#include <optional>
#include <vector>

#include "app/frame/frame.h"
#include "app/geometry/grid_geometry.h"
#include "app/panels/maps/tile_colours.h"

namespace pw {

class MapGrid {
 public:
  // `maps` in the order of the grid.
  void lay_out(Rect area, std::vector<std::int64_t> maps, const Frame& frame);
  void input(Frame& frame);
  void draw(const Frame& frame) const;

  const std::vector<std::int64_t>& maps() const { return maps_; }
  // Few enough for large tiles.
  bool has_few() const { return maps_.size() <= 16; }
  const GridGeometry& geometry() const { return *geometry_; }
  // Zooms about the centre of the grid.
  void zoom(float factor) { scroll_ = zoomed(scroll_, area_, area_.centre(), factor); }
  void zoom_all() { scroll_ = {}; }
  bool is_zoomed() const { return scroll_.zoom > 1.0F; }
  // The tile of this map with what stands at its right, if it is visible.
  std::optional<Rect> tile_of(std::int64_t map) const;
  // Without what stands at its right.
  std::optional<Rect> picture_of(std::int64_t map) const;

 private:
  void navigate(const ItemState& item, float threshold);
  void select(Frame& frame, std::int64_t pointed) const;
  void select_framed(Frame& frame) const;
  Rect drawn_frame() const;
  void draw_tiles(const Frame& frame) const;
  void draw_values(const Frame& frame, const TileColours& colours) const;
  void draw_tile(const Frame& frame, std::int64_t index) const;
  void draw_name(const Frame& frame, std::int64_t index) const;
  void draw_state(const Frame& frame, std::int64_t index) const;
  void draw_bars(const Frame& frame, Rect area, std::int64_t map) const;
  void draw_added(const Frame& frame) const;
  bool is_visible(const Rect& tile) const { return area_.contains(tile.centre()); }

  Rect area_;
  std::vector<std::int64_t> maps_;
  std::optional<GridGeometry> geometry_;
  GridView scroll_;
  bool panning_ = false;
  std::optional<ImVec2> frame_from_;  // where a frame around tiles begins that is being drawn
};

}  // namespace pw
