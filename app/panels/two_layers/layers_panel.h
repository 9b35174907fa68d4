#pragma once
// x, and two layers of few maps: the rows of W1 as cells, each hidden map beside its row, and the cells of W2.
#include "app/panels/two_layers/pair_cells.h"
#include "app/panels/two_layers/pair_heads.h"

namespace pw {

// The maps that the pair reads, below each other.
class PairInputPanel {
 public:
  void lay_out(Rect panel, const Frame& frame, const ShownPair& shown);
  void input(Frame& frame, const ShownPair& shown) const;
  void draw(const Frame& frame, const PairView& view) const;
  Rect panel() const { return panel_; }

 private:
  struct Slot {
    std::int64_t map = 0;
    Rect area, picture;
  };
  std::vector<Slot> columns(Rect area, std::int64_t count, const Frame& frame, const ShownPair& shown) const;

  Rect panel_;
  std::int64_t maps_ = 0;
  std::vector<Slot> slots_;
};

class LayersPanel {
 public:
  void lay_out(Rect panel, const Frame& frame, const ShownPair& shown);
  void input(Frame& frame, const PairView& view) const;
  void draw(const Frame& frame, const PairView& view) const;
  Rect panel() const { return panel_; }

 private:
  // A hidden map with the numbers that make it, and those by which it goes on.
  struct Block {
    std::int64_t hidden = 0;
    Rect area, picture;
    float right = 0.0F;  // where W2 stands
    std::vector<PairCell> first, second;
    PairBias bias;
  };
  Block block(Rect area, std::int64_t hidden, const Frame& frame, const ShownPair& shown) const;
  void draw_block(const Frame& frame, const PairView& view, const Block& block) const;
  void draw_sign(const Frame& frame, const Block& block) const;
  void draw_title(const Frame& frame, const PairView& view, const Block& block) const;

  Rect panel_;
  PairHead head_;
  std::vector<Block> blocks_;
  std::int64_t hidden_ = 0;
};

}  // namespace pw
