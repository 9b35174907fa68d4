#pragma once
// The sum at one position: the column through all maps, its products, the running sum and the arithmetic.
#include "app/frame/frame.h"
#include "app/widgets/mode_switch.h"

namespace pw {

class SumPanel {
 public:
  void lay_out(Rect panel, const Frame& frame);
  void input(Frame& frame);
  void draw(const Frame& frame);

 private:
  Rect panel_;
  ModeSwitch modes_;
};

}  // namespace pw
