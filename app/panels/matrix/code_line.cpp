#include "app/panels/matrix/code_line.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "app/panels/matrix/code_buttons.h"
#include "app/panels/matrix/shown_code.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// That of the layer itself.
std::string line_of(const Frame& frame) {
  if (frame.selection().matrix.code == CodeKind::kNumpy) return product_line(shown_code_spec(frame));
  std::istringstream program(shown_code(frame));
  for (std::string line; std::getline(program, line);) {
    if (is_layer_line(line)) return line;
  }
  return product_line(shown_code_spec(frame));
}

}  // namespace

void CodeLine::lay_out(Rect area, const Frame& frame, bool may_have_buttons) {
  area_ = area;
  choices_.clear();
  actions_.clear();
  if (area.h <= 0.0F) return;
  text_ = line_of(frame);
  if (!may_have_buttons) return;
  const Fonts& fonts = frame.fonts();
  const float y = std::floor(area.centre().y - frame.px(12)), gap = frame.px(4);
  std::vector<Button> all = code_choices(frame, area.right(), y);
  const std::vector<Button> actions = code_actions(frame, {area.x, y}, area.x);
  const std::size_t choices = all.size();
  all.insert(all.end(), actions.begin(), actions.end());
  // In smaller type beside all of them; the choice gives way before what takes the program out of the window.
  const auto fits = [&](const std::vector<Button>& buttons, const ImFont* font) {
    return text_width(font, text_) <= buttons.front().area.x - frame.px(14) - area.x;
  };
  align_right(all, area.right(), gap);
  if (!fits(all, fonts.body)) all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(choices));
  align_right(all, area.right(), gap);
  if (!fits(all, fonts.body)) return;
  area_.w = all.front().area.x - frame.px(14) - area.x;
  actions_.assign(all.end() - static_cast<std::ptrdiff_t>(actions.size()), all.end());
  choices_.assign(all.begin(), all.end() - static_cast<std::ptrdiff_t>(actions.size()));
}

void CodeLine::input(Frame& frame) const {
  press_code_choices(frame, choices_);
  if (!actions_.empty()) press_code_actions(frame, actions_);
}

void CodeLine::draw(const Frame& frame) const {
  if (area_.h <= 0.0F) return;
  ImFont* font = frame.fonts().large;
  const float whole = text_width(font, text_);
  const float size = std::floor(std::min({font->FontSize, area_.h * 0.9F, font->FontSize * area_.w / whole}));
  const float y = std::floor(area_.centre().y - size / 2.0F);
  frame.draw_list()->AddText(font, size, {area_.x, y}, im(frame.theme().text), text_.c_str());
  frame.explain_drawn(area_, "The whole layer as one matrix product");
  draw_buttons(frame, choices_);
  draw_buttons(frame, actions_);
}

}  // namespace pw
