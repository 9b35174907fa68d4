#include "app/widgets/text.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "compute/core/letters.h"

namespace pw {
namespace {

ImVec2 whole(ImVec2 p) {
  return {std::floor(p.x), std::floor(p.y)};
}

bool lengthens_texts = false;

bool has_figure(std::string_view word) {
  return word.find_first_of("0123456789") != std::string_view::npos;
}

bool has_letters(std::string_view word) {
  return std::ranges::count_if(word, [](char c) { return lower_letter(c) >= 'a' && lower_letter(c) <= 'z'; }) > 1;
}

// As shown.
std::string lengthened(std::string_view text) {
  if (!lengthens_texts) return std::string(text);
  std::string longer;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
    const std::string_view word = text.substr(0, end);
    longer += word;
    if (has_letters(word) && !has_figure(word)) longer += word;
    if (end < text.size()) longer += text[end];
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return longer;
}

ImVec2 size_of(const ImFont* font, std::string_view shown) {
  return font->CalcTextSizeA(font->FontSize, FLT_MAX, 0.0F, shown.data(), shown.data() + shown.size());
}

bool has_all_glyphs(const ImFont* font, const std::string& shown) {
  const char* end = shown.data() + shown.size();
  for (const char* at = shown.data(); at < end;) {
    unsigned character = 0;
    at += ImTextCharFromUtf8(&character, at, end);
    if (character >= ' ' && font->FindGlyphNoFallback(static_cast<ImWchar>(character)) == nullptr) return false;
  }
  return true;
}

// What a panel scrolls or zooms out of sight is not written.
void keep_text(const Frame& frame, const ImFont* font, Rect area, const std::string& shown) {
  const ImVec2 low = frame.draw_list()->GetClipRectMin(), high = frame.draw_list()->GetClipRectMax();
  const ImVec2 window = frame.size();
  const bool is_clipped = low.x > 0.0F || low.y > 0.0F || high.x < window.x || high.y < window.y;
  if (is_clipped) {
    const float right = std::min(area.right(), high.x), bottom = std::min(area.bottom(), high.y);
    area = {std::max(area.x, low.x), std::max(area.y, low.y), 0.0F, 0.0F};
    area.w = right - area.x;
    area.h = bottom - area.y;
    if (area.w <= 0.0F || area.h <= 0.0F) return;
  }
  const bool is_spoken = font == frame.fonts().spoken || font == frame.fonts().large;
  frame.texts().add({shown, area, font->FontSize, is_spoken, has_all_glyphs(font, shown)});
}

float draw_shown(const Frame& frame, ImFont* font, Rgb colour, ImVec2 at, const std::string& shown) {
  frame.draw_list()->AddText(font, font->FontSize, whole(at), im(colour), shown.data(), shown.data() + shown.size());
  const ImVec2 size = size_of(font, shown);
  if (frame.texts().is_kept()) keep_text(frame, font, {at.x, at.y, size.x, size.y}, shown);
  return size.x;
}

// As many of the phrases between " · " as fit; figures are never cut.
std::string fitting_phrases(const ImFont* font, std::string_view caption, float most) {
  constexpr std::string_view kBetween = " · ";
  while (text_width(font, caption) > most) {
    const std::size_t end = caption.rfind(kBetween);
    if (end == std::string_view::npos) return has_figure(caption) ? "" : std::string(caption);
    caption = caption.substr(0, end);
  }
  return std::string(caption);
}

}  // namespace

void lengthen_texts(bool lengthens) {
  lengthens_texts = lengthens;
}

float text_width(const ImFont* font, std::string_view text) {
  return lengthens_texts ? size_of(font, lengthened(text)).x : size_of(font, text).x;
}

float baseline_drop(const ImFont* font, const ImFont* other) {
  return std::round(font->Ascent - other->Ascent);
}

namespace {

// Whether these words belong together: "90 %", "2 × 256".
bool keeps_with_next(std::string_view word, std::string_view next) {
  return next.starts_with("%") || next == "×" || word == "×";
}

}  // namespace

std::string wrapped(const ImFont* font, std::string_view text, float width) {
  std::string broken;
  std::string_view last;
  std::size_t line = 0, place = 0;  // where the line begins, and where it may be broken
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
    const std::string_view word = text.substr(0, end);
    if (!keeps_with_next(last, word)) place = broken.size();
    broken += word;
    if (place > line && text_width(font, std::string_view(broken).substr(line)) > width) {
      broken[place - 1] = '\n';
      line = place;
    }
    if (end == text.size()) break;
    broken += text[end];
    if (text[end] == '\n') line = broken.size();
    last = text[end] == '\n' ? std::string_view() : word;
    text.remove_prefix(end + 1);
  }
  return broken;
}

