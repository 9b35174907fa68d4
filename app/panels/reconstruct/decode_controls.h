#pragma once
// From which outputs the maps are made again, and how many outputs there are.
#include <vector>

#include "app/results/decoded_stack.h"
#include "app/widgets/controls.h"

namespace pw {

// The number of outputs that are decoded.
std::int64_t decoded_outputs(const Frame& frame);
// As many outputs; W has its own number, so another one is of the learned direction and principal components.
void decode_outputs(Frame& frame, std::int64_t count);

class DecodeControls {
 public:
  static float height(const Frame& frame);
  void lay_out(Rect area, const Frame& frame);
  void input(Frame& frame) const;
  void draw(const Frame& frame) const;

 private:
  std::vector<Button> buttons(const Frame& frame) const;
  float handle_x(const Frame& frame) const;

  Rect area_, slider_, number_;
};

}  // namespace pw
