#pragma once
// What the outputs predict, drawn over the image.
#include <vector>

#include "app/panels/outputs/score_line.h"

namespace pw {

class OverlayPanel {
 public:
  void lay_out(Rect panel, const Frame& frame);
  void input(Frame& frame);
  // There must be outputs.
  void draw(const Frame& frame);
  // Nothing is shown in this frame.
  void clear() { score_.clear(); }
  void describe(StateWriter& writer) const { score_.describe(writer); }

 private:
  std::vector<Button> head_buttons(const Frame& frame) const;

  Rect panel_, area_, picture_;
  Rect legend_;  // of the classes; empty unless all classes are shown
  ScoreLine score_;
};

}  // namespace pw
