#pragma once
// y: the output maps, their overlay on the image, and the arithmetic at one position.
#include <memory>
#include <optional>
#include <vector>

#include "app/panels/outputs/overlay_panel.h"
#include "app/panels/probe/position_panel.h"
#include "app/widgets/controls.h"

namespace pw {

// The number of pictures side by side for this many outputs: the outputs (at most three at a time), the overlay and the
// arithmetic.
int output_slots(std::int64_t cout);

class OutputsPanel {
 public:
  // Needs output_slots() slots.
  void lay_out(const std::vector<Rect>& slots, const Frame& frame);
  void input(Frame& frame);
  void draw(const Frame& frame);
  void describe(StateWriter& writer) const { overlay_.describe(writer); }
  // The picture of this output, if it is visible.
  std::optional<Rect> picture(std::int64_t output) const;

 private:
  struct Slot {
    std::int64_t output = 0;
    Rect panel, area, picture;
  };

  std::vector<Button> pager(const Frame& frame) const;
  void input_output(Frame& frame, const Slot& slot) const;
  void draw_output(const Frame& frame, const Slot& slot) const;

  std::vector<Slot> outputs_;
  std::int64_t first_ = 0;
  std::shared_ptr<const InputStack> of_;
  OverlayPanel overlay_;
  PositionPanel position_;
};

}  // namespace pw
