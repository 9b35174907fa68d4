#pragma once
// The stack reshaped to a matrix, one row per position, times W; and the same in code.
#include "app/frame/frame.h"
#include "app/widgets/mode_switch.h"

namespace pw {

class MatrixPanel {
 public:
  void lay_out(Rect panel, const Frame& frame);
  void input(Frame& frame);
  void draw(const Frame& frame);

 private:
  Rect panel_;
  ModeSwitch modes_;
};

}  // namespace pw
