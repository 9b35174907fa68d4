#include "app/panels/dialogs/command_palette.h"

#include <GLFW/glfw3.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>

#include "app/panels/dialogs/command_search.h"
#include "app/style/text_history.h"
#include "app/widgets/controls.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr const char* kPalettePopup = "##palette";
constexpr ImGuiWindowFlags kPaletteFlags = ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav |
                                           ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
// Points, where the window has room for them.
constexpr float kPaletteWidth = 900.0F, kPaletteHeight = 520.0F;
constexpr float kMostTitleShare = 0.5F;  // of the width

std::string all_keys(const Command& command) {
  std::string keys;
  for (const Shortcut& key : command.keys) keys += (keys.empty() ? "" : ", ") + key.text();
  return keys;
}

float palette_row_height(const Frame& frame) {
  return std::ceil(frame.fonts().body->FontSize + frame.px(8));
}

float meaning_height(const Frame& frame) {
  return 2.0F * frame.fonts().body->FontSize + frame.px(16);
}

}  // namespace

void CommandPalette::open() {
  is_open_ = takes_focus_ = true;
  typed_.clear();
  listed_for_.clear();
  row_ = 0;
  follow_row_ = true;
  chosen_.reset();
  ImGui::OpenPopup(kPalettePopup);
}

void CommandPalette::show(Frame& frame, const std::vector<std::string_view>& scopes) {
  if (frame.requests().open_palette && !is_open_) open();
  if (!is_open_) return keys_.clear();
  const ImVec2 screen = frame.size();
  const ImVec2 size{std::min(frame.px(kPaletteWidth), screen.x * 0.96F),
                    std::min(frame.px(kPaletteHeight), screen.y * 0.9F)};
  ImGui::SetNextWindowSize(size);
  ImGui::SetNextWindowPos({std::floor((screen.x - size.x) / 2.0F), std::floor((screen.y - size.y) / 3.0F)});
  // A click beside it has closed it.
  if (!ImGui::BeginPopup(kPalettePopup, kPaletteFlags)) {
    is_open_ = false;
    return;
  }
  const ImVec2 corner = ImGui::GetWindowPos();
  frame.mark("palette", {corner.x, corner.y, size.x, size.y});
  frame.explain_nothing();
  show_field(frame);
  const Rows rows = found_commands(frame, scopes, typed_);
  if (typed_ != listed_for_) {
    listed_for_ = typed_;
    move_to(0, rows);
  }
  handle_keys(frame, rows);
  show_rows(frame, rows);
  draw_meaning(frame, rows);
  if (!is_open_ || chosen_ || frame.requests().close_popups) {
    is_open_ = false;
    ImGui::CloseCurrentPopup();
  }
  ImGui::EndPopup();
}

void CommandPalette::show_field(Frame& frame) {
  ImGui::SetNextItemWidth(-FLT_MIN);
  if (std::exchange(takes_focus_, false)) ImGui::SetKeyboardFocusHere();
  begin_text_field("##typed");
  ImGui::InputTextWithHint("##typed", "What do you want to do? Words in any order", &typed_);
  mark_last_item(frame, "palette.field");
}

void CommandPalette::move_to(int row, const Rows& rows) {
  row_ = std::clamp(row, 0, std::max(0, static_cast<int>(rows.size()) - 1));
  follow_row_ = true;
}

// One that cannot be run now stays in the list, so that nobody searches for it.
void CommandPalette::choose(const Frame& frame, const Command& command) {
  takes_focus_ = true;
  if (is_enabled(command, frame)) chosen_ = command.id;
}

void CommandPalette::handle_keys(const Frame& frame, const Rows& rows) {
  for (const int key : std::exchange(keys_, {})) {
    if (chosen_ || !is_open_) return;
    if (key == GLFW_KEY_ESCAPE) is_open_ = false;
    if (key == GLFW_KEY_UP) move_to(row_ - 1, rows);
    if (key == GLFW_KEY_DOWN) move_to(row_ + 1, rows);
    if (key == GLFW_KEY_PAGE_UP) move_to(row_ - page_, rows);
    if (key == GLFW_KEY_PAGE_DOWN) move_to(row_ + page_, rows);
    if (key == GLFW_KEY_HOME) move_to(0, rows);
    if (key == GLFW_KEY_END) move_to(static_cast<int>(rows.size()) - 1, rows);
    const bool is_enter = key == GLFW_KEY_ENTER || key == GLFW_KEY_KP_ENTER;
    if (is_enter && !rows.empty()) choose(frame, *rows[static_cast<std::size_t>(row_)]);
  }
}

