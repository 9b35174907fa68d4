#include "app/panels/array_choice.h"

#include <fmt/format.h>

#include <algorithm>

namespace pw {
namespace {

constexpr const char* kPopup = "##arrays";

void mark_item(const Frame& frame, const WidgetKey& key) {
  const ImVec2 low = ImGui::GetItemRectMin();
  const ImVec2 high = ImGui::GetItemRectMax();
  frame.mark(key, {low.x, low.y, high.x - low.x, high.y - low.y});
}

}  // namespace

bool ArrayChoicePanel::show_list(Frame& frame, const ArrayChoice& choice) {
  ImGui::TextUnformatted(fmt::format("{} holds {} arrays. Which one?", choice.file, choice.entries.size()).c_str());
  bool stays = true;
  ImGui::BeginChild("##rows", {0, -ImGui::GetFrameHeightWithSpacing()}, true);
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(choice.entries.size()));
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const ArrayChoice::Entry& entry = choice.entries[static_cast<std::size_t>(i)];
      const bool readable = !entry.path.empty();
      ImGui::PushID(i);
      const std::string line = fmt::format("{}   {}", entry.name, entry.about);
      if (ImGui::Selectable(line.c_str(), false, readable ? 0 : ImGuiSelectableFlags_Disabled)) {
        frame.loader().answer(entry.path);
        stays = false;
      }
      mark_item(frame, {"array", i});
      ImGui::PopID();
      if (!stays) break;
    }
    if (!stays) break;
  }
  clipper.End();
  ImGui::EndChild();
  if (stays && (ImGui::Button("Cancel") || frame.requests().close_popups)) {
    frame.loader().drop_choice();
    stays = false;
  }
  if (stays) mark_item(frame, "array.cancel");
  return stays;
}

void ArrayChoicePanel::show(Frame& frame) {
  if (!frame.loader().choice() && !is_open_) return;
  if (frame.loader().choice() && !is_open_) {
    ImGui::OpenPopup(kPopup);
    is_open_ = true;
  }
  const ImVec2 screen = frame.size();
  ImGui::SetNextWindowSize({std::min(frame.px(620), screen.x * 0.9F), std::min(frame.px(420), screen.y * 0.9F)});
  ImGui::SetNextWindowPos({screen.x / 2.0F, screen.y / 2.0F}, ImGuiCond_Always, {0.5F, 0.5F});
  if (!ImGui::BeginPopupModal(kPopup, nullptr,
                              ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                                  ImGuiWindowFlags_NoSavedSettings)) {
    frame.loader().drop_choice();
    is_open_ = false;
    return;
  }
  const auto choice = frame.loader().choice();
  if (!choice || !show_list(frame, *choice)) {
    ImGui::CloseCurrentPopup();
    is_open_ = false;
  }
  ImGui::EndPopup();
}

}  // namespace pw
