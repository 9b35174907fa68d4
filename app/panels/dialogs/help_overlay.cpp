#include "app/panels/dialogs/help_overlay.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "app/panels/dialogs/about_panel.h"
#include "app/widgets/controls.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

using Line = CommandTable::HelpRow;

const std::vector<Line>& gestures() {
  static const std::vector<Line> all = {
      {"drag a bar", "changes that weight; Shift: fine"}, {"Ctrl-drag across", "paints weights"},
      {"double-click", "opens a field to type a value"},  {"right-click", "sets a weight or bias to zero"},
      {"wheel on the grid", "zooms; drag to pan"},        {"drop a file", "opens it"}};
  return all;
}

float widest(const ImFont* font, const std::vector<Line>& lines, std::string Line::*part) {
  float width = 0.0F;
  for (const Line& line : lines) width = std::max(width, text_width(font, line.*part));
  return width;
}

float help_heading_height(const Frame& frame) {
  return frame.fonts().strong->FontSize + frame.px(10);
}

float key_line_height(const Frame& frame) {
  return std::floor(frame.fonts().body->FontSize + frame.px(5));
}

// Draws the lines from `at` on; returns the bottom right.
ImVec2 draw_lines(const Frame& frame, const std::vector<Line>& lines, ImVec2 at) {
  const Fonts& fonts = frame.fonts();
  const float column = widest(fonts.mono, lines, &Line::keys) + frame.px(14);
  float y = at.y;
  for (const Line& line : lines) {
    draw_text(frame, fonts.mono, frame.theme().text, {at.x, y}, line.keys);
    draw_text(frame, fonts.body, frame.theme().muted, {at.x + column, y - frame.px(1)}, line.text);
    y += key_line_height(frame);
  }
  return {at.x + column + widest(fonts.body, lines, &Line::text), y};
}

// Points.
constexpr float kColumnGap = 30.0F, kHelpInset = 22.0F;

float lines_width(const Frame& frame, const std::vector<Line>& lines) {
  return widest(frame.fonts().mono, lines, &Line::keys) + frame.px(14) + widest(frame.fonts().body, lines, &Line::text);
}

float keys_width(const Frame& frame) {
  return lines_width(frame, frame.commands().help_rows()) + ImGui::GetStyle().ScrollbarSize;
}

// Beside each other: keys and mouse.
float two_columns_width(const Frame& frame) {
  return keys_width(frame) + frame.px(kColumnGap) + lines_width(frame, gestures());
}

// The first and the second half of the keys, and the mouse.
float three_columns_width(const Frame& frame) {
  return keys_width(frame) + frame.px(kColumnGap) + two_columns_width(frame);
}

// Two halves of the keys, all of which have room.
void show_halves(Frame& frame, Rect area) {
  const std::vector<Line> rows = frame.commands().help_rows();
  const auto half = static_cast<std::ptrdiff_t>((rows.size() + 1) / 2);
  draw_text(frame, frame.fonts().strong, frame.theme().text, area.min(), "Keys");
  const float top = area.y + help_heading_height(frame), pitch = keys_width(frame) + frame.px(kColumnGap);
  draw_lines(frame, {rows.begin(), rows.begin() + half}, {area.x, top});
  draw_lines(frame, {rows.begin() + half, rows.end()}, {area.x + pitch, top});
  for (std::size_t i = 0; i < rows.size() && frame.is_watched(); ++i) {
    const auto row = static_cast<std::ptrdiff_t>(i);
    const float x = area.x + (row < half ? 0.0F : pitch);
    const float y = top + static_cast<float>(row % half) * key_line_height(frame);
    frame.mark({"help.row", row}, {x, y, keys_width(frame), key_line_height(frame)});
  }
  frame.mark("help.keys", {area.x, top, pitch + keys_width(frame), static_cast<float>(half) * key_line_height(frame)});
}

// They scroll where the window is too low for all, by whole lines.
void show_keys(Frame& frame, Rect area) {
  const std::vector<Line> rows = frame.commands().help_rows();
  draw_text(frame, frame.fonts().strong, frame.theme().text, area.min(), "Keys");
  const float lines = std::floor((area.h - help_heading_height(frame)) / key_line_height(frame));
  const Rect list{area.x, area.y + help_heading_height(frame), std::min(keys_width(frame), area.w),
                  std::max(1.0F, lines) * key_line_height(frame)};
  ImGui::SetCursorScreenPos(list.min());
  ImGui::BeginChild("##keys", {list.w, list.h}, false, ImGuiWindowFlags_NoNav);
  ImDrawList* below = frame.swap_draw_list(ImGui::GetWindowDrawList());
  const ImVec2 first = ImGui::GetCursorScreenPos();
  const ImVec2 end = draw_lines(frame, rows, first);
  ImGui::Dummy({end.x - first.x, end.y - first.y});
  frame.swap_draw_list(below);
  ImGui::EndChild();
  for (std::size_t i = 0; i < rows.size() && frame.is_watched(); ++i) {
    const Rect row{list.x, first.y + static_cast<float>(i) * key_line_height(frame), list.w, key_line_height(frame)};
    if (row.y >= list.y && row.bottom() <= list.bottom()) frame.mark({"help.row", static_cast<std::int64_t>(i)}, row);
  }
  frame.mark("help.keys", list);
}

