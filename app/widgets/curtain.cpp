#include "app/widgets/curtain.h"

#include "app/widgets/text.h"

namespace pw {

void draw_curtain(const Frame& frame, Rect area) {
  frame.explain_drawn(area, "Behind the curtain: predict what it shows, then reveal it with H");
  frame.draw_list()->AddRectFilled(area.min(), area.max(), im(frame.theme().control_active));
  ImFont* font = frame.fonts().body;
  const ImVec2 middle{area.centre().x, area.centre().y - font->FontSize / 2.0F};
  constexpr const char* kText = "predict, then reveal (H)";
  if (text_width(font, kText) <= area.w) draw_text_centred(frame, font, frame.theme().muted, middle, kText);
}

}  // namespace pw
