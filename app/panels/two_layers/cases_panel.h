#pragma once
// The examples, one press each.
#include "app/panels/two_layers/pair_heads.h"

namespace pw {

class CasesPanel {
 public:
  void lay_out(Rect panel, const Frame& frame);
  void input(Frame& frame) const;
  void draw(const Frame& frame, const ShownPair& shown) const;
  Rect panel() const { return panel_; }

 private:
  Rect panel_;
  std::vector<Rect> rows_;  // in the order of PairCase
};

}  // namespace pw
