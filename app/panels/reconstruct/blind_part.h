#pragma once
// "Change x where W is blind": a map before and after, an output before and after.
#include <string>
#include <vector>

#include "app/results/decoded_stack.h"
#include "app/widgets/controls.h"

namespace pw {

class BlindPart {
 public:
  // The height that it needs in so much room, all of the panel's; and of it what stands above the buttons.
  static float height(const Frame& frame, ImVec2 room, bool is_beside);
  static float above(const Frame& frame) { return frame.px(9); }
  void lay_out(Rect area, const Frame& frame);
  void input(Frame& frame) const;
  void draw(const Frame& frame, const DecodedStack& stack) const;
  const Rect& area() const { return area_; }

 private:
  std::vector<Button> buttons(const Frame& frame) const;
  void draw_part(const Frame& frame, Rect before, const std::string& name, const char* result, bool is_changed) const;
  Rect after_of(const Frame& frame, Rect before) const;
  void draw_before_and_after(const Frame& frame, const DecodedStack& stack, const BlindChange* change) const;
  std::string words(const Frame& frame, const DecodedStack& stack) const;

  enum class Names { kAboveAll, kAboveEach, kBeside };

  Rect area_;
  Rect pictures_[2];  // of the map and of the output, before the change
  Names names_ = Names::kAboveAll;
  float picture_w_ = 0.0F, picture_h_ = 0.0F;
};

}  // namespace pw
