#pragma once
// The layer as one line of a program, where the panel has no room for the whole.
#include <string>
#include <vector>

#include "app/widgets/controls.h"

namespace pw {

class CodeLine {
 public:
  // Empty: there is none.
  void lay_out(Rect area, const Frame& frame);
  void input(Frame& frame) const;
  void draw(const Frame& frame) const;

 private:
  Rect area_;  // of the line, left of its buttons
  std::string text_;
  std::vector<Button> choices_, actions_;  // none where the line would be too small beside them
};

}  // namespace pw
