#include "app/panels/sum/sum_switches.h"

#include "app/presentation/number_text.h"
#include "app/widgets/menu.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

std::vector<Button> of_buttons(const Frame& frame, float height, bool is_short) {
  const bool means = frame.selection().probe.of == ProbeOf::kMean;
  std::vector<Button> buttons = {
      button_at(frame, {"probe.of", 0}, is_short ? "position" : "this position",
                "The numbers of all maps at the marker's position", {}, height),
      button_at(frame, {"probe.of", 1}, is_short ? "mean" : "mean of all positions",
                "The mean of each map over all positions (global average pooling), then W", {}, height)};
  buttons[means ? 1 : 0].is_on = true;
  return buttons;
}

// `is_named`: no word before them says that they are orders.
std::vector<Button> sort_buttons(const Frame& frame, float height, bool is_short, bool is_named) {
  const bool sorted = frame.selection().probe.sort == ProbeSort::kSize;
  std::vector<Button> buttons = {button_at(frame, {"probe.sort", 0}, is_named ? "in map order" : "map",
                                           "In the order of the maps, as the columns of W", {}, height),
                                 button_at(frame, {"probe.sort", 1}, is_short ? "largest" : "largest first",
                                           "The largest products |w·x| of this output first", {}, height)};
  buttons[sorted ? 1 : 0].is_on = true;
  return buttons;
}

std::vector<Button> output_buttons(const Frame& frame, float height, bool as_menu) {
  const Weights& weights = frame.document().weights();
  const std::int64_t output = frame.selection().output;
  if (as_menu)
    return {button_at(frame, "probe.output", choice_label(output_name(weights, output)),
                      "The output whose sum is shown (Tab)", {}, height)};
  std::vector<Button> buttons;
  for (std::int64_t o = 0; o < weights.parameters.cout; ++o) {
    buttons.push_back(button_at(frame, {"probe.output", o}, output_name(weights, o),
                                "The sum of this output (Tab: the next)", {}, height));
    buttons.back().is_on = o == output;
  }
  return buttons;
}

}  // namespace

void SumSwitches::lay_out(Rect row, const Frame& frame) {
  row_ = row;
  // The words of the orders and of the copy say what the buttons do; those of the position the head says as well.
  constexpr Form kForms[] = {
      {.has_hints = true},
      {},
      {.has_hints = true, .outputs_are_menu = true},
      {.outputs_are_menu = true},
      {.has_hints = true, .outputs_are_menu = true, .is_position_short = true},
      {.outputs_are_menu = true, .is_position_short = true},
      {.outputs_are_menu = true, .is_position_short = true, .is_copy_short = true},
      {.outputs_are_menu = true, .is_position_short = true, .is_order_short = true, .is_copy_short = true}};
  for (const Form& form : kForms) {
    if (lay_out_as(form, row, frame)) return;
  }
  // What does not fit has its keys and its --set.
  copy_.clear();
}

bool SumSwitches::lay_out_as(const Form& form, Rect row, const Frame& frame) {
  const std::int64_t cout = frame.document().network.cout();
  outputs_are_menu_ = cout > 2 || form.outputs_are_menu;
  of_ = of_buttons(frame, row.h, form.is_position_short);
  outputs_ = cout == 1 ? std::vector<Button>{} : output_buttons(frame, row.h, outputs_are_menu_);
  const bool is_order_named = !form.has_hints && !form.is_order_short;
  sort_ = sort_buttons(frame, row.h, form.is_order_short, is_order_named);
  copy_ = {button_at(frame, "probe.copy", form.is_copy_short ? "Copy" : "Copy as table",
                     "Copies all terms, tab-separated, for a spreadsheet", {0.0F, row.y}, row.h)};
  copy_.front().is_enabled = !frame.display().curtain;
  align_right(copy_, row.right(), 0.0F);
  hints_.clear();
  const bool has_hints = form.has_hints;
  const float group_gap = frame.px(has_hints ? 14 : 12);
  float x = row.x;
  const auto hint = [&](const char* text, float gap) {
    if (!has_hints) return;
    hints_.push_back({text, x});
    x += text_width(frame.fonts().small, text) + gap;
  };
  const auto place = [&](std::vector<Button>& buttons) {
    for (Button& button : buttons) {
      button.area.x = std::floor(x);
      button.area.y = std::floor(row.y);
      x += button.area.w + frame.px(4);
    }
  };
  place(of_);
  x += group_gap;
  if (!outputs_.empty()) {
    hint("output", frame.px(8));
    place(outputs_);
    x += group_gap;
  }
  hint("order", frame.px(8));
  place(sort_);
  return x + frame.px(4) <= copy_.front().area.x;
}

bool SumSwitches::input(Frame& frame) {
  const auto pressed = [&](std::vector<Button>& buttons) {
    std::optional<std::int64_t> index;
    for (const Button& button : buttons) {
      if (press(frame, button)) index = button.key.i;
    }
    return index;
  };
  if (const auto of = pressed(of_)) {
    Selection next = frame.selection();
    next.probe.of = static_cast<ProbeOf>(*of);
    frame.select(next);
  }
  if (const auto sort = pressed(sort_)) {
    Selection next = frame.selection();
    next.probe.sort = static_cast<ProbeSort>(*sort);
    frame.select(next);
  }
  if (outputs_are_menu_ && !outputs_.empty()) {
    std::vector<Choice> choices;
    for (std::int64_t o = 0; o < frame.document().network.cout(); ++o)
      choices.push_back({output_name(frame.document().weights(), o), "", o == frame.selection().output});
    if (const auto chosen = choose(frame, outputs_.front(), choices))
      frame.select_output(static_cast<std::int64_t>(*chosen));
  } else if (const auto output = pressed(outputs_)) {
    frame.select_output(*output);
  }
  return pressed(copy_).has_value();
}

void SumSwitches::draw(const Frame& frame) const {
  for (const auto* buttons : {&of_, &outputs_, &sort_, &copy_}) draw_buttons(frame, *buttons);
  ImFont* font = frame.fonts().small;
  for (const Hint& hint : hints_)
    draw_text(frame, font, frame.theme().muted, {hint.x, row_.y + (row_.h - font->FontSize) / 2.0F}, hint.text);
}

}  // namespace pw
