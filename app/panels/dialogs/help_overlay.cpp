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

// Keys on the left, the mouse and the program on the right.
void show_columns(Frame& frame, Rect area) {
  const float font = frame.fonts().body->FontSize;
  const std::vector<Line> rows = frame.commands().help_rows();
  const float room = area.h - frame.fonts().strong->FontSize - frame.px(10);
  // With more commands, the lines move closer together.
  const float line_h = std::min(font + frame.px(8), std::floor(room / static_cast<float>(rows.size())));
  const ImVec2 keys = draw_lines(frame, "Keys", rows, area.min(), line_h);
  for (std::size_t i = 0; i < rows.size() && frame.is_watched(); ++i) {
    const float y = area.y + frame.fonts().strong->FontSize + frame.px(10) + static_cast<float>(i) * line_h;
    frame.mark({"help.row", static_cast<std::int64_t>(i)}, {area.x, y, keys.x - area.x, line_h});
  }
  frame.mark("help.keys", {area.x, area.y, keys.x - area.x, keys.y - area.y});
  const float x = keys.x + frame.px(30);
  const ImVec2 mouse = draw_lines(frame, "Mouse", gestures(), {x, area.y}, font + frame.px(8));
  frame.mark("help.mouse", {x, area.y, mouse.x - x, mouse.y - area.y});
  const float top = mouse.y + frame.px(12);
  show_about(frame, {x, top, area.right() - x, area.bottom() - top});
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
  show_columns(frame, window.inset(frame.px(22)));
  const Button close =
      button_at(frame, "help.close", "Close", "Closes the help (Esc or ?)",
                {window.right() - button_width(frame, "Close") - frame.px(12), window.y + frame.px(12)},
                frame.fonts().body->FontSize + frame.px(10));
  if (press(frame, close)) frame.show_help(false);
  draw_button(frame, close);
  Button palette = command_button(frame, "help.palette", "palette", close.area.min(), close.area.h);
  palette.area.x = close.area.x - palette.area.w - frame.px(6);
  press(frame, palette);
  draw_button(frame, palette);
  frame.swap_draw_list(below);
  ImGui::End();
}

}  // namespace pw
