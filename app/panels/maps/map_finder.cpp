#include "app/panels/maps/map_finder.h"

#include <imgui_stdlib.h>

#include "app/document/map_search.h"
#include "app/style/text_history.h"
#include "app/widgets/controls.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr const char* kPopup = "map_finder";

}  // namespace

void MapFinder::show(Frame& frame, ImVec2 at) {
  if (opens_) {
    problem_.clear();
    ImGui::OpenPopup(kPopup);
  }
  ImGui::SetNextWindowPos(at, ImGuiCond_Appearing);
  if (ImGui::BeginPopup(kPopup, ImGuiWindowFlags_NoNav)) {
    show_field(frame);
    if (frame.requests().close_popups) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
  }
  opens_ = false;
}

void MapFinder::show_field(Frame& frame) {
  const float width = frame.px(260);
  ImGui::TextUnformatted("Select maps: 5, 20-30, or a part of a name");
  ImGui::SetNextItemWidth(width);
  if (opens_) ImGui::SetKeyboardFocusHere();
  begin_text_field("##maps");
  const bool entered =
      ImGui::InputText("##maps", &text_, ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
  if (ImGui::IsItemEdited()) problem_.clear();
  mark_last_item(frame, "map_finder");
  if (!problem_.empty()) {
    ImGui::PushStyleColor(ImGuiCol_Text, im(frame.theme().error));
    ImGui::TextUnformatted(wrapped(frame.fonts().body, problem_, width).c_str());
    ImGui::PopStyleColor();
    mark_last_item(frame, "map_finder.problem");
  }
  if (!entered) return;
  const auto found = find_maps(*frame.document().input, text_);
  if (!found) {
    problem_ = found.error().message();
    ImGui::SetKeyboardFocusHere(-1);
    return;
  }
  Selection next = frame.selection();
  next.maps = *found;
  next.map = found->front();
  frame.select(next);
  ImGui::CloseCurrentPopup();
}

}  // namespace pw
