#include "app/panels/dialogs/array_choice.h"

#include <GLFW/glfw3.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "app/panels/dialogs/modal_list.h"
#include "app/widgets/controls.h"

namespace pw {
namespace {

constexpr const char* kArraysPopup = "##arrays";
// In multiples of the font size, as in the file browser.
constexpr float kChoiceWidth = 46, kHeight = 32, kTypeColumn = 5, kShapeColumn = 12;

bool can_open(const ArrayChoice::Entry& entry) {
  return entry.problem.empty();
}

void draw_clipped(float left, float right, const std::string& text) {
  ImGui::SameLine(left);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::PushClipRect(at, ImVec2(at.x + right - left, at.y + ImGui::GetTextLineHeightWithSpacing()), true);
  ImGui::TextUnformatted(text.c_str());
  ImGui::PopClipRect();
}

}  // namespace

void ArrayChoicePanel::move(const ArrayChoice& choice, int step) {
  const int last = static_cast<int>(choice.entries.size()) - 1;
  const int direction = step < 0 ? -1 : 1;
  int found = row_;
  for (int row = row_ + direction, left = std::abs(step); row >= 0 && row <= last && left > 0; row += direction) {
    if (!can_open(choice.entries[static_cast<std::size_t>(row)])) continue;
    found = row;
    --left;
  }
  row_ = found;
  follow_row_ = true;
}

void ArrayChoicePanel::open(const ArrayChoice& choice, int row) {
  if (row >= 0) answer_ = choice.entries[static_cast<std::size_t>(row)].path;
}

void ArrayChoicePanel::handle_keys(const ArrayChoice& choice) {
  constexpr int kPage = 10, kAll = 1 << 24;
  for (const int key : std::exchange(keys_, {})) {
    if (!answer_.empty() || cancelled_) break;
    if (key == GLFW_KEY_ESCAPE) cancelled_ = true;
    if (key == GLFW_KEY_ENTER || key == GLFW_KEY_KP_ENTER) open(choice, row_);
    if (key == GLFW_KEY_UP || key == GLFW_KEY_DOWN) move(choice, key == GLFW_KEY_UP ? -1 : 1);
    if (key == GLFW_KEY_PAGE_UP || key == GLFW_KEY_PAGE_DOWN) move(choice, key == GLFW_KEY_PAGE_UP ? -kPage : kPage);
    if (key == GLFW_KEY_HOME || key == GLFW_KEY_END) move(choice, key == GLFW_KEY_HOME ? -kAll : kAll);
  }
}

void ArrayChoicePanel::scroll_to_row(float row_height) {
  if (!std::exchange(follow_row_, false) || row_ < 0) return;
  const float top = static_cast<float>(row_) * row_height;
  const float height = ImGui::GetWindowHeight() - 2 * ImGui::GetStyle().WindowPadding.y;
  if (top < ImGui::GetScrollY()) ImGui::SetScrollY(top);
  if (top + row_height > ImGui::GetScrollY() + height) ImGui::SetScrollY(top + row_height - height);
}

void ArrayChoicePanel::draw_row(const Frame& frame, const ArrayChoice::Entry& entry, int row) {
  const float font = ImGui::GetFontSize(), left = ImGui::GetCursorPosX();
  const float right = left + ImGui::GetContentRegionAvail().x;
  const float shapes = right - kShapeColumn * font, types = shapes - kTypeColumn * font;
  const RowPress press = show_list_row(frame, {"array", row}, row == row_, can_open(entry));
  if (press != RowPress::kNone) row_ = row;
  if (press == RowPress::kChosen) answer_ = entry.path;

  const bool greyed = !can_open(entry);
  if (greyed) ImGui::PushStyleColor(ImGuiCol_Text, ImGui::GetStyle().Colors[ImGuiCol_TextDisabled]);
  const float reason = types - font - (greyed ? ImGui::CalcTextSize(entry.problem.c_str()).x : 0.0F);
  draw_clipped(left, greyed ? reason - font : reason, entry.name);
  if (greyed) {
    draw_clipped(reason, types, entry.problem);
    ImGui::PopStyleColor();
  }
  ImGui::PushStyleColor(ImGuiCol_Text, ImGui::GetStyle().Colors[ImGuiCol_TextDisabled]);
  draw_clipped(types, shapes, entry.type);
  draw_clipped(shapes, right, entry.shape);
  ImGui::PopStyleColor();
}

void ArrayChoicePanel::draw_rows(const Frame& frame, const ArrayChoice& choice, float height) {
  ImGui::BeginChild("##rows", ImVec2(0, height), true);
  const float row_height = ImGui::GetTextLineHeightWithSpacing();
  scroll_to_row(row_height);
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(choice.entries.size()), row_height);
  while (clipper.Step()) {
    for (int row = clipper.DisplayStart; row < clipper.DisplayEnd; ++row)
      draw_row(frame, choice.entries[static_cast<std::size_t>(row)], row);
  }
  clipper.End();
  ImGui::EndChild();
}

void ArrayChoicePanel::draw_buttons(const Frame& frame, const ArrayChoice& choice) {
  const ImVec2 size(6 * ImGui::GetFontSize(), 0);
  ImGui::SetCursorPosX(ImGui::GetWindowWidth() - ImGui::GetStyle().WindowPadding.x - 2 * size.x -
                       ImGui::GetStyle().ItemSpacing.x);
  if (ImGui::Button("Cancel", size)) cancelled_ = true;
  mark_last_item(frame, "array.cancel");
  ImGui::SameLine();
  ImGui::BeginDisabled(row_ < 0);
  if (ImGui::Button("Open", size)) open(choice, row_);
  ImGui::EndDisabled();
  mark_last_item(frame, "array.ok");
}

void ArrayChoicePanel::draw_content(const Frame& frame, const ArrayChoice& choice) {
  ImGui::PushTextWrapPos(0);
  const std::string name = short_name(choice.file, frame.loader().formats());
  ImGui::TextUnformatted(fmt::format("{} holds {} arrays: which one?", name, choice.entries.size()).c_str());
  ImGui::PopTextWrapPos();
  const float below = ImGui::GetFrameHeight() + ImGui::GetStyle().ItemSpacing.y;
  draw_rows(frame, choice, std::max(ImGui::GetContentRegionAvail().y - below, 3 * ImGui::GetFontSize()));
  draw_buttons(frame, choice);
}

void ArrayChoicePanel::show(Frame& frame) {
  if (!frame.loader().choice() && !is_open_) return;
  const bool asks = frame.loader().choice().has_value();
  if (asks && !std::exchange(is_open_, true)) {
    ImGui::OpenPopup(kArraysPopup);
    row_ = -1;
    move(*frame.loader().choice(), 1);
  }
  if (begin_modal(frame, kArraysPopup, {kChoiceWidth, kHeight})) {
    if (asks) {
      handle_keys(*frame.loader().choice());
      draw_content(frame, *frame.loader().choice());
    }
    const std::string answer = std::exchange(answer_, {});
    const bool cancelled = std::exchange(cancelled_, false);
    if (!answer.empty()) frame.loader().answer(answer);
    if (cancelled) frame.loader().drop_choice();
    is_open_ = frame.loader().choice().has_value();
    if (!is_open_) ImGui::CloseCurrentPopup();
    end_modal();
  } else {
    frame.loader().drop_choice();
    is_open_ = false;
  }
  if (!is_open_) keys_.clear();
}

}  // namespace pw
