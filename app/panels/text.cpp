#include "app/panels/text.h"

#include <algorithm>
#include <cmath>

namespace pw {
namespace {

ImVec2 whole(ImVec2 p) {
  return {std::floor(p.x), std::floor(p.y)};
}

}  // namespace

float text_width(const ImFont* font, std::string_view text) {
  return font->CalcTextSizeA(font->FontSize, FLT_MAX, 0.0F, text.data(), text.data() + text.size()).x;
}

std::string wrapped(const ImFont* font, std::string_view text, float width) {
  std::string broken;
  std::size_t line = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
    broken += text.substr(0, end);
    const std::size_t word = broken.size() - end;
    if (word > line && text_width(font, std::string_view(broken).substr(line)) > width) {
      broken[word - 1] = '\n';
      line = word;
    }
    if (end == text.size()) break;
    broken += text[end];
    if (text[end] == '\n') line = broken.size();
    text.remove_prefix(end + 1);
  }
  return broken;
}

float put_text(const Ui& ui, ImFont* font, Rgb colour, ImVec2 at, std::string_view text) {
  ui.draw->AddText(font, font->FontSize, whole(at), im(colour), text.data(), text.data() + text.size());
  return text_width(font, text);
}

float put_text_within(const Ui& ui, ImFont* font, Rgb colour, ImVec2 at, float most, std::string_view text) {
  if (text_width(font, text) <= most) return put_text(ui, font, colour, at, text);
  std::string cut(text);
  while (!cut.empty() && text_width(font, cut + "…") > most) {
    // Whole UTF-8 characters.
    while (!cut.empty() && (static_cast<unsigned char>(cut.back()) & 0xC0U) == 0x80U) cut.pop_back();
    if (!cut.empty()) cut.pop_back();
  }
  return cut.empty() ? 0.0F : put_text(ui, font, colour, at, cut + "…");
}

float put_paragraph(const Ui& ui, ImFont* font, Rgb colour, ImVec2 at, float width, std::string_view text) {
  const std::string broken = wrapped(font, text, width);
  put_text(ui, font, colour, at, broken);
  return font->CalcTextSizeA(font->FontSize, FLT_MAX, 0.0F, broken.c_str()).y;
}

float put_text_right(const Ui& ui, ImFont* font, Rgb colour, ImVec2 right_top, std::string_view text) {
  const float width = text_width(font, text);
  put_text(ui, font, colour, {right_top.x - width, right_top.y}, text);
  return width;
}

float put_text_centred(const Ui& ui, ImFont* font, Rgb colour, ImVec2 centre_top, std::string_view text) {
  const float width = text_width(font, text);
  put_text(ui, font, colour, {centre_top.x - width / 2.0F, centre_top.y}, text);
  return width;
}

Rect put_panel(const Ui& ui, Rect panel, std::string_view heading, Rgb heading_colour, std::string_view caption,
               float reserved_right) {
  ui.draw->AddRect(panel.min(), panel.max(), im(ui.theme.border));
  const float padding = ui.px(10);
  const float inner = panel.w - 2.0F * padding;
  const ImVec2 at{panel.x + padding, panel.y + ui.px(7)};
  const float used = put_text_within(ui, ui.fonts.strong, heading_colour, at, inner - reserved_right, heading);
  const float lowered = (ui.fonts.strong->FontSize - ui.fonts.small->FontSize) * 0.75F;
  put_text_within(ui, ui.fonts.small, ui.theme.muted, {at.x + used + ui.px(10), at.y + lowered},
                  inner - used - ui.px(10) - reserved_right, caption);
  const float top = panel.y + ui.px(32);
  return {panel.x + padding, top, inner, panel.bottom() - padding - top};
}

void show_tooltip(const Ui& ui, std::string_view text) {
  ui.view.tooltip = text;
  const float width = ui.px(380);
  const std::string broken = wrapped(ui.fonts.body, text, width - ImGui::GetStyle().WindowPadding.x - 1.0F);
  ImGui::BeginTooltip();
  // For what has no spaces: long paths.
  ImGui::PushTextWrapPos(width);
  ImGui::TextUnformatted(broken.data(), broken.data() + broken.size());
  ImGui::PopTextWrapPos();
  ImGui::EndTooltip();
}

void show_tooltip_above(const Ui& ui, float bottom, std::string_view text) {
  const float x = std::min(ImGui::GetIO().MousePos.x, ImGui::GetIO().DisplaySize.x - ui.px(410));
  ImGui::SetNextWindowPos({std::max(0.0F, x), bottom}, ImGuiCond_Always, {0.0F, 1.0F});
  show_tooltip(ui, text);
}

void tooltip(const Ui& ui, std::string_view text) {
  if (ImGui::IsItemHovered()) show_tooltip(ui, text);
}

void tooltip_over(const Ui& ui, Rect area, std::string_view text) {
  if (ImGui::IsWindowHovered() && area.contains(ImGui::GetIO().MousePos))
    show_tooltip_above(ui, area.y - ui.px(4), text);
}

}  // namespace pw
