#include "app/panels/image/mask_buttons.h"

#include <fmt/format.h>

#include "app/widgets/text.h"

namespace pw {

float MaskButtons::height(const Frame& frame) {
  return frame.px(24);
}

std::vector<Button> MaskButtons::buttons(const Frame& frame) const {
  std::vector<Button> buttons;
  float right = 0.0F;
  // In a narrow panel the search gives way; its key remains.
  for (const auto& commands : {std::vector{"maps.find", "mute", "solo", "unmute"}, {"mute", "solo", "unmute"}}) {
    buttons.clear();
    float x = area_.x;
    for (const char* command : commands) {
      buttons.push_back(command_button(frame, command, command, {x, area_.y}, height(frame)));
      right = buttons.back().area.right();
      x = right + frame.px(4);
    }
    if (right <= area_.right()) break;
  }
  if (is_in_head_) align_right(buttons, area_.right(), frame.px(4));
  return buttons;
}

// How many they are for, at the right.
void MaskButtons::draw(const Frame& frame) const {
  const std::vector<Button> all = buttons(frame);
  draw_buttons(frame, all);
  const std::size_t count = frame.selection().maps.size();
  ImFont* font = frame.fonts().small;
  const float left = all.back().area.right() + frame.px(10);
  if (count < 2 || is_in_head_) return;
  frame.explain_drawn({left, area_.y, area_.right() - left, area_.h},
                      fmt::format("{} maps are selected: Mute, Solo and Clear are for all of them", count));
  draw_text(frame, font, frame.theme().muted, {left, area_.y + (height(frame) - font->FontSize) / 2.0F},
            first_that_fits(font, area_.right() - left,
                            {fmt::format("{} maps selected", count), fmt::format("{} maps", count)}));
}

}  // namespace pw