void show_mouse_and_program(Frame& frame, Rect area) {
  draw_text(frame, frame.fonts().strong, frame.theme().text, area.min(), "Mouse");
  const float top = area.y + help_heading_height(frame);
  const ImVec2 mouse = draw_lines(frame, gestures(), {area.x, top});
  frame.mark("help.mouse", {area.x, top, mouse.x - area.x, mouse.y - top});
  const float below = mouse.y + frame.px(12);
  show_about(frame, {area.x, below, area.w, area.bottom() - below});
}

// Keys on the left, the mouse and the program on the right; in a narrow window on two pages, which a button turns.
void show_columns(Frame& frame, Rect area, float buttons_left, float height) {
  if (three_columns_width(frame) <= area.w) {
    show_halves(frame, area);
    const float x = area.x + 2.0F * (keys_width(frame) + frame.px(kColumnGap));
    return show_mouse_and_program(frame, {x, area.y, area.right() - x, area.h});
  }
  if (two_columns_width(frame) <= area.w) {
    show_keys(frame, area);
    const float x = area.x + keys_width(frame) + frame.px(kColumnGap);
    return show_mouse_and_program(frame, {x, area.y, area.right() - x, area.h});
  }
  bool& shows_second = *ImGui::GetStateStorage()->GetBoolRef(ImGui::GetID("second page"));
  Button turn = button_at(frame, "help.page", shows_second ? "Keys" : "Mouse, program", "The other page of the help",
                          {0.0F, area.y - frame.px(10)}, height);
  turn.area.x = buttons_left - turn.area.w - frame.px(6);
  if (press(frame, turn)) shows_second = !shows_second;
  shows_second ? show_mouse_and_program(frame, area) : show_keys(frame, area);
  draw_button(frame, turn);
}

}  // namespace

void show_help(Frame& frame) {
  // The numbers are no longer needed.
  if (!frame.shows_help()) return frame.machine_speed().cancel();
  const ImVec2 screen = frame.size();
  const float insets = 2.0F * frame.px(kHelpInset), most = screen.x - frame.px(20);
  const bool has_halves = three_columns_width(frame) + insets <= most;
  const float wanted = (has_halves ? three_columns_width(frame) : two_columns_width(frame)) + insets;
  const float width = std::min(std::max(frame.px(1030), wanted), most);
  const auto rows = static_cast<float>(frame.commands().help_rows().size());
  const float all_keys =
      help_heading_height(frame) + key_line_height(frame) * (has_halves ? std::ceil(rows / 2.0F) : rows);
  const float height =
      std::min(std::max(frame.px(520), all_keys + 2.0F * frame.px(kHelpInset)), screen.y - frame.px(20));
  const Rect window{std::floor((screen.x - width) / 2.0F), std::floor((screen.y - height) / 2.0F), width, height};
  ImGui::SetNextWindowPos(window.min());
  ImGui::SetNextWindowSize({window.w, window.h});
  ImGui::Begin("##help", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoNav);
  ImDrawList* below = frame.swap_draw_list(ImGui::GetWindowDrawList());
  frame.mark("help.window", window);
  const Button close =
      button_at(frame, "help.close", "Close", "Closes the help (Esc or ?)",
                {window.right() - button_width(frame, "Close") - frame.px(12), window.y + frame.px(12)},
                frame.fonts().body->FontSize + frame.px(10));
  if (press(frame, close)) frame.show_help(false);
  draw_button(frame, close);
  Button palette = command_button(frame, "help.palette", "palette", close.area.min(), close.area.h);
  palette.area.x = close.area.x - palette.area.w - frame.px(6);
  show_columns(frame, window.inset(frame.px(kHelpInset)), palette.area.x, close.area.h);
  press(frame, palette);
  draw_button(frame, palette);
  frame.swap_draw_list(below);
  ImGui::End();
}

}  // namespace pw
