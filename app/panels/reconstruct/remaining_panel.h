#pragma once
// y, all that is left of x; which outputs are decoded; what W does not see.
#include <vector>

#include "app/panels/reconstruct/blind_part.h"
#include "app/panels/reconstruct/decode_controls.h"
#include "app/panels/reconstruct/map_picture.h"

namespace pw {

class RemainingPanel {
 public:
  // What the numbers of y need where each position has one; 0: there are too many for that.
  static float width_for_numbers(const Frame& frame);
  void lay_out(Rect panel, const Frame& frame);
  void input(Frame& frame);
  void draw(const Frame& frame, const DecodedStack& stack) const;
  Rect panel() const { return panel_; }

 private:
  struct Slot {
    std::int64_t output = 0;
    Rect area, picture;
  };
  float lay_out_outputs(Rect area, const Frame& frame);
  std::vector<std::string> captions(const Frame& frame, const DecodedStack& stack) const;
  // `names_line`: that at zero, which has no room beside each output.
  std::string caption(const Frame& frame, const DecodedStack& stack, bool names_line) const;
  struct OutputLook {
    const NumbersBeside* numbers = nullptr;
    bool names_line = false;
  };
  void draw_output(const Frame& frame, const DecodedStack& stack, const Slot& slot, const OutputLook& look) const;
  // Of the outputs that are shown.
  NumbersBeside numbers(const Frame& frame, const DecodedMaps* decoded) const;
  bool has_ends(const Frame& frame, const DecodedMaps& decoded) const;
  bool has_unnamed_line(const Frame& frame, const DecodedMaps& decoded) const;
  // What is right of the name of an output.
  std::string ends_text(const Frame& frame, const DecodedMaps& decoded, const Slot& slot, bool has_line) const;

  Rect panel_;
  bool is_wide_ = false;  // what W does not see stands beside what is chosen, not below
  std::vector<Slot> slots_;
  DecodeControls controls_;
  BlindPart blind_;
};

}  // namespace pw
