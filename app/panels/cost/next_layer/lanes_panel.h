#pragma once
// The next layer to scale: direct, and with a 1×1 first.
#include <array>
#include <optional>
#include <vector>

#include "app/panels/cost/map_box.h"
#include "app/panels/cost/next_layer/kernel_switch.h"
#include "app/panels/cost/next_layer/lane_drawing.h"
#include "app/panels/cost/next_layer/lit_text.h"

namespace pw {

class LanesPanel {
 public:
  // `reserved_right`: of the head, for what is not this panel's.
  void lay_out(Rect panel, const Frame& frame, const Ledger& ledger, float reserved_right);
  void input(Frame& frame, const Ledger& ledger);
  void draw(const Frame& frame, const Ledger& ledger);
  const Rect& panel() const { return panel_; }

 private:
  // A convolution, with what it takes.
  struct Arrow {
    WidgetKey key;
    std::vector<LitPart> label;
    Count macs;
    std::int64_t kernel = 1;
    float left = 0.0F, right = 0.0F, y = 0.0F;
  };
  struct Lane {
    Rect area;
    MapBox x, z;
    std::optional<MapBox> y;
    std::vector<Arrow> arrows;
    float captions = 0.0F;  // where they begin
  };
  Lane lay_out_lane(Rect area, const Frame& frame, const Ledger& ledger, bool is_reduced) const;
  void place_arrows(Lane& lane, const Frame& frame, const Ledger& ledger, bool is_reduced) const;
  Rect next_maps_area(const Frame& frame, const Ledger& ledger) const;
  bool is_next_beside_slider(const Frame& frame, const Ledger& ledger) const;

  void draw_lane(const Frame& frame, const Ledger& ledger, const Lane& lane, std::int64_t index);
  void draw_y(const Frame& frame, const Ledger& ledger, const MapBox& box) const;
  void draw_arrow(const Frame& frame, const Ledger& ledger, const Arrow& arrow) const;
  LaneCount count_of(const Frame& frame, const Ledger& ledger, const Lane& lane, const Arrow& arrow) const;
  std::vector<LitPart> y_sizes(const Frame& frame, const Ledger& ledger, const Lane& lane) const;
  void draw_z_captions(const Frame& frame, const Ledger& ledger, const Lane& lane, bool is_reduced) const;
  std::vector<LaneCount> counts_beside(const Frame& frame, const Ledger& ledger, const Lane& lane) const;
  static Rect x_sizes(const Frame& frame, const Ledger& ledger, const Lane& lane);  // as written below its box
  void draw_captions(const Frame& frame, const Ledger& ledger, const Lane& lane, bool is_reduced) const;

  Rect panel_;
  float reserved_right_ = 0.0F;
  bool names_lines_ = false;  // lines in boxes are drawn only where they are
  KernelSwitch kernels_;
  std::array<Lane, 2> lanes_;
  std::array<InputBox, 2> inputs_;
};

}  // namespace pw
