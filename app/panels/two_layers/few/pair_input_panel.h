#pragma once
// x of two layers of few maps.
#include <vector>

#include "app/panels/two_layers/pair_view.h"

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

}  // namespace pw
