#include "app/panels/dialogs/recovery_offer.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <utility>

#include "app/panels/dialogs/modal_list.h"
#include "app/widgets/controls.h"
#include "compute/io/files/quoted_name.h"

namespace pw {
namespace {

constexpr const char* kOfferPopup = "##recovery";
// In multiples of the font size, as in the list of arrays.
constexpr float kOfferWidth = 40, kTimeColumn = 11, kButton = 9;

void draw_wrapped(const char* text) {
  ImGui::PushTextWrapPos(0);
  ImGui::TextUnformatted(text);
  ImGui::PopTextWrapPos();
}

bool draw_offer_button(const Frame& frame, const char* label, const char* name) {
  const bool pressed = ImGui::Button(label, ImVec2(kButton * ImGui::GetFontSize(), 0));
  mark_last_item(frame, name);
  return pressed;
}

}  // namespace

void RecoveryOffer::handle_keys(std::size_t rows) {
  for (const int key : std::exchange(keys_, {})) {
    if (answer_ != Answer::kNone) break;
    if (key == GLFW_KEY_ENTER || key == GLFW_KEY_KP_ENTER) answer_ = Answer::kRestore;
    if (key == GLFW_KEY_DELETE) answer_ = Answer::kDiscard;
    if (key == GLFW_KEY_ESCAPE) answer_ = Answer::kLater;
    if (key == GLFW_KEY_UP && row_ > 0) --row_;
    if (key == GLFW_KEY_DOWN && row_ + 1 < rows) ++row_;
  }
}

void RecoveryOffer::draw_row(const Frame& frame, const LeftWorkEntry& entry, std::size_t row) {
  const float left = ImGui::GetCursorPosX();
  const RowPress press = show_list_row(frame, {"recovery", static_cast<std::int64_t>(row)}, row == row_);
  if (press != RowPress::kNone) row_ = row;
  if (press == RowPress::kChosen) answer_ = Answer::kRestore;
  ImGui::PushClipRect(ImGui::GetItemRectMin(), ImGui::GetItemRectMax(), true);
  ImGui::SameLine(left);
  ImGui::TextUnformatted(entry.time.c_str());
  ImGui::SameLine(left + kTimeColumn * ImGui::GetFontSize());
  ImGui::TextUnformatted(shown_text(entry.description).c_str());
  ImGui::PopClipRect();
}

void RecoveryOffer::draw_buttons(const Frame& frame) {
  if (draw_offer_button(frame, "Discard (Del)", "recovery.discard")) answer_ = Answer::kDiscard;
  const float width = kButton * ImGui::GetFontSize();
  const ImGuiStyle& style = ImGui::GetStyle();
  ImGui::SameLine(ImGui::GetWindowWidth() - style.WindowPadding.x - 2 * width - style.ItemSpacing.x);
  if (draw_offer_button(frame, "Not now (Esc)", "recovery.later")) answer_ = Answer::kLater;
  ImGui::SameLine();
  if (draw_offer_button(frame, "Restore (Enter)", "recovery.restore")) answer_ = Answer::kRestore;
}

void RecoveryOffer::draw_content(const Frame& frame, const std::vector<LeftWorkEntry>& entries) {
  row_ = std::min(row_, entries.size() - 1);
  ImGui::PushFont(frame.fonts().strong);
  draw_wrapped(entries.size() == 1 ? "Pointwise ended unexpectedly last time. Restore the unsaved work?"
                                   : "Pointwise ended unexpectedly. Restore unsaved work of one of these times?");
  ImGui::PopFont();
  ImGui::Spacing();
  for (std::size_t row = 0; row < entries.size(); ++row) draw_row(frame, entries[row], row);
  ImGui::Spacing();
  ImGui::PushStyleColor(ImGuiCol_Text, ImGui::GetStyle().Colors[ImGuiCol_TextDisabled]);
  draw_wrapped(
      "Restore opens it in place of what is shown; Ctrl+Z takes that back. Discard deletes it. Without either, the "
      "next start asks again.");
  ImGui::PopStyleColor();
  ImGui::Spacing();
  draw_buttons(frame);
}

void RecoveryOffer::apply_answer(LeftWork& left) {
  switch (std::exchange(answer_, Answer::kNone)) {
    case Answer::kNone:
      break;
    case Answer::kRestore:
      left.restore(row_);
      break;
    case Answer::kDiscard:
      left.discard(row_);
      break;
    case Answer::kLater:
      left.postpone();
      break;
  }
}

void RecoveryOffer::show(Frame& frame, LeftWork& left) {
  if (left.entries().empty() && !is_open_) return;
  if (!std::exchange(is_open_, true)) {
    ImGui::OpenPopup(kOfferPopup);
    row_ = 0;
  }
  if (begin_modal(frame, kOfferPopup, {kOfferWidth, 0})) {
    handle_keys(left.entries().size());
    if (!left.entries().empty()) {
      draw_content(frame, left.entries());
      apply_answer(left);
    }
    is_open_ = !left.entries().empty();
    if (!is_open_) ImGui::CloseCurrentPopup();
    end_modal();
  } else {
    left.postpone();
    is_open_ = false;
  }
  if (!is_open_) keys_.clear();
}

}  // namespace pw
