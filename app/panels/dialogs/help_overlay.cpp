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

// Draws a heading and its lines from `at` on; returns the bottom right.
ImVec2 draw_lines(const Frame& frame, const char* heading, const std::vector<Line>& lines, ImVec2 at, float line_h) {
  const Fonts& fonts = frame.fonts();
  draw_text(frame, fonts.strong, frame.theme().text, at, heading);
  const float column = widest(fonts.mono, lines, &Line::keys) + frame.px(14);
  float y = at.y + fonts.strong->FontSize + frame.px(10);
  for (const Line& line : lines) {
    draw_text(frame, fonts.mono, frame.theme().text, {at.x, y}, line.keys);
    draw_text(frame, fonts.body, frame.theme().muted, {at.x + column, y - frame.px(1)}, line.text);
    y += line_h;
  }
  return {at.x + column + widest(fonts.body, lines, &Line::text), y};
}

constexpr float kColumnGap = 30.0F;  // points

float lines_width(const Frame& frame, const std::vector<Line>& lines) {
  return widest(frame.fonts().mono, lines, &Line::keys) + frame.px(14) + widest(frame.fonts().body, lines, &Line::text);
}

// Whether keys and mouse have room beside each other.
bool has_two_columns(const Frame& frame, float width) {
  return lines_width(frame, frame.commands().help_rows()) + frame.px(kColumnGap) + lines_width(frame, gestures()) <=
         width;
}

void show_keys(const Frame& frame, Rect area) {
  const float font = frame.fonts().body->FontSize;
  const std::vector<Line> rows = frame.commands().help_rows();
  const float top = area.y + frame.fonts().strong->FontSize + frame.px(10);
  // With more commands, the lines move closer together.
  const float line_h =
      std::min(font + frame.px(8), std::floor((area.bottom() - top) / static_cast<float>(rows.size())));
  const ImVec2 keys = draw_lines(frame, "Keys", rows, area.min(), line_h);
  for (std::size_t i = 0; i < rows.size() && frame.is_watched(); ++i) {
    const float y = top + static_cast<float>(i) * line_h;
    frame.mark({"help.row", static_cast<std::int64_t>(i)}, {area.x, y, keys.x - area.x, line_h});
  }
  frame.mark("help.keys", {area.x, top, keys.x - area.x, keys.y - top});
}

void show_mouse_and_program(Frame& frame, Rect area) {
  const Fonts& fonts = frame.fonts();
  const ImVec2 mouse = draw_lines(frame, "Mouse", gestures(), area.min(), fonts.body->FontSize + frame.px(8));
  const float top = area.y + fonts.strong->FontSize + frame.px(10);
  frame.mark("help.mouse", {area.x, top, mouse.x - area.x, mouse.y - top});
  const float below = mouse.y + frame.px(12);
  show_about(frame, {area.x, below, area.w, area.bottom() - below});
}

// Keys on the left, the mouse and the program on the right; in a narrow window on two pages, which a button turns.
void show_columns(Frame& frame, Rect area, float buttons_left, float height) {
  if (has_two_columns(frame, area.w)) {
    show_keys(frame, area);
    const float x = area.x + lines_width(frame, frame.commands().help_rows()) + frame.px(kColumnGap);
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
  const float width = std::min(frame.px(1030), screen.x - frame.px(20));
  const float height = std::min(frame.px(520), screen.y - frame.px(20));
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
  show_columns(frame, window.inset(frame.px(22)), palette.area.x, close.area.h);
  press(frame, palette);
  draw_button(frame, palette);
  frame.swap_draw_list(below);
  ImGui::End();
}

}  // namespace pw
