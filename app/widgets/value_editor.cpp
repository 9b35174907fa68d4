#include "app/widgets/value_editor.h"

#include <imgui_stdlib.h>

#include <algorithm>
#include <utility>

#include "app/style/text_history.h"
#include "app/widgets/controls.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// What Dear ImGui needs to focus a field.
constexpr int kFramesToFocus = 4;

}  // namespace

// A drag that is still under way ends here.
void ValueEditor::open(Frame& frame, TypedValue value) {
  frame.end_gesture();
  value_ = std::move(value);
  text_ = value_.text;
  problem_.clear();
  open_ = true;
  focus_ = true;
  unfocused_frames_ = 0;
}

void ValueEditor::accept(Frame& frame) {
  open_ = false;
  if (text_.find_first_not_of(' ') == std::string::npos) return;
  const auto done = value_.set(frame, text_);
  if (done) return;
  problem_ = done.error().message();
  open_ = true;
  focus_ = true;
  unfocused_frames_ = 0;
}

void ValueEditor::show(Frame& frame) {
  const auto exists = [&](const TypedValue& value) { return !value.exists || value.exists(frame); };
  if (frame.requests().edit && exists(*frame.requests().edit)) open(frame, *frame.requests().edit);
  open_ = open_ && exists(value_);
  if (!open_) return;
  const float width = frame.px(190);
  const ImVec2 size = frame.size();
  const ImVec2 at = value_.near.value_or(ImVec2{size.x * 0.4F, size.y * 0.5F});
  ImGui::SetNextWindowPos({std::clamp(at.x, 0.0F, std::max(0.0F, size.x - width - frame.px(16))),
                           std::clamp(at.y, 0.0F, std::max(0.0F, size.y - frame.px(140)))});
  ImGui::SetNextWindowFocus();
  ImGui::Begin("##value", nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav);
  show_field(frame, width);
  ImGui::End();
}

void ValueEditor::show_field(Frame& frame, float width) {
  const std::string title = value_.name + "  (Enter, Esc)";
  ImGui::TextUnformatted(title.c_str());
  ImGui::SetNextItemWidth(width);
  if (focus_) ImGui::SetKeyboardFocusHere();
  begin_text_field("##field");
  const bool entered =
      ImGui::InputText("##field", &text_, ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
  // It may lose the keyboard without being deactivated, or never get it: behind another window that opened meanwhile.
  unfocused_frames_ = ImGui::IsItemActive() ? 0 : unfocused_frames_ + 1;
  const bool is_lost = unfocused_frames_ > kFramesToFocus;
  const bool left = !focus_ && (ImGui::IsItemDeactivated() || is_lost) && !entered;
  if (ImGui::IsItemEdited()) problem_.clear();
  mark_last_item(frame, "value_editor");
  focus_ = false;
  if (!problem_.empty()) {
    ImGui::PushStyleColor(ImGuiCol_Text, im(frame.theme().error));
    ImGui::TextUnformatted(wrapped(frame.fonts().body, problem_, width).c_str());
    ImGui::PopStyleColor();
    mark_last_item(frame, "value_editor.problem");
  }
  if (entered) accept(frame);
  if (left) open_ = false;
}

}  // namespace pw
