#pragma once
// The switch between the ways to look at the stack: "inputs x · one position · products w·x · matrix".
#include <vector>

#include "app/widgets/controls.h"

namespace pw {

// Stands at the right end of the head of whatever panel is shown, at the same place in every mode. One button that
// opens a list where buttons would leave the head less than `needed` at the left.
class ModeSwitch {
 public:
  void lay_out(Rect panel, float needed, const Frame& frame);
  void input(Frame& frame);
  void draw(const Frame& frame) const { draw_buttons(frame, buttons_); }
  // The left end of the switch.
  float left() const { return buttons_.front().area.x; }

 private:
  std::vector<Button> buttons_;
};

// "products w·x".
const char* mode_label(MapsMode mode);

}  // namespace pw
