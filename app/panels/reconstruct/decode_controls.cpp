#include "app/panels/reconstruct/decode_controls.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/presentation/number_text.h"
#include "app/widgets/menu.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

struct From {
  const char* label;
  const char* command;
};
constexpr From kFrom[] = {
    {"this W", "decode.from.w"}, {"learned + PCA", "decode.from.learned"}, {"PCA", "decode.from.pca"}};

constexpr const char* kSliderText =
    "F′, the number of outputs: from how many numbers at each position the maps are made again.\nW has its own number; "
    "another one is of its learned direction and principal components";

double log_share(std::int64_t count, std::int64_t most) {
  if (most <= 1) return 1.0;
  return std::clamp(std::log2(static_cast<double>(count)) / std::log2(static_cast<double>(most)), 0.0, 1.0);
}

}  // namespace

std::int64_t decoded_outputs(const Frame& frame) {
  const Decode& decode = frame.selection().decode;
  return decode.from == DecodeFrom::kWeights ? frame.document().network.cout() : decode.outputs;
}

void decode_outputs(Frame& frame, std::int64_t count) {
  Selection next = frame.selection();
  next.decode.outputs = std::clamp<std::int64_t>(count, 1, most_decoded(frame.document().shape().c));
  if (next.decode.from == DecodeFrom::kWeights && next.decode.outputs != frame.document().network.cout())
    next.decode.from = DecodeFrom::kLearnedAndPca;
  frame.select(next);
}

float DecodeControls::height(const Frame& frame) {
  return frame.fonts().strong->FontSize + frame.px(6 + 24 + 8 + 26);
}

void DecodeControls::lay_out(Rect area, const Frame& frame) {
  area_ = area;
  const float y = area.bottom() - frame.px(26);
  const float number_w = text_width(frame.fonts().body, "64 outputs") + frame.px(6);
  const float left = area.x + text_width(frame.fonts().body, "F′") + frame.px(14);
  slider_ = {left, y, std::max(frame.px(20), area.right() - number_w - frame.px(8) - left), frame.px(26)};
  number_ = {area.right() - number_w, y, number_w, frame.px(26)};
}

std::vector<Button> DecodeControls::buttons(const Frame& frame) const {
  const float y = area_.y + frame.fonts().strong->FontSize + frame.px(6);
  const auto now = static_cast<std::size_t>(frame.selection().decode.from);
  float x = area_.x;
  std::vector<Button> buttons;
  for (std::int64_t i = 0; i < 3; ++i) {
    buttons.push_back(
        command_button(frame, {"decode.from", i}, kFrom[i].command, {x, y}, frame.px(24), std::string(kFrom[i].label)));
    x = buttons.back().area.right() + frame.px(4);
  }
  if (buttons.back().area.right() <= area_.right()) return buttons;
  Button one =
      button_at(frame, "decode.from", choice_label(kFrom[now].label), "From which outputs", {area_.x, y}, frame.px(24));
  return {one};
}

void DecodeControls::input(Frame& frame) const {
  const std::vector<Button> from = buttons(frame);
  if (from.size() > 1) {
    press_all(frame, from);
  } else {
    std::vector<Choice> choices;
    for (std::size_t i = 0; i < 3; ++i)
      choices.push_back({kFrom[i].label, frame.commands().find(kFrom[i].command).help,
                         static_cast<std::size_t>(frame.selection().decode.from) == i});
    if (const auto chosen = choose(frame, from.front(), choices)) frame.run(kFrom[*chosen].command);
  }
  const ItemState item = frame.add_item("decode.outputs", slider_);
  if (item.active) {
    const double share = std::clamp((ImGui::GetIO().MousePos.x - slider_.x) / slider_.w, 0.0F, 1.0F);
    const auto most = static_cast<double>(most_decoded(frame.document().shape().c));
    const std::int64_t count = std::lround(std::exp2(share * std::log2(most)));
    if (count != decoded_outputs(frame)) decode_outputs(frame, count);
  } else if (item.hovered) {
    frame.explain(std::string(kSliderText));
  }
  input_number(frame, "decode.outputs.number", number_, "decode.outputs.type", [](const Frame&) {
    return std::string("How many outputs the maps are made from. Click to type another number");
  });
}

float DecodeControls::handle_x(const Frame& frame) const {
  const double share = log_share(decoded_outputs(frame), most_decoded(frame.document().shape().c));
  return std::floor(slider_.x + static_cast<float>(share) * slider_.w);
}

void DecodeControls::draw(const Frame& frame) const {
  const Theme& theme = frame.theme();
  frame.explain_drawn(area_, "From which outputs the maps are made again, and how many there are");
  draw_text(frame, frame.fonts().strong, theme.text, area_.min(), "From which outputs");
  draw_buttons(frame, buttons(frame));
  const float y = std::floor(slider_.centre().y), at = handle_x(frame);
  const float thick = std::max(1.0F, std::floor(frame.px(1.5F))), half_w = frame.px(4), half_h = frame.px(8);
  draw_text(frame, frame.fonts().body, theme.text, {area_.x, y - frame.fonts().body->FontSize / 2.0F}, "F′");
  ImDrawList* draw = frame.draw_list();
  draw->AddRectFilled({slider_.x, y - thick}, {slider_.right(), y + thick}, im(theme.track));
  draw->AddRectFilled({slider_.x, y - thick}, {at, y + thick}, im(theme.handle));
  draw->AddRectFilled({at - half_w, y - half_h}, {at + half_w, y + half_h}, im(theme.handle), frame.px(2));
  draw_number(frame, "decode.outputs.number", number_, frame.fonts().body, counted(decoded_outputs(frame), "output"));
}

}  // namespace pw