float line_count(std::string_view text) {
  return static_cast<float>(1 + std::ranges::count(text, '\n'));
}

float wrapped_line_count(const ImFont* font, std::string_view text, float width) {
  return line_count(wrapped(font, text, width));
}

std::string first_that_fits(const ImFont* font, float width, const std::vector<std::string>& texts) {
  const auto found = std::ranges::find_if(texts, [&](const auto& text) { return text_width(font, text) <= width; });
  return found != texts.end() ? *found : "";
}

float draw_text(const Frame& frame, ImFont* font, Rgb colour, ImVec2 at, std::string_view text) {
  return draw_shown(frame, font, colour, at, lengthened(text));
}

float draw_text_within(const Frame& frame, ImFont* font, Rgb colour, ImVec2 at, float most, std::string_view text) {
  const std::string shown = lengthened(text);
  if (size_of(font, shown).x <= most) return draw_shown(frame, font, colour, at, shown);
  const auto with_dots = [](std::string_view start) { return std::string(start) + "…"; };
  std::string_view start = shown;
  while (!start.empty() && size_of(font, with_dots(start)).x > most) start = without_last_character(start);
  // In full where one points.
  frame.explain_drawn({at.x, at.y, most, font->FontSize}, text);
  return start.empty() ? 0.0F : draw_shown(frame, font, colour, at, with_dots(start));
}

float draw_paragraph(const Frame& frame, ImFont* font, Rgb colour, ImVec2 at, float width, std::string_view text) {
  const std::string broken = wrapped(font, text, width);
  draw_text(frame, font, colour, at, broken);
  return font->CalcTextSizeA(font->FontSize, FLT_MAX, 0.0F, broken.c_str()).y;
}

float draw_text_right(const Frame& frame, ImFont* font, Rgb colour, ImVec2 right_top, std::string_view text) {
  const float width = text_width(font, text);
  draw_text(frame, font, colour, {right_top.x - width, right_top.y}, text);
  return width;
}

float draw_text_centred(const Frame& frame, ImFont* font, Rgb colour, ImVec2 centre_top, std::string_view text) {
  const float width = text_width(font, text);
  draw_text(frame, font, colour, {centre_top.x - width / 2.0F, centre_top.y}, text);
  return width;
}

Rect panel_area(const Frame& frame, Rect panel) {
  const float padding = frame.padding();
  const float top = panel.y + frame.px(32);
  return {panel.x + padding, top, panel.w - 2.0F * padding, panel.bottom() - padding - top};
}

Rect draw_panel(const Frame& frame, Rect panel, std::string_view heading, Rgb heading_colour, std::string_view caption,
                float reserved_right, std::string_view explanation) {
  if (!explanation.empty()) frame.explain_drawn(panel, explanation);
  frame.draw_list()->AddRect(panel.min(), panel.max(), im(frame.theme().border));
  const Fonts& fonts = frame.fonts();
  const float inner = panel.w - 2.0F * frame.padding();
  const ImVec2 at{panel.x + frame.padding(), panel.y + frame.px(7)};
  const float used = draw_text_within(frame, fonts.strong, heading_colour, at, inner - reserved_right, heading);
  const float lowered = baseline_drop(fonts.strong, fonts.small);
  const float left = inner - used - frame.padding() - reserved_right;
  draw_text_within(frame, fonts.small, frame.theme().muted, {at.x + used + frame.padding(), at.y + lowered}, left,
                   fitting_phrases(fonts.small, caption, left));
  return panel_area(frame, panel);
}

void explain_area(Frame& frame, Rect area, std::string text) {
  if (ImGui::IsWindowHovered() && area.contains(ImGui::GetIO().MousePos)) frame.explain(std::move(text), area);
}

}  // namespace pw
