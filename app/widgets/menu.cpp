#include "app/widgets/menu.h"

#include <utility>

namespace pw {
namespace {

// The next row that can be chosen from `row` on; `row` itself may be beyond the last one.
std::optional<std::size_t> enabled_from(std::size_t row, const MenuRows& rows) {
  for (; row < rows.count; ++row) {
    if (rows.is_enabled(row)) return row;
  }
  return std::nullopt;
}

std::optional<std::size_t> enabled_before(std::size_t end, const MenuRows& rows) {
  while (end-- > 0) {
    if (rows.is_enabled(end)) return end;
  }
  return std::nullopt;
}

std::optional<std::size_t> enabled_back(std::size_t row, std::size_t by, const MenuRows& rows) {
  return row >= by ? enabled_before(row - by + 1, rows) : std::nullopt;
}

// Empty: the mark stays.
std::optional<std::size_t> row_after(std::optional<std::size_t> row, MenuStep step, const MenuRows& rows) {
  const bool steps_aside = row && rows.columns > 1;
  switch (step) {
    case MenuStep::kNext:
      return enabled_from(row ? *row + rows.columns : 0, rows);
    case MenuStep::kPrevious:
      return row ? enabled_back(*row, rows.columns, rows) : enabled_before(rows.count, rows);
    case MenuStep::kRight:
      return steps_aside ? enabled_from(*row + 1, rows) : std::nullopt;
    case MenuStep::kLeft:
      return steps_aside ? enabled_back(*row, 1, rows) : std::nullopt;
    case MenuStep::kFirst:
      return enabled_from(0, rows);
    case MenuStep::kLast:
      return enabled_before(rows.count, rows);
    case MenuStep::kChoose:
      break;
  }
  return std::nullopt;
}

struct RowState {
  bool chosen, hovered;
};

RowState show_row(Frame& frame, const Choice& choice, bool is_marked) {
  if (choice.begins_group) ImGui::Separator();
  // Room for the dot in front of what is in use.
  const std::string label = "     " + choice.label;
  const auto flags = choice.is_enabled ? ImGuiSelectableFlags_None : ImGuiSelectableFlags_Disabled;
  const bool is_chosen = ImGui::Selectable(label.c_str(), is_marked, flags);
  const ImVec2 low = ImGui::GetItemRectMin();
  const ImVec2 high = ImGui::GetItemRectMax();
  if (choice.current)
    ImGui::GetWindowDrawList()->AddCircleFilled({low.x + frame.px(9), (low.y + high.y) / 2.0F}, frame.px(3),
                                                im(frame.theme().text));
  if (is_marked) ImGui::GetWindowDrawList()->AddRect(low, high, im(frame.theme().control_edge), frame.px(3));
  const bool is_hovered = ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled);
  return {is_chosen, is_hovered};
}

// Of the row that keys have marked: there is no pointer beside which it could stand.
void show_explanation(const Frame& frame, const std::string& text) {
  if (text.empty()) return;
  ImGui::Separator();
  ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + frame.px(260));
  ImGui::PushStyleColor(ImGuiCol_Text, im(frame.theme().muted));
  ImGui::TextUnformatted(text.c_str());
  ImGui::PopStyleColor();
  ImGui::PopTextWrapPos();
}

// What follows ": ".
std::string row_name(const Command& command) {
  const std::size_t colon = command.label.find(": ");
  return colon == std::string::npos ? command.label : command.label.substr(colon + 2);
}

}  // namespace

std::string choice_label(std::string_view label) {
  return std::string(label) + " ▾";
}

void open_menu(Frame& frame, const std::string& name, bool by_key) {
  frame.menu_row() = by_key ? std::optional<std::size_t>(0) : std::nullopt;
  ImGui::OpenPopup(name.c_str());
}

bool is_list_open(Frame& frame, const Button& button) {
  const std::string popup = widget_name(button.key);
  if (ImGui::IsPopupOpen(popup.c_str())) return true;
  if (press(frame, button)) open_menu(frame, popup, false);
  return false;
}

std::optional<std::size_t> walk_rows(Frame& frame, const MenuRows& rows) {
  std::optional<std::size_t>& row = frame.menu_row();
  if (row && (*row >= rows.count || !rows.is_enabled(*row))) row = enabled_from(0, rows);
  const auto step = frame.requests().menu_step;
  if (!step) return std::nullopt;
  if (const auto next = row_after(row, *step, rows)) row = next;
  return *step == MenuStep::kChoose ? row : std::nullopt;
}

std::optional<std::size_t> choose(Frame& frame, const Button& button, const std::vector<Choice>& choices) {
  const std::string popup = widget_name(button.key);
  if (press(frame, button)) open_menu(frame, popup, false);
  std::optional<std::size_t> chosen;
  ImGui::SetNextWindowPos({button.area.x, button.area.bottom() + frame.px(2)}, ImGuiCond_Appearing);
  if (!ImGui::BeginPopup(popup.c_str(), ImGuiWindowFlags_NoNav)) return chosen;
  chosen = walk_rows(frame, {choices.size(), [&](std::size_t i) { return choices[i].is_enabled; }});
  if (chosen || frame.requests().close_popups) ImGui::CloseCurrentPopup();
  std::optional<std::size_t> hovered;
  // Beside the list: elsewhere it would cover other rows.
  const ImVec2 corner = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
  const Rect list{corner.x, corner.y, size.x, size.y};
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const RowState row = show_row(frame, choices[i], frame.menu_row() == i);
    if (row.chosen) chosen = i;
    const ImVec2 low = ImGui::GetItemRectMin();
    const ImVec2 high = ImGui::GetItemRectMax();
    if (row.hovered) hovered = i;
    if (row.hovered) {
      frame.explain(choices[i].explanation.empty() ? choices[i].label : choices[i].explanation,
                    Rect{list.x, low.y, list.w, high.y - low.y});
      frame.keep_clear(list);
    }
    frame.mark({button.key.base.data(), static_cast<std::int64_t>(i)}, {low.x, low.y, high.x - low.x, high.y - low.y});
  }
  if (!hovered && frame.menu_row()) show_explanation(frame, choices[*frame.menu_row()].explanation);
  ImGui::EndPopup();
  return chosen;
}

void choose_command(Frame& frame, Button button, const std::vector<std::string_view>& groups) {
  button.command.clear();
  if (!is_list_open(frame, button)) return;
  std::vector<Choice> choices;
  std::vector<std::string> ids;
  for (const std::string_view group : groups) {
    const bool is_first = group == groups.front();
    bool begins_group = !is_first;
    for (const Command& command : frame.commands().all()) {
      if (!command.id.starts_with(group) || !is_enabled(command, frame)) continue;
      choices.push_back({is_first ? row_name(command) : command.label, command.help + ".", is_on(command, frame), true,
                         std::exchange(begins_group, false)});
      ids.push_back(command.id);
    }
  }
  if (const auto chosen = choose(frame, button, choices)) frame.run(ids[*chosen]);
}

std::string chosen_name(const Frame& frame, std::string_view group) {
  for (const Command& command : frame.commands().all()) {
    if (command.id.starts_with(group) && is_on(command, frame)) return row_name(command);
  }
  return "";
}

}  // namespace pw
