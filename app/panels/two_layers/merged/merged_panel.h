#pragma once
// Both layers merged into one: its weights, and what it gives beside what the pair gives with and without the ReLU.
#include "app/panels/two_layers/merged/merged_pictures.h"
#include "app/panels/two_layers/strips_panel.h"

namespace pw {

class MergedPanel {
 public:
  static float wanted_height(const Frame& frame, const ShownPair& shown);
  // The height that its pictures need in a panel of this width, in one row or two.
  static float most_height(const Frame& frame, const ShownPair& shown, float width, int rows);
  // So low it may become for the hidden maps, where high pictures have their texts beside them; else 0.
  static float least_height(const Frame& frame, const ShownPair& shown);
  void lay_out(Rect panel, const Frame& frame, const ShownPair& shown);
  void input(Frame& frame, const PairView& view) const;
  void draw(const Frame& frame, const PairView& view) const;
  Rect panel() const { return panel_; }

 private:
  struct Cell {
    std::int64_t map = 0;
    float label = 0.0F;
    Rect area;
  };
  void lay_out_cells(Rect row, const Frame& frame, const ShownPair& shown);
  void draw_cells(const Frame& frame, const PairView& view) const;
  void draw_strips(const Frame& frame, const PairView& view) const;

  Rect panel_;
  std::optional<Button> use_;
  std::vector<Cell> cells_;
  std::vector<Rect> strips_;
  PairColumns columns_;
  std::int64_t first_output_ = 0;
  MergedPictures pictures_;
  Rect sentence_, numbers_;
};

}  // namespace pw
