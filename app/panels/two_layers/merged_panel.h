#pragma once
// Both layers merged into one: its weights, and what it gives beside what the pair gives with and without the ReLU.
#include "app/panels/two_layers/strips_panel.h"

namespace pw {

class MergedPanel {
 public:
  static float wanted_height(const Frame& frame, const ShownPair& shown);
  // The height that its pictures need in a panel of this width.
  static float most_height(const Frame& frame, const ShownPair& shown, float width);
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
  void draw_pictures(const Frame& frame, const PairView& view) const;
  std::vector<std::string> captions(const Frame& frame, const PairView& view, std::size_t picture) const;

  Rect panel_;
  std::optional<Button> use_;
  std::vector<Cell> cells_;
  std::vector<Rect> strips_;
  PairColumns columns_;
  std::int64_t first_output_ = 0;
  std::vector<Rect> pictures_;
  Rect sentence_, numbers_;
  bool is_compact_ = false;  // what is written below a picture stands above it
};

}  // namespace pw
