#include "app/panels/maps/scrub_bar.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/widgets/text.h"

namespace pw {
namespace {

// In points, of an icon's half height and of the handle.
constexpr float kHalfIcon = 5.0F;
constexpr float kGrip = 8.0F;

enum class Icon { kFirst, kPlay, kPause, kStep };

Icon play_icon(const Frame& frame) {
  return frame.play() ? Icon::kPause : Icon::kPlay;
}

// Filled shapes around a point: fonts do not agree on these signs.
void draw_icon(const Frame& frame, Icon icon, ImVec2 at, Rgb colour) {
  const float r = std::floor(frame.px(kHalfIcon));
  ImDrawList* draw = frame.draw_list();
  const ImU32 fill = im(colour);
  const auto bar = [&](float left, float right) {
    draw->AddRectFilled({at.x + left, at.y - r}, {at.x + right, at.y + r}, fill);
  };
  switch (icon) {
    case Icon::kFirst:
      bar(-r, -r * 0.6F);
      draw->AddTriangleFilled({at.x + r, at.y - r}, {at.x - r * 0.5F, at.y}, {at.x + r, at.y + r}, fill);
      break;
    case Icon::kPlay:
      draw->AddTriangleFilled({at.x - r * 0.7F, at.y - r}, {at.x + r, at.y}, {at.x - r * 0.7F, at.y + r}, fill);
      break;
    case Icon::kPause:
      bar(-r * 0.8F, -r * 0.2F);
      bar(r * 0.2F, r * 0.8F);
      break;
    case Icon::kStep:
      draw->AddTriangleFilled({at.x - r, at.y - r}, {at.x + r * 0.5F, at.y}, {at.x - r, at.y + r}, fill);
      bar(r * 0.6F, r);
      break;
  }
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

std::string ScrubBar::text(const Frame& frame) const {
  const std::int64_t cin = frame.document().network.cin();
  return fmt::format("{} of {} map{} added", frame.selection().added, cin, cin == 1 ? "" : "s");
}

Rect ScrubBar::rail(const Frame& frame) const {
  const float left = buttons(frame).back().area.right() + frame.px(14);
  const std::int64_t cin = frame.document().network.cin();
  const float text_w = text_width(frame.fonts().body, fmt::format("{} of {} maps added", cin, cin)) + frame.px(14);
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
    frame.explain("How many maps, in this order, the sum so far counts.\nDrag to the left to remove them one by one",
                  area.y - frame.px(4));
  }
}

void ScrubBar::draw(const Frame& frame) const {
  const std::vector<Button> all = buttons(frame);
  draw_buttons(frame, all);
  const Rgb colour = frame.theme().text;
  draw_icon(frame, Icon::kFirst, all[0].area.centre(), colour);
  draw_icon(frame, play_icon(frame), {all[1].area.x + frame.px(18), all[1].area.centre().y}, colour);
  draw_icon(frame, Icon::kStep, all[2].area.centre(), colour);
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
  ImFont* font = frame.fonts().body;
  draw_text_right(frame, font, frame.theme().text, {area_.right(), area_.centre().y - font->FontSize / 2.0F},
                  text(frame));
}

}  // namespace pw
