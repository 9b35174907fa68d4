#include "app/panels/two_layers/pair_cells.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/presentation/number_text.h"
#include "app/widgets/controls.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

float half_range_of(const PairLooks& looks, const ParameterId& id) {
  return id.input ? looks.weights[id.layer] : looks.biases[id.layer];
}

// A track with a bar from its middle, the number in the half that the bar leaves free.
void draw_bar_cell(const Frame& frame, Rect area, float value, float half_range, Rgb edge, float thickness) {
  const Theme& theme = frame.theme();
  ImDrawList* draw = frame.draw_list();
  draw->AddRectFilled(area.min(), area.max(), im(theme.control), frame.px(3));
  const float middle = std::floor(area.centre().x);
  const float share = std::isfinite(value) ? std::clamp(value / half_range, -1.0F, 1.0F) : 0.0F;
  const float end = middle + share * (area.w / 2.0F - frame.px(2));
  const float inset = frame.px(2);
  draw->AddRectFilled({std::min(middle, end), area.y + inset}, {std::max(middle, end), area.bottom() - inset},
                      frame.sign_colour(value));
  draw->AddLine({middle, area.y + inset}, {middle, area.bottom() - inset}, im(theme.text));
  draw->AddRect(area.min(), area.max(), im(edge), frame.px(3), 0, thickness);
  ImFont* font = frame.fonts().small;
  const float half = area.w / 2.0F - frame.px(8);
  const std::string text = first_that_fits(font, half, {signed_text(value), short_number_text(value)});
  const float y = std::floor(area.centre().y - font->FontSize / 2.0F);
  if (value < 0.0F)
    draw_text_right(frame, font, theme.text, {area.right() - frame.px(5), y}, text);
  else
    draw_text(frame, font, theme.text, {area.x + frame.px(5), y}, text);
}

}  // namespace

float pair_number(const ShownPair& shown, const ParameterId& id) {
  return parameter(shown.pair().network, id);
}

std::string explain_pair_number(const Frame& frame, const ShownPair& shown, const ParameterId& id,
                                std::string_view drag) {
  const TypedValue typed = typed_parameter(frame, id, std::nullopt);
  const std::string value = has_parameter(shown.pair().network, id) ? signed_text(pair_number(shown, id)) : "";
  const std::string to = id.layer == 0 ? "hidden map " + hidden_label(id.output)
                                       : pair_output_name(shown, std::min(id.output, shown.second().cout - 1));
  std::string what;
  if (!id.input)
    what = fmt::format("what is added to every position of {}", to);
  else if (id.layer == 0)
    what =
        fmt::format("how much of {} goes into {}", input_name(shown, std::min(*id.input, shown.first().cin - 1)), to);
  else
    what = fmt::format("how much of hidden map {} goes into {}", hidden_label(*id.input), to);
  return fmt::format("{} = {}\n{}\n{} · Shift: fine · double-click: type · right-click: 0", typed.name, value, what,
                     drag);
}

void input_pair_cell(Frame& frame, const PairView& view, const PairCell& cell) {
  const ItemState item = frame.add_item(cell.key, cell.area);
  if (item.hovered || item.active) frame.explain(explain_pair_number(frame, view.shown, cell.id, "Drag left or right"));
  if (item.hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
    frame.take_back_first_press();
    frame.requests().edit = typed_parameter(frame, cell.id, ImVec2{cell.area.x, cell.area.bottom()});
    return;
  }
  if (item.pressed) {
    select_pair_number(frame, cell.id);
    frame.begin_gesture();
    frame.drag().value = parameter_value(frame.document(), cell.id);
  }
  const ImGuiIO& io = ImGui::GetIO();
  if (item.active && !item.pressed && frame.gesture_is_open() && io.MouseDelta.x != 0.0F) {
    const float scale = half_range_of(view.looks, cell.id) * (io.KeyShift ? 0.1F : 1.0F);
    drag_parameter(frame, cell.id, frame.drag().value += io.MouseDelta.x / (cell.area.w / 2.0F) * scale);
  }
  if (item.released) frame.end_gesture();
  if (item.hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Right)) set_parameter(frame, cell.id, 0.0F);
}

void draw_pair_cell(const Frame& frame, const PairView& view, const PairCell& cell) {
  if (!has_parameter(view.shown.pair().network, cell.id)) return;
  const bool is_selected = selected_pair_number(frame, view.shown) == cell.id;
  const bool is_lit = is_selected || frame.item(cell.key).hovered;
  draw_bar_cell(frame, cell.area, pair_number(view.shown, cell.id), half_range_of(view.looks, cell.id),
                is_lit ? frame.theme().text : frame.theme().control_edge, is_selected ? frame.px(2) : 1.0F);
}

void draw_shown_number(const Frame& frame, const ShownNumber& number) {
  frame.mark(number.key, number.area);
  draw_bar_cell(frame, number.area, number.value, number.half_range, frame.theme().border, 1.0F);
}

namespace {

void input_bias_number(Frame& frame, const PairView& view, const PairBias& bias) {
  const ItemState item = frame.add_item(bias.key, bias.value);
  if (item.hovered) frame.explain(explain_pair_number(frame, view.shown, bias.id, "Click: type"));
  if (!item.clicked) return;
  select_pair_number(frame, bias.id);
  frame.requests().edit = typed_parameter(frame, bias.id, ImVec2{bias.value.x, bias.value.bottom()});
}

}  // namespace

void input_pair_bias(Frame& frame, const PairView& view, const PairBias& bias) {
  const auto explain = [id = bias.id, &shown = view.shown](const Frame& now) {
    return explain_pair_number(now, shown, id, "Drag");
  };
  if (!has_parameter(shown_network(frame.document(), NetworkId::kPair), bias.id)) return;
  if (bias.slider.w <= 0.0F) return input_bias_number(frame, view, bias);
  const float value = parameter_value(frame.document(), bias.id);
  const Slider slider = parameter_slider(bias.key, bias.slider, value, half_range_of(view.looks, bias.id));
  follow_slider(frame, slide(frame, slider, explain), bias.id, {bias.slider.x, bias.slider.bottom()});
}

void draw_pair_bias(const Frame& frame, const PairView& view, const PairBias& bias) {
  if (!has_parameter(view.shown.pair().network, bias.id)) return;
  const float value = pair_number(view.shown, bias.id);
  if (bias.slider.w > 0.0F) {
    Slider slider = parameter_slider(bias.key, bias.slider, value, half_range_of(view.looks, bias.id));
    slider.shows_ends = false;
    draw_slider(frame, slider);
  }
  ImFont* font = frame.fonts().small;
  const bool is_selected = selected_pair_number(frame, view.shown) == bias.id;
  const float y = std::floor(bias.value.centre().y - font->FontSize / 2.0F);
  const std::string text = first_that_fits(font, bias.value.w, {signed_text(value), short_number_text(value)});
  const float width = draw_text_right(frame, font, frame.theme().text, {bias.value.right(), y}, text);
  if (!is_selected) return;
  frame.draw_list()->AddLine({bias.value.right() - width, y + font->FontSize + 1.0F},
                             {bias.value.right(), y + font->FontSize + 1.0F}, im(frame.theme().text));
}

}  // namespace pw
