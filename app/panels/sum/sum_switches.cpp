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

std::vector<Button> sort_buttons(const Frame& frame, float height, const char* in_order, bool is_short) {
  const bool sorted = frame.selection().probe.sort == ProbeSort::kSize;
  std::vector<Button> buttons = {
      button_at(frame, {"probe.sort", 0}, in_order, "In the order of the maps, as the columns of W", {}, height),
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
  for (const Form form : {Form::kFull, Form::kNoHints, Form::kMenu, Form::kShort}) {
    if (lay_out_as(form, row, frame)) return;
  }
  // What does not fit has its keys and its --set.
  copy_.clear();
}

bool SumSwitches::lay_out_as(Form form, Rect row, const Frame& frame) {
  const std::int64_t cout = frame.document().network.cout();
  const bool is_short = form == Form::kShort;
  outputs_are_menu_ = cout > 2 || form >= Form::kMenu;
  of_ = of_buttons(frame, row.h, is_short);
  outputs_ = cout == 1 ? std::vector<Button>{} : output_buttons(frame, row.h, outputs_are_menu_);
  // Without the name of the group the button says it.
  sort_ = sort_buttons(frame, row.h, form == Form::kFull || is_short ? "map" : "by map", is_short);
  copy_ = {button_at(frame, "probe.copy", is_short ? "Copy" : "Copy as table",
                     "Copies all terms, tab-separated, for a spreadsheet", {0.0F, row.y}, row.h)};
  copy_.front().is_enabled = !frame.display().curtain;
  align_right(copy_, row.right(), 0.0F);
  hints_.clear();
  const bool has_hints = form == Form::kFull;
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
