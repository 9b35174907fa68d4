#include "app/panels/help_overlay.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "app/panels/text.h"
#include "compute/layer/pointwise_forward.h"

namespace pw {
namespace {

using Line = std::pair<const char*, const char*>;

constexpr std::array<Line, 16> kKeys = {{{"Ctrl+O", "open an image, a stack or weights"},
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
                                         {"Page Up / Down, Home", "zoom the grid, show all of it"}}};
constexpr std::array<Line, 6> kGestures = {{{"drag a bar", "changes that weight; Shift is fine"},
                                            {"Ctrl-drag across", "paints weights"},
                                            {"double click", "types a value"},
                                            {"right click", "sets a weight or a bias to zero"},
                                            {"wheel on the grid", "zooms; dragging moves it"},
                                            {"drop a file", "opens it"}}};

template <std::size_t kCount>
float put_lines(const Ui& ui, const std::array<Line, kCount>& lines, float x, float y, float column) {
  for (const auto& [key, meaning] : lines) {
    put_text(ui, ui.fonts.mono, ui.theme.text, {x, y}, key);
    put_text(ui, ui.fonts.body, ui.theme.muted, {x + column, y - ui.px(1)}, meaning);
    y += ui.fonts.body->FontSize + ui.px(8);
  }
  return y;
}

}  // namespace

void draw_help(Ui& ui) {
  if (!ui.view.help) return;
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  const float width = std::min(ui.px(760), size.x - ui.px(20));
  const float height = std::min(ui.px(620), size.y - ui.px(20));
  ImGui::SetNextWindowPos({(size.x - width) / 2.0F, (size.y - height) / 2.0F});
  ImGui::SetNextWindowSize({width, height});
  ImGui::SetNextWindowFocus();
  ImGui::Begin("##help", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
  ImDrawList* below = std::exchange(ui.draw, ImGui::GetWindowDrawList());
  const float x = ImGui::GetWindowPos().x + ui.px(26);
  float y = ImGui::GetWindowPos().y + ui.px(20);
  const float column = ui.px(220);
  put_text(ui, ui.fonts.strong, ui.theme.text, {x, y}, "Keys");
  y = put_lines(ui, kKeys, x, y + ui.px(26), column) + ui.px(10);
  put_text(ui, ui.fonts.strong, ui.theme.text, {x, y}, "Mouse");
  y = put_lines(ui, kGestures, x, y + ui.px(26), column) + ui.px(8);
  put_text(ui, ui.fonts.small, ui.theme.muted, {x, y},
           fmt::format("Esc or ? closes this.   Kernels run on {}.", simd_target_name()));
  ui.draw = below;
  if (ImGui::IsWindowHovered() && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) ui.view.help = false;
  ImGui::End();
}

}  // namespace pw
