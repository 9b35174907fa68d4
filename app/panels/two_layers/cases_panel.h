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
  void draw_row(const Frame& frame, const ShownPair& shown, std::size_t i) const;

  Rect panel_;
  bool has_pictures_ = false;
  std::vector<Rect> rows_;  // in the order of PairCase
};

}  // namespace pw
