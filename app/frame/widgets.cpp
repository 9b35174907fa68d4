#include "app/frame/widgets.h"

#include <algorithm>

namespace pw {

void Items::begin_frame() {
  before_.swap(now_);
  now_.clear();
}

ItemState Items::add(const WidgetKey& key, Rect area) {
  ImGui::SetCursorScreenPos(area.min());
  ImGui::PushID(key.base.data(), key.base.data() + key.base.size());
  ImGui::PushID(static_cast<int>(key.i));
  ImGui::PushID(static_cast<int>(key.j));
  ItemState item;
  item.clicked = ImGui::InvisibleButton("##item", {std::max(1.0F, area.w), std::max(1.0F, area.h)});
  ImGui::PopID();
  ImGui::PopID();
  ImGui::PopID();
  item.hovered = ImGui::IsItemHovered();
  item.active = ImGui::IsItemActive();
  // ImGui::IsItemDeactivated misses an item that loses the mouse to a text field.
  const auto found = before_.find(key);
  const bool was_active = found != before_.end() && found->second.active;
  item.pressed = item.active && !was_active;
  item.released = !item.active && was_active;
  now_[key] = item;
  return item;
}

ItemState Items::of(const WidgetKey& key) const {
  const auto found = now_.find(key);
  return found != now_.end() ? found->second : ItemState{};
}

bool Items::any_active() const {
  return std::ranges::any_of(now_, [](const auto& entry) { return entry.second.active; });
}

}  // namespace pw
