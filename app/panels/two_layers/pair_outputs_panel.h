#pragma once
// y: the outputs of the pair, where there is a class road its prediction, and of few maps the merged layer below.
#include "app/panels/two_layers/hidden_panel.h"

namespace pw {

class PairOutputsPanel {
 public:
  // The height that a panel of this width needs in which the outputs of many maps stand side by side.
  static float flat_height(const Frame& frame, const ShownPair& shown, float width);
  // The width of a panel right of the hidden maps: of its pictures, one as wide as theirs in each row, and of what else
  // uses the width that they leave free. `size`: of such a picture, wide, and of the panel, high.
  static float width_beside(const Frame& frame, const ShownPair& shown, ImVec2 size, float free);
  // `rows`: of the hidden maps left of it; null where there are none.
  void lay_out(Rect panel, const Frame& frame, const ShownPair& shown, const ProductRows* rows = nullptr);
  void input(Frame& frame, const PairView& view) const;
  void draw(const Frame& frame, const PairView& view) const;
  Rect panel() const { return panel_; }

 private:
  enum class Kind { kPrediction, kOutput, kMerged };
  struct Slot {
    Kind kind = Kind::kOutput;
    std::int64_t output = 0;
    Rect title, picture;
    bool has_line = false;  // below the picture
    Rect beside;            // its texts right of the picture; empty: there are none
  };
  void lay_out_beside(Rect area, const Frame& frame, const ShownPair& shown, const ProductRows* of_hidden);
  void lay_out_next_to(Rect area, const ProductRows& rows, const Frame& frame, const ShownPair& shown);
  void lay_out_flat(Rect area, const Frame& frame, const ShownPair& shown);
  void lay_out_below(Rect area, const Frame& frame, const ShownPair& shown);
  void draw_slot(const Frame& frame, const PairView& view, const Slot& slot) const;
  void draw_prediction(const Frame& frame, const ShownPair& shown, const Slot& slot) const;
  static bool has_zero_line(const Frame& frame, const PairMaps& maps, const Slot& slot);
  void draw_beside(const Frame& frame, const PairView& view, const Slot& slot) const;
  std::string sentence(const PairView& view) const;
  void draw_sentence(const Frame& frame, const PairView& view) const;
  void draw_sums(const Frame& frame, const ShownPair& shown, float y) const;
  void draw_line(const Frame& frame, const PairView& view, const Slot& slot) const;

  Rect panel_;
  std::vector<Slot> slots_;
  Rect sentence_;
  bool predicts_road_ = false;
};

// Whether the pair predicts road on the picture of Explore.
bool predicts_road(const Frame& frame, const ShownPair& shown);
// Tinted where road is the largest output; `maps`: the outputs before any activation.
void draw_road(const Frame& frame, const ShownPair& shown, const WidgetKey& key, const Tensor& maps, Rect picture);

}  // namespace pw
