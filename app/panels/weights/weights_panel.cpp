#include "app/panels/weights/weights_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/presentation/number_text.h"
#include "app/widgets/menu.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

const char* activation_label(Activation activation) {
  switch (activation) {
    case Activation::kNone:
      return "activation: none";
    case Activation::kRelu:
      return "activation: ReLU";
    case Activation::kSigmoid:
      return "activation: sigmoid";
    case Activation::kSoftmax:
      return "activation: softmax";
  }
  return "";
}

std::vector<Choice> activation_choices(Activation now) {
  return {
      {"none", "y is the weighted sum plus the bias.", now == Activation::kNone},
      {"ReLU", "Negative sums become 0. Without it, two such layers would fold into one.", now == Activation::kRelu},
      {"sigmoid", "Each output becomes a probability of its own.", now == Activation::kSigmoid},
      {"softmax", "The outputs at a position become probabilities that sum to 1; only their differences matter.",
       now == Activation::kSoftmax}};
}

}  // namespace

void WeightsPanel::lay_out(Rect panel, Rect labels_column, Rect maps_column, const Frame& frame) {
  panel_ = panel;
  const float padding = frame.padding();
  // The columns are below the maps.
  const Rect area{maps_column.x + padding, panel.y + frame.px(34), maps_column.w - 2.0F * padding,
                  panel.h - frame.px(44)};
  labels_area_ = {labels_column.x + padding, area.y, labels_column.w - padding, area.h};
  geometry_.lay_out(area, {area.x, panel.bottom() - frame.px(8), area.w, frame.px(4)}, panel.y, frame);
  lay_out_labels(frame);
}

void WeightsPanel::lay_out_labels(const Frame& frame) {
  labels_.clear();
  const std::int64_t cout = frame.document().network.cout();
  const Rect& area = labels_area_;
  if (geometry_.geometry().row_h < frame.px(20)) {
    const std::int64_t output = std::min(frame.selection().output, cout - 1);
    labels_.push_back(label_in(frame, output, {area.x, area.y, area.w, frame.px(28)}));
    return;
  }
  for (std::int64_t o = 0; o < cout; ++o) {
    const float y = area.y + static_cast<float>(o) * geometry_.geometry().row_h;
    labels_.push_back(label_in(frame, o, {area.x, y, area.w, geometry_.geometry().row_h}));
  }
}

WeightsPanel::FilterLabel WeightsPanel::label_in(const Frame& frame, std::int64_t output, Rect row) const {
  const float number_w = text_width(frame.fonts().mono, "−0.000") + frame.px(4);
  const float slider_w = std::clamp(row.w * 0.3F, frame.px(60), frame.px(120));
  return {output,
          row,
          {row.right() - number_w - slider_w - frame.px(8), row.centre().y - frame.px(11), slider_w, frame.px(22)}};
}

std::vector<Button> WeightsPanel::head_buttons(const Frame& frame) const {
  const float height = frame.px(24);
  const ImVec2 at{0.0F, panel_.y + frame.px(5)};
  const Activation now = frame.document().parameters().activation;
  std::vector<Button> buttons = {
      command_button(frame, "activation", "activation", at, height, choice_label(activation_label(now))),
      command_button(frame, "pin", "pin", at, height), command_button(frame, "change", "change", at, height)};
  buttons.front().command.clear();
  align_right(buttons, panel_.right() - frame.padding(), frame.px(6));
  return buttons;
}

void WeightsPanel::input(Frame& frame) {
  geometry_.input(frame);
  for (const FilterLabel& label : labels_) input_label(frame, label);
  input_head(frame);
}

void WeightsPanel::input_head(Frame& frame) {
  const std::vector<Button> buttons = head_buttons(frame);
  const Activation now = frame.document().parameters().activation;
  if (const auto chosen = choose(frame, buttons[0], activation_choices(now)))
    frame.dispatch(SetActivation{static_cast<Activation>(*chosen)});
  press(frame, buttons[1]);
  press(frame, buttons[2]);
}

Slider WeightsPanel::bias_slider(const Frame& frame, const FilterLabel& label) const {
  return {{"bias_slider", label.output},
          label.slider,
          frame.document().parameters().bias[static_cast<std::size_t>(label.output)],
          std::max(frame.scales().biases, 1e-6F)};
}

void WeightsPanel::input_label(Frame& frame, const FilterLabel& label) const {
  if (label.output >= frame.document().network.cout()) return;
  const SliderEvent event = slide(frame, bias_slider(frame, label), [output = label.output](const Frame& shown) {
    return fmt::format(
        "b[{}]: added to every position of {}. Drag to change it (Shift: fine), double-click to type, right-click for "
        "0.",
        output, output_name(shown.document().weights(), output));
  });
  follow_slider(frame, event, bias_id(label.output), {label.slider.x, label.slider.bottom()});
}

void WeightsPanel::draw(const Frame& frame) const {
  geometry_.draw(frame);
  for (const FilterLabel& label : labels_) draw_label(frame, label);
  if (geometry_.geometry().row_h >= frame.px(20)) return;
  draw_text_within(frame, frame.fonts().small, frame.theme().muted, {labels_area_.x, labels_area_.y + frame.px(32)},
                   labels_area_.w, fmt::format("{} filters, one row each · point at a row", geometry_.geometry().rows));
}

void WeightsPanel::draw_head(const Frame& frame) const {
  const std::vector<Button> buttons = head_buttons(frame);
  const Network& network = frame.document().network;
  draw_panel(frame, panel_, fmt::format("W: {} × {} weights", network.cout(), network.cin()), frame.theme().text,
             "in the order of the maps · every bar is a slider · Ctrl-drag to paint",
             panel_.right() - buttons.front().area.x);
  draw_buttons(frame, buttons);
}

void WeightsPanel::draw_label(const Frame& frame, const FilterLabel& label) const {
  const Fonts& fonts = frame.fonts();
  const Rect& row = label.row;
  const float text_y = row.centre().y - fonts.body->FontSize / 2.0F;
  const float title_w = draw_text(frame, fonts.strong, frame.output_colour(label.output), {row.x, text_y},
                                  fmt::format("filter {}", label.output));
  const float name_w = label.slider.x - row.x - title_w - frame.px(36);
  if (name_w > frame.px(30))
    draw_text_within(frame, fonts.small, frame.theme().muted, {row.x + title_w + frame.px(8), text_y + frame.px(2)},
                     name_w, output_name(frame.document().weights(), label.output));
  draw_text_right(frame, fonts.small, frame.theme().muted, {label.slider.x - frame.px(5), text_y + frame.px(1)}, "b");
  const Slider slider = bias_slider(frame, label);
  draw_slider(frame, slider);
  draw_text_right(frame, fonts.mono, frame.theme().text,
                  {row.right() - frame.px(4), row.centre().y - fonts.mono->FontSize / 2.0F}, signed_text(slider.value));
}

}  // namespace pw
