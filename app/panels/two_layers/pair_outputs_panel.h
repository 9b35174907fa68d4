#pragma once
// y: the outputs of the pair, where there is a class road its prediction, and of few maps the merged layer below.
#include "app/panels/two_layers/hidden_panel.h"

namespace pw {

class PairOutputsPanel {
 public:
  void lay_out(Rect panel, const Frame& frame, const ShownPair& shown);
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
  };
  void lay_out_beside(Rect area, const Frame& frame, const ShownPair& shown);
  void lay_out_flat(Rect area, const Frame& frame, const ShownPair& shown);
  void lay_out_below(Rect area, const Frame& frame, const ShownPair& shown);
  void draw_slot(const Frame& frame, const PairView& view, const Slot& slot) const;
  void draw_prediction(const Frame& frame, const ShownPair& shown, const Slot& slot) const;
  void draw_line(const Frame& frame, const PairView& view, const Slot& slot) const;

  Rect panel_;
  std::vector<Slot> slots_;
  Rect sentence_;
};

// What the example computes as it was made, "|R − B|"; empty once it is edited.
std::string example_meaning(const ShownPair& shown);
// Whether the pair predicts road on the picture of Explore.
bool predicts_road(const Frame& frame, const ShownPair& shown);
// Tinted where road is the largest output; `maps`: the outputs before any activation.
void draw_road(const Frame& frame, const ShownPair& shown, const WidgetKey& key, const Tensor& maps, Rect picture);
// "IoU (pixels) 0.98"; empty if absent.
std::string iou_text(const std::optional<double>& iou);
// "−10.2 … 13.9".
std::string ends_text(const OutputRange& range);
// "(0 0 0)": the merged weights of an output of few maps; empty for many.
std::string merged_text(const PointwiseLayer& merged, std::int64_t output);

}  // namespace pw
