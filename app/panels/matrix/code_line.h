#pragma once
// The layer as one line of a program, where the panel has no room for the whole.
#include <string>
#include <vector>

#include "app/widgets/controls.h"

namespace pw {

class CodeLine {
 public:
  // Empty: there is none. With the buttons of the program, where it may and they leave it room.
  void lay_out(Rect area, const Frame& frame, bool may_have_buttons);
  void input(Frame& frame) const;
  void draw(const Frame& frame) const;

 private:
  Rect area_;  // of the line, left of its buttons
  std::string text_;
  std::vector<Button> choices_, actions_;  // none where the line would be too small beside them
};

}  // namespace pw
