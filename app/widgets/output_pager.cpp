#include "app/widgets/output_pager.h"

#include <algorithm>
#include <cmath>

namespace pw {

void OutputPager::show(const Frame& frame, std::int64_t size) {
  const std::int64_t cout = frame.document().network.cout();
  const std::int64_t selected = frame.selection().output;
  size_ = std::clamp<std::int64_t>(size, 1, cout);
  first_ = std::clamp<std::int64_t>(first_, 0, cout - size_);
  if (selected < first_ || selected >= end()) first_ = std::min(selected / size_ * size_, cout - size_);
}

std::vector<Button> OutputPager::buttons(const Frame& frame, float right, float y, float height) const {
  if (!is_paged(frame)) return {};
  std::vector<Button> buttons = {button_at(frame, back_, "‹", "The outputs before", {0, y}, height),
                                 button_at(frame, on_, "›", "The outputs after", {0, y}, height)};
  buttons[0].is_enabled = first_ > 0;
  buttons[1].is_enabled = end() < frame.document().network.cout();
  // No wider than high: the output's name beside them has more to say.
  for (Button& button : buttons) button.area.w = std::floor(height);
  align_right(buttons, right, frame.px(4));
  return buttons;
}

void OutputPager::input(Frame& frame, const std::vector<Button>& buttons) const {
  if (buttons.empty()) return;
  if (press(frame, buttons[0])) frame.select_output(first_ - 1);
  if (press(frame, buttons[1])) frame.select_output(end());
}

}  // namespace pw
