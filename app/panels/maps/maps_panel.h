#pragma once
// x: all input maps, each with its weights as small bars.
#include <memory>
#include <optional>
#include <vector>

#include "app/frame/frame.h"
#include "app/geometry/grid_geometry.h"
#include "app/widgets/mode_switch.h"

namespace pw {

class MapsPanel {
 public:
  void lay_out(Rect panel, const Frame& frame);
  void input(Frame& frame);
  void draw(const Frame& frame);

  // Zooms about the centre of the grid.
  void zoom(float factor);
  void zoom_all() { scroll_ = {}; }
  bool is_zoomed() const { return scroll_.zoom > 1.0F; }
  // The distance, in maps, to the map above or below.
  std::int64_t columns() const { return grid_ ? grid_->columns() : 1; }
  // The selected map's tile, with its name below, if it is visible.
  std::optional<Rect> selected_tile(const Frame& frame) const;

 private:
  // Few enough for large tiles.
  bool has_few() const { return maps_.size() <= 16; }
  void choose_maps(const Frame& frame);
  std::vector<Button> head_buttons(const Frame& frame) const;
  void navigate(const Frame& frame, const ItemState& item);
  void draw_tiles(const Frame& frame) const;
  void draw_annotations(const Frame& frame) const;
  void draw_bars(const Frame& frame, Rect area, std::int64_t map) const;
  std::string caption(const Frame& frame) const;

  Rect panel_, grid_area_;
  ModeSwitch modes_;
  std::optional<GridGeometry> grid_;
  GridView scroll_;
  // In the order of the grid; does not change during a gesture.
  std::vector<std::int64_t> maps_;
  std::shared_ptr<const InputStack> maps_of_;
  bool panning_ = false;
};

}  // namespace pw
