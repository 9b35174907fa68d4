#pragma once
// x: all input maps, each with its weights as tiny bars.
#include <vector>

#include "app/panels/ui.h"
#include "app/view/grid_geometry.h"

namespace pw {

class MapsPanel {
 public:
  void draw(Ui& ui);
  // Where the selected map's tile stands, if it is in sight.
  std::optional<Rect> selected_tile() const { return selected_tile_; }

 private:
  void choose_maps(const Ui& ui);
  void put_head(Ui& ui, const GridGeometry& grid);
  void put_tiles(Ui& ui, const GridGeometry& grid, Rect area);
  void put_annotations(Ui& ui, const GridGeometry& grid, Rect area);
  void answer_pointer(Ui& ui, const GridGeometry& grid, Rect area);
  void navigate(Ui& ui, Rect area);

  // In the order of the grid; still during a gesture.
  std::vector<std::int64_t> maps_;
  const void* maps_of_ = nullptr;
  std::optional<Rect> selected_tile_;
  bool panning_ = false;
};

}  // namespace pw
