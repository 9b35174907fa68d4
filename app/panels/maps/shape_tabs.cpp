#include "app/panels/maps/shape_tabs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "app/widgets/menu.h"

namespace pw {

bool ShapeTabs::lay_out(const View& view, ImVec2 at, float height, float least, const Frame& frame) {
  buttons_.clear();
  labels_.clear();
  commands_.clear();
  key_ = view.tab_key();
  if (key_ == nullptr) return true;
  for (const std::string_view tab : view.tabs()) {
    labels_.emplace_back(view.tab_label(tab));
    commands_.push_back(tab_command_id(view.id(), tab));
  }
  buttons_ = tab_buttons(view, at, height, frame);
  if (left() >= least) return true;
  shown_ = view.tab_label(view.shown_tab(frame.selection()));
  bool has_room = true;
  // As wide as for any tab, so that it stands still, if there is room.
  const std::array<std::pair<std::string, bool>, 3> menus = {{{shown_, true}, {shown_, false}, {"Tab", false}}};
  for (const auto& [label, is_widest] : menus) {
    buttons_ = {button_at(frame, key_, choice_label(label), "The tabs of this view (Ctrl+Tab)", at, height)};
    buttons_.front().is_on = true;
    if (is_widest) buttons_.front().area.w = widest_choice(frame);
    align_right(buttons_, at.x, 0.0F);
    if (left() >= least) break;
    has_room = false;
  }
  return has_room;
}

float ShapeTabs::widest_choice(const Frame& frame) const {
  float widest = 0.0F;
  for (const std::string& label : labels_) widest = std::max(widest, button_width(frame, choice_label(label)));
  return std::floor(widest);
}

std::vector<Button> ShapeTabs::tab_buttons(const View& view, ImVec2 at, float height, const Frame& frame) const {
  const std::string_view shown = view.shown_tab(frame.selection());
  std::vector<Button> buttons;
  for (std::size_t i = 0; i < labels_.size(); ++i) {
    Button tab =
        command_button(frame, {key_, static_cast<std::int64_t>(i)}, commands_[i], {0.0F, at.y}, height, labels_[i]);
    tab.is_on = view.tab_label(shown) == labels_[i];
    buttons.push_back(std::move(tab));
  }
  align_right(buttons, at.x, frame.px(4));
  return buttons;
}

void ShapeTabs::input(Frame& frame) const {
  if (empty()) return;
  if (buttons_.size() > 1) {
    press_all(frame, buttons_);
    const Rect& first = buttons_.front().area;
    const Rect all{first.x, first.y, buttons_.back().area.right() - first.x, first.h};
    frame.mark(key_, all);
    // The edge of the one that is on stands out of its button.
    frame.explain_drawn(all.inset(-frame.px(1)), "The tabs of this view (Ctrl+Tab)");
    return;
  }
  std::vector<Choice> choices;
  for (std::size_t i = 0; i < labels_.size(); ++i)
    choices.push_back({labels_[i], frame.commands().find(commands_[i]).help, labels_[i] == shown_});
  if (const auto chosen = choose(frame, buttons_.front(), choices)) frame.run(commands_[*chosen]);
}

}  // namespace pw