void CommandPalette::show_rows(Frame& frame, const Rows& rows) {
  const float row_height = palette_row_height(frame);
  const float room = ImGui::GetContentRegionAvail().y - meaning_height(frame);
  // No row is cut.
  const float height = std::max(1.0F, std::floor(room / row_height)) * row_height;
  ImGui::BeginChild("##commands", {0, height}, false, ImGuiWindowFlags_NoNav);
  page_ = std::max(1, static_cast<int>(ImGui::GetWindowHeight() / row_height) - 1);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  scroll_to_row(row_height);
  ImDrawList* below = frame.swap_draw_list(ImGui::GetWindowDrawList());
  float title_w = 0.0F;
  for (const Command* command : rows)
    title_w = std::max(title_w, text_width(frame.fonts().body, command_title(*command)));
  if (rows.empty()) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    draw_text(frame, frame.fonts().body, frame.theme().muted, at, "Nothing is called that");
  }
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(rows.size()), row_height);
  while (clipper.Step()) {
    for (int row = clipper.DisplayStart; row < clipper.DisplayEnd; ++row)
      show_row(frame, *rows[static_cast<std::size_t>(row)], row, title_w);
  }
  clipper.End();
  frame.swap_draw_list(below);
  ImGui::PopStyleVar();
  ImGui::EndChild();
}

void CommandPalette::scroll_to_row(float row_height) {
  if (!std::exchange(follow_row_, false)) return;
  const float top = static_cast<float>(row_) * row_height, height = ImGui::GetWindowHeight();
  if (top < ImGui::GetScrollY()) ImGui::SetScrollY(top);
  if (top + row_height > ImGui::GetScrollY() + height) ImGui::SetScrollY(top + row_height - height);
}

void CommandPalette::show_row(Frame& frame, const Command& command, int row, float title_w) {
  const float height = palette_row_height(frame);
  ImGui::PushID(row);
  // One that is disabled takes the click as well: it gives the keyboard back to the field.
  if (ImGui::Selectable("##row", row == row_, ImGuiSelectableFlags_DontClosePopups, {0, height}))
    choose(frame, command);
  const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
  const Rect area{low.x, low.y, high.x - low.x, high.y - low.y};
  mark_last_item(frame, {"palette.row", row});
  ImGui::PopID();
  if (row == row_) frame.draw_list()->AddRect(low, high, im(frame.theme().control_edge), frame.px(3));
  draw_row(frame, command, area, title_w, row == row_);
}

// What it is called, what it does, and its keys.
void CommandPalette::draw_row(const Frame& frame, const Command& command, Rect area, float title_w,
                              bool is_marked) const {
  ImFont* font = frame.fonts().body;
  const float y = area.centre().y - font->FontSize / 2.0F, gap = frame.px(12);
  const Rgb muted = frame.theme().muted;
  const Rgb colour = is_enabled(command, frame) ? frame.theme().text : muted;
  if (is_on(command, frame))
    frame.draw_list()->AddCircleFilled({area.x + frame.px(8), area.centre().y}, frame.px(3), im(colour));
  const float title = area.x + frame.px(18);
  const float help = std::floor(title + std::min(title_w + gap, area.w * kMostTitleShare));
  draw_text_within(frame, font, colour, {title, y}, help - title - gap, command_title(command));
  const float right = area.right() - frame.px(6);
  const float keys = draw_text_right(frame, font, colour, {right, y}, all_keys(command));
  // Muted it could not be read on the mark.
  draw_text_within(frame, font, is_marked ? frame.theme().text : muted, {help, y}, right - keys - gap - help,
                   command.help);
}

void CommandPalette::draw_meaning(Frame& frame, const Rows& rows) const {
  if (rows.empty()) return;
  const ImVec2 corner = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
  const float inset = ImGui::GetStyle().WindowPadding.x, top = corner.y + size.y - meaning_height(frame) - frame.px(2);
  ImDrawList* below = frame.swap_draw_list(ImGui::GetWindowDrawList());
  frame.draw_list()->AddRectFilled({corner.x + inset, top}, {corner.x + size.x - inset, top + 1.0F},
                                   im(frame.theme().border));
  draw_paragraph(frame, frame.fonts().body, frame.theme().text, {corner.x + inset + frame.px(18), top + frame.px(6)},
                 size.x - 2.0F * inset - frame.px(24), rows[static_cast<std::size_t>(row_)]->help);
  frame.swap_draw_list(below);
}

}  // namespace pw
