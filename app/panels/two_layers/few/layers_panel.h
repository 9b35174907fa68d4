#pragma once
// Two layers of few maps: the rows of W1 as cells, each hidden map beside or above its row, and the cells of W2.
#include <vector>

#include "app/panels/two_layers/few/layer_block.h"
#include "app/panels/two_layers/pair_heads.h"

namespace pw {

class LayersPanel {
 public:
  void lay_out(Rect panel, const Frame& frame, const ShownPair& shown);
  void input(Frame& frame, const PairView& view) const;
  void draw(const Frame& frame, const PairView& view) const;
  Rect panel() const { return panel_; }

 private:
  void draw_block(const Frame& frame, const PairView& view, const LayerBlock& block) const;
  void draw_sign(const Frame& frame, const LayerBlock& block) const;
  void draw_title(const Frame& frame, const PairView& view, const LayerBlock& block) const;

  Rect panel_;
  PairHead head_;
  std::vector<LayerBlock> blocks_;
  std::int64_t hidden_ = 0;
};

}  // namespace pw
