#pragma once
// x: all input maps; or their products w·x with one row of W, added one by one.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/panels/maps/map_grid.h"
#include "app/panels/maps/scrub_bar.h"
#include "app/widgets/maps_head.h"
#include "app/widgets/mode_switch.h"

namespace pw {

class MapsPanel {
 public:
  void lay_out(Rect panel, const Frame& frame);
  void input(Frame& frame);
  void draw(const Frame& frame);

  void zoom(float factor) { grid_.zoom(factor); }
  void zoom_all() { grid_.zoom_all(); }
  // The distance, in maps, to the map above or below.
  std::int64_t columns() const { return grid_.geometry().columns(); }
  // In the order of the grid.
  const std::vector<std::int64_t>& maps() const { return grid_.maps(); }
  std::optional<Rect> tile_of(std::int64_t map) const { return grid_.tile_of(map); }
  std::optional<Rect> picture_of(std::int64_t map) const { return grid_.picture_of(map); }
  // Between tiles side by side, pixels.
  float column_gap() const { return grid_.geometry().column_gap(); }

 private:
  std::vector<std::int64_t> choose_maps(const Frame& frame);
  void lay_out_head(const Frame& frame);
  void input_order(Frame& frame, const Button& button) const;
  MapsHead head(const Frame& frame) const;
  std::vector<Button> head_buttons(const Frame& frame) const;
  void input_head(Frame& frame);
  std::string caption(const Frame& frame, float width) const;
  std::vector<std::string> captions(const Frame& frame) const;
  std::string explanation(const Frame& frame) const;
  std::string products_caption(const Frame& frame, float width) const;

  Rect panel_;
  ModeSwitch modes_;
  HeadWords words_ = HeadWords::kAll;
  MapGrid grid_;
  ScrubBar scrub_;
  // What the strongest are of. During a gesture, while it is the same, they do not change.
  struct Ranked {
    std::shared_ptr<const InputStack> input;
    std::int64_t n = 0;
    std::optional<std::int64_t> output;  // of its products; else of all outputs
    bool operator==(const Ranked&) const = default;
  };

  std::vector<std::int64_t> strongest_;
  Ranked ranked_;
  std::shared_ptr<const InputStack> maps_of_;
};

}  // namespace pw
