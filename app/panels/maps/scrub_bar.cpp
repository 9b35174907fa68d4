#include "app/panels/maps/scrub_bar.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/presentation/number_text.h"
#include "app/widgets/play_icon.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kGrip = 8.0F;  // of the handle, in points

PlayIcon play_icon(const Frame& frame) {
  return frame.play() ? PlayIcon::kPause : PlayIcon::kPlay;
}

std::string added_text(std::int64_t added, std::int64_t cin) {
  return fmt::format("{} of {} added", count_text(added), counted(cin, "map"));
}

}  // namespace

void ScrubBar::lay_out(Rect area, const Frame&) {
  area_ = area;
}

std::vector<Button> ScrubBar::buttons(const Frame& frame) const {
  const float gap = frame.px(4);
  float x = area_.x;
  std::vector<Button> buttons;
  const auto add = [&](const char* key, const char* command, const char* label, float width) {
    Button button = command_button(frame, key, command, {x, area_.y}, area_.h, label);
    button.area.w = std::floor(width);
    x += button.area.w + gap;
    buttons.push_back(std::move(button));
  };
  add("scrub.first", "scrub.first", "", frame.px(30));
  // The icon stands in the room of the leading spaces; the width is the same for both words, so that nothing moves.
  add("scrub.play", "scrub.play", frame.play() ? "      Pause" : "      Play", button_width(frame, "      Pause"));
  add("scrub.step", "scrub.step", "", frame.px(30));
  return buttons;
}

Rect ScrubBar::rail(const Frame& frame) const {
  const float left = buttons(frame).back().area.right() + frame.px(14);
  const std::int64_t cin = frame.document().network.cin();
  const float text_w = text_width(frame.fonts().body, added_text(cin, cin)) + frame.px(14);
  return {left, area_.y, std::max(frame.px(20), area_.right() - text_w - left), area_.h};
}

void ScrubBar::input(Frame& frame) {
  press_all(frame, buttons(frame));
  const Rect area = rail(frame);
  const ItemState item = frame.add_item("scrub", area);
  if (item.active) {
    const float share = std::clamp((ImGui::GetIO().MousePos.x - area.x) / area.w, 0.0F, 1.0F);
    Selection next = frame.selection();
    next.added = std::lround(share * static_cast<float>(frame.document().network.cin()));
    frame.select(next);
  } else if (item.hovered) {
    frame.explain("How many maps, in this order, the sum so far counts.\nDrag to the left to remove them one by one");
  }
  const Rect number{area.right(), area_.y, area_.right() - area.right(), area_.h};
  input_number(frame, "scrub.number", number, "scrub.type", [](const Frame&) {
    return "How many maps, in this order, the sum so far counts. Click to type another number";
  });
}

void ScrubBar::draw(const Frame& frame) const {
  frame.explain_drawn(area_, "How many maps the sum so far counts, in the order of the grid");
  const std::vector<Button> all = buttons(frame);
  draw_buttons(frame, all);
  const Rgb colour = frame.theme().text;
  draw_play_icon(frame, PlayIcon::kFirst, all[0].area.centre(), colour);
  draw_play_icon(frame, play_icon(frame), {all[1].area.x + frame.px(18), all[1].area.centre().y}, colour);
  draw_play_icon(frame, PlayIcon::kStep, all[2].area.centre(), colour);
  const Rect area = rail(frame);
  const float share = static_cast<float>(frame.selection().added) / static_cast<float>(frame.document().network.cin());
  const float y = std::floor(area.centre().y);
  const float thick = std::max(1.0F, std::floor(frame.px(1.5F)));
  const float at = area.x + area.w * share;
  ImDrawList* draw = frame.draw_list();
  draw->AddRectFilled({area.x, y - thick}, {area.right(), y + thick}, im(frame.theme().track), thick);
  draw->AddRectFilled({area.x, y - thick}, {at, y + thick}, im(frame.theme().handle), thick);
  const float half_w = std::floor(frame.px(kGrip) / 2.0F);
  draw->AddRectFilled({at - half_w, y - frame.px(kGrip)}, {at + half_w, y + frame.px(kGrip)}, im(frame.theme().handle),
                      frame.px(2));
  draw_number(frame, "scrub.number", area_, frame.fonts().body,
              added_text(frame.selection().added, frame.document().network.cin()));
}

}  // namespace pw
