#pragma once
// Who answers when one value of x changes: x around the marker, what y does there, and the kernels beside each other.
#include "app/frame/frame.h"
#include "app/frame/state_writer.h"
#include "app/panels/poke/kernel_table.h"
#include "app/panels/poke/neighbourhood.h"
#include "app/panels/poke/value_drag.h"
#include "app/widgets/mode_switch.h"

namespace pw {

class AnswerPanel {
 public:
  void lay_out(Rect panel, const Frame& frame);
  void input(Frame& frame);
  void draw(const Frame& frame);

 private:
  // A caption, and the picture below it.
  struct Part {
    Rect caption, area;
  };
  // How many columns of positions are shown, and how wide the table is.
  struct Division {
    std::int64_t columns = 0;
    float table = 0.0F;
  };
  static Division divide(float width, const Frame& frame);
  void input_x(Frame& frame);
  void input_change(Frame& frame) const;
  void draw_x_caption(const Frame& frame) const;
  void draw_change_caption(const Frame& frame, std::int64_t output) const;

  Rect panel_;
  ModeSwitch modes_;
  Neighbourhood around_;
  Part x_, change_;
  KernelTable table_;
  ValueDrag drag_;
};

}  // namespace pw
