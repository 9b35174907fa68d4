#include "app/frame/widgets.h"

#include <imgui.h>

#include <algorithm>

namespace pw {

bool any_list_is_open() {
  return ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
}

namespace {

template <class States>
bool any_active_in(const States& states) {
  return std::ranges::any_of(states, [](const auto& entry) { return entry.second.active; });
}

}  // namespace

void Items::begin_frame() {
  before_.swap(now_);
  now_.clear();
}

ItemState Items::add(const WidgetKey& key, Rect area, PointerButtons buttons) {
  ImGui::SetCursorScreenPos(area.min());
  ImGui::PushID(key.base.data(), key.base.data() + key.base.size());
  ImGui::PushID(static_cast<int>(key.i));
  ImGui::PushID(static_cast<int>(key.j));
  ItemState item;
  const ImGuiButtonFlags flags = buttons == PointerButtons::kLeft
                                     ? ImGuiButtonFlags_MouseButtonLeft
                                     : ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight;
  item.clicked = ImGui::InvisibleButton("##item", {std::max(1.0F, area.w), std::max(1.0F, area.h)}, flags);
  ImGui::PopID();
  ImGui::PopID();
  ImGui::PopID();
  item.hovered = ImGui::IsItemHovered();
  item.active = ImGui::IsItemActive();
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Left) || ImGui::IsMouseClicked(ImGuiMouseButton_Right))
    has_let_go_ = false;
  if (has_let_go_) item.active = item.clicked = false;
  // ImGui::IsItemDeactivated misses an item that loses the mouse to a text field.
  const auto found = before_.find(key);
  const bool was_active = found != before_.end() && found->second.active;
  item.pressed = item.active && !was_active;
  item.released = !item.active && was_active && !has_let_go_;
  now_[key] = item;
  return item;
}

ItemState Items::of(const WidgetKey& key) const {
  const auto found = now_.find(key);
  return found != now_.end() ? found->second : ItemState{};
}

bool Items::any_active() const {
  return any_active_in(now_);
}

bool Items::let_go() {
  if (!any_active_in(before_)) return false;
  has_let_go_ = true;
  return true;
}

}  // namespace pw
