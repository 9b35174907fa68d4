#pragma once
// Which kernel the next layer has.
#include <vector>

#include "app/widgets/controls.h"

namespace pw {

// Ends at `right` in the head of a panel; one button that opens a list where buttons would begin left of `from`.
class KernelSwitch {
 public:
  void lay_out(Rect panel, float from, float right, const Frame& frame);
  void input(Frame& frame);
  void draw(const Frame& frame) const;
  float left() const { return buttons_.front().area.x; }

 private:
  std::vector<Button> buttons_;
};

}  // namespace pw
