#include "app/panels/dialogs/modal_list.h"

#include <algorithm>

#include "app/widgets/controls.h"

namespace pw {

bool begin_modal(const Frame& frame, const char* id, ImVec2 size) {
  constexpr ImGuiWindowFlags kFixed = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                                      ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                      ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
  const float font = ImGui::GetFontSize();
  const ImVec2 screen = frame.size(), most{screen.x * 0.95F, screen.y * 0.95F};
  const bool is_as_high_as_content = size.y == 0.0F;
  size = {std::min(size.x * font, most.x), std::min(size.y * font, most.y)};
  if (is_as_high_as_content)
    ImGui::SetNextWindowSizeConstraints({size.x, 0}, {size.x, most.y});
  else
    ImGui::SetNextWindowSize(size);
  ImGui::SetNextWindowPos({screen.x / 2.0F, screen.y / 2.0F}, ImGuiCond_Always, {0.5F, 0.5F});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0.8F * font, 0.7F * font));
  const int flags = kFixed | (is_as_high_as_content ? ImGuiWindowFlags_AlwaysAutoResize : 0);
  if (ImGui::BeginPopupModal(id, nullptr, flags)) return true;
  ImGui::PopStyleVar();
  return false;
}

void end_modal() {
  ImGui::EndPopup();
  ImGui::PopStyleVar();
}

RowPress show_list_row(const Frame& frame, const WidgetKey& key, bool is_marked, bool is_enabled) {
  ImGui::PushID(static_cast<int>(key.i));
  const int flags = is_enabled ? ImGuiSelectableFlags_AllowDoubleClick : ImGuiSelectableFlags_Disabled;
  const bool is_pressed = ImGui::Selectable("##row", is_marked, flags);
  mark_last_item(frame, key);
  ImGui::PopID();
  if (is_marked)
    ImGui::GetWindowDrawList()->AddRect(ImGui::GetItemRectMin(), ImGui::GetItemRectMax(),
                                        im(frame.theme().control_edge), frame.px(3));
  if (!is_pressed) return RowPress::kNone;
  return ImGui::IsMouseDoubleClicked(0) ? RowPress::kChosen : RowPress::kMarked;
}

}  // namespace pw
