#pragma once
// Mute, solo and clear, for the selected maps.
#include <vector>

#include "app/widgets/controls.h"

namespace pw {

class MaskButtons {
 public:
  static float height(const Frame& frame);

  // Side by side from the upper left corner of `area` on.
  void lay_out(Rect area) { area_ = area; }
  void input(Frame& frame) const { press_all(frame, buttons(frame)); }
  void draw(const Frame& frame) const;

 private:
  std::vector<Button> buttons(const Frame& frame) const;

  Rect area_;
};

}  // namespace pw
