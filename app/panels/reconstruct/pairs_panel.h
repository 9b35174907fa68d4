#pragma once
// Maps over what comes back of them, in the same colours.
#include <vector>

#include "app/results/decoded_stack.h"
#include "app/widgets/controls.h"

namespace pw {

class PairsPanel {
 public:
  // How many pairs there is room for.
  static std::int64_t count(const Frame& frame);
  void lay_out(Rect panel, const Frame& frame);
  void input(Frame& frame, const DecodedStack& stack);
  void draw(const Frame& frame, const DecodedStack& stack) const;
  Rect panel() const { return panel_; }

 private:
  struct Pair {
    Rect area, original, again, bar;
  };
  std::vector<Button> buttons(const Frame& frame) const;
  void lay_out_pairs(Rect area, const Frame& frame);
  void draw_pair(const Frame& frame, const DecodedStack& stack, std::size_t i) const;

  Rect panel_;
  std::vector<Pair> pairs_;
};

}  // namespace pw
