#pragma once
// The arithmetic on a slide, checked.
#include "app/frame/frame.h"
#include "compute/cost/slide.h"

namespace pw {

class SlideSection {
 public:
  static float height(const Frame& frame);
  void lay_out(Rect area, const Frame& frame);
  void input(Frame& frame);
  void draw(const Frame& frame) const;

 private:
  void draw_field(const Frame& frame, const WidgetKey& key, Rect field, std::string_view text) const;
  // `through`: the maps of the 1×1.
  void draw_answer(const Frame& frame, const SlideAnswer& answer, std::int64_t through) const;

  Rect area_, field_, through_;
  std::string_view title_;  // a literal
  bool has_words_ = true;   // around the number of maps
};

// Opens a field to type or paste the slide.
void type_slide(Frame& frame, std::optional<ImVec2> near);
void type_slide_through(Frame& frame, std::optional<ImVec2> near);

}  // namespace pw
