#pragma once
// The controls of the products: to the first, play, one step; and how many maps have been added.
#include <vector>

#include "app/widgets/controls.h"

namespace pw {

class ScrubBar {
 public:
  void lay_out(Rect area, const Frame& frame);
  void input(Frame& frame);
  void draw(const Frame& frame) const;

 private:
  std::vector<Button> buttons(const Frame& frame) const;
  Rect rail(const Frame& frame) const;

  Rect area_;
};

}  // namespace pw
