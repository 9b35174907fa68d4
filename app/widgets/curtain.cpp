#include "app/widgets/curtain.h"

#include <algorithm>
#include <cmath>
#include <string>

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

void draw_no_picture(const Frame& frame, Rect picture, std::string_view why) {
  frame.draw_list()->AddRectFilled(picture.min(), picture.max(), im(frame.theme().diverging->table[128]));
  ImFont* font = frame.fonts().small;
  const std::string words = wrapped(font, why, picture.w - frame.px(12));
  const float line = font->FontSize;
  const float lines = line_count(words);
  if (lines * line > picture.h) return;
  float y = std::floor(picture.centre().y - lines * line / 2.0F);
  for (std::size_t begin = 0; begin <= words.size(); y += line) {
    const std::size_t end = std::min(words.find('\n', begin), words.size());
    draw_text_centred(frame, font, frame.theme().muted, {picture.centre().x, y}, words.substr(begin, end - begin));
    begin = end + 1;
  }
}

}  // namespace pw
