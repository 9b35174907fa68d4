#pragma once
// Mute, solo and clear, for the selected maps.
#include <vector>

#include "app/widgets/controls.h"

namespace pw {

class MaskButtons {
 public:
  static float height(const Frame& frame);

  // Side by side from the upper left corner of `area` on, or up to its right end in the head of a panel.
  void lay_out(Rect area, bool is_in_head) {
    area_ = area;
    is_in_head_ = is_in_head;
  }
  // Where they begin.
  float left(const Frame& frame) const { return buttons(frame).front().area.x; }
  void input(Frame& frame) const { press_all(frame, buttons(frame)); }
  void draw(const Frame& frame) const;

 private:
  std::vector<Button> buttons(const Frame& frame) const;

  Rect area_;
  bool is_in_head_ = false;
};

}  // namespace pw
