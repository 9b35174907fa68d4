#include "app/panels/help_overlay.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "app/panels/about_panel.h"
#include "app/panels/controls.h"
#include "app/panels/text.h"

namespace pw {
namespace {

using Line = std::pair<const char*, const char*>;

constexpr std::array<Line, 17> kKeys = {{{"Ctrl+O", "open an image, a stack or weights"},
                                         {"Ctrl+S, Ctrl+Shift+S", "save weights, save outputs"},
                                         {"Ctrl+Z, Ctrl+Y", "undo, redo"},
                                         {"Ctrl+C", "copy the numbers that the tooltip shows"},
                                         {"1, 2, 3", "sample picture, whole numbers, this image's pixels"},
                                         {"← → ↑ ↓", "select a map; with Alt: move the marker"},
                                         {"+ −", "raise or lower the selected weight; with Shift: finely"},
                                         {"0, Enter", "set the selected weight to zero, type its value"},
                                         {"[ ]", "lower or raise the bias"},
                                         {"Tab", "the next filter"},
                                         {"A, O, R", "activation, overlay, colour range"},
                                         {"S, Shift+S, G", "next scene, scene before, outline of the true road"},
                                         {"P, C", "pin the ranges, show the change since the last press"},
                                         {"H, T, N", "curtain, theme, NHWC / NCHW"},
                                         {"M, B", "strongest maps or all, next image of a batch"},
                                         {"Page Up / Down, Home", "zoom the grid, show all of it"},
                                         {"?, Esc", "this help; close or cancel"}}};
constexpr std::array<Line, 6> kGestures = {{{"drag a bar", "changes that weight; Shift is fine"},
                                            {"Ctrl-drag across", "paints weights"},
                                            {"double click", "types a value"},
                                            {"right click", "sets a weight or a bias to zero"},
                                            {"wheel on the grid", "zooms; dragging moves it"},
                                            {"drop a file", "opens it"}}};

template <std::size_t kCount>
float widest(const ImFont* font, const std::array<Line, kCount>& lines, const char* Line::*part) {
  float width = 0.0F;
  for (const Line& line : lines) width = std::max(width, text_width(font, line.*part));
  return width;
}

// A heading and its lines from `at` on; returns the bottom right.
template <std::size_t kCount>
ImVec2 put_lines(Ui& ui, const char* heading, const std::array<Line, kCount>& lines, ImVec2 at) {
  put_text(ui, ui.fonts.strong, ui.theme.text, at, heading);
  const float column = widest(ui.fonts.mono, lines, &Line::first) + ui.px(14);
  float y = at.y + ui.fonts.strong->FontSize + ui.px(10);
  for (const auto& [key, meaning] : lines) {
    put_text(ui, ui.fonts.mono, ui.theme.text, {at.x, y}, key);
    put_text(ui, ui.fonts.body, ui.theme.muted, {at.x + column, y - ui.px(1)}, meaning);
    y += ui.fonts.body->FontSize + ui.px(8);
  }
  return {at.x + column + widest(ui.fonts.body, lines, &Line::second), y};
}

// Keys on the left, the mouse and the program on the right.
void put_columns(Ui& ui, Rect area) {
  const ImVec2 keys = put_lines(ui, "Keys", kKeys, area.min());
  ui.widgets.mark("help.keys", {area.x, area.y, keys.x - area.x, keys.y - area.y});
  const float x = keys.x + ui.px(30);
  const ImVec2 mouse = put_lines(ui, "Mouse", kGestures, {x, area.y});
  ui.widgets.mark("help.mouse", {x, area.y, mouse.x - x, mouse.y - area.y});
  const float top = mouse.y + ui.px(12);
  draw_about(ui, {x, top, area.right() - x, area.bottom() - top});
}

}  // namespace

void draw_help(Ui& ui) {
  // Nobody waits for the numbers any more.
  if (!ui.view.help) return ui.machine_speed.cancel();
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float width = std::min(ui.px(1030), screen.x - ui.px(20));
  const float height = std::min(ui.px(520), screen.y - ui.px(20));
  const Rect window{std::floor((screen.x - width) / 2.0F), std::floor((screen.y - height) / 2.0F), width, height};
  ImGui::SetNextWindowPos(window.min());
  ImGui::SetNextWindowSize({window.w, window.h});
  ImGui::Begin("##help", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
  ImDrawList* below = std::exchange(ui.draw, ImGui::GetWindowDrawList());
  ui.widgets.mark("help.window", window);
  put_columns(ui, window.inset(ui.px(22)));
  const float button = ui.fonts.body->FontSize + ui.px(10);
  float used = 0.0F;
  if (put_button(ui, "help.close", "Close",
                 {window.right() - button_width(ui, "Close") - ui.px(12), window.y + ui.px(12)}, button,
                 "Closes this (Esc or ?)", used))
    ui.view.help = false;
  ui.draw = below;
  ImGui::End();
}

}  // namespace pw
