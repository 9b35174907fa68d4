#include "app/panels/cost/count_bars.h"

#include <algorithm>
#include <cmath>

#include "app/widgets/text.h"

namespace pw {
namespace {

double size_of_parts(const CountBar& bar) {
  double size = 0.0;
  for (const CountBar::Part& part : bar.parts) size += part.size;
  return size;
}

float bar_length(const CountBar& bar, double size) {
  if (!(size > 0.0) || !(bar.scale > 0.0)) return 0.0F;
  const float whole = bar.is_upright ? bar.track.h : bar.track.w;
  return std::max(1.0F, std::round(whole * static_cast<float>(std::min(size / bar.scale, 1.0))));
}

// From `from` to `to` pixels along the track.
Rect piece_of(const CountBar& bar, float from, float to) {
  const Rect& track = bar.track;
  if (bar.is_upright) return {track.x, track.bottom() - to, track.w, to - from};
  return {track.x + from, track.y, to - from, track.h};
}

}  // namespace

Rect bar_area(const CountBar& bar) {
  return piece_of(bar, 0.0F, bar_length(bar, size_of_parts(bar)));
}

bool input_count_bar(Frame& frame, const CountBar& bar) {
  const ItemState item = frame.add_item(bar.key, bar.track);
  if (item.hovered) frame.explain(bar.explanation);
  return item.hovered;
}

void draw_count_bar(const Frame& frame, const CountBar& bar) {
  const Theme& theme = frame.theme();
  ImDrawList* draw = frame.draw_list();
  const float other = bar.other ? bar_length(bar, *bar.other) : 0.0F;
  if (bar.other) {
    const Rect outline = piece_of(bar, 0.0F, other);
    draw->AddRect(outline.min(), outline.max(), im(theme.text), 0.0F, 0, std::max(1.0F, frame.px(1)));
  }
  double before = 0.0;
  for (const CountBar::Part& part : bar.parts) {
    const float from = bar_length(bar, before), to = bar_length(bar, before += part.size);
    if (!(part.size > 0.0)) continue;
    const Rect piece = piece_of(bar, std::min(from, to - 1.0F), to);
    draw->AddRectFilled(piece.min(), piece.max(), im(part.colour));
  }
  const Rect filled = bar_area(bar);
  if (filled.w > 0.0F && filled.h > 0.0F) frame.mark(bar.key, filled);
  if (frame.item(bar.key).hovered) {
    draw->AddRect({filled.x - 2.0F, filled.y - 2.0F}, {filled.right() + 2.0F, filled.bottom() + 2.0F},
                  im(theme.control_edge));
  }
  if (bar.is_upright) return;
  ImFont* font = frame.fonts().body;
  const float gap = frame.px(6), y = std::floor(bar.track.centre().y - font->FontSize / 2.0F);
  float x = bar.track.x + std::max(filled.w, other) + gap;
  if (!bar.number.empty()) x += draw_text(frame, font, theme.text, {x, y}, bar.number) + gap;
  if (!bar.other_number.empty()) draw_text(frame, font, theme.muted, {x, y}, bar.other_number);
}

void input_count_bars(Frame& frame, const std::vector<CountBar>& bars) {
  for (const CountBar& bar : bars) input_count_bar(frame, bar);
}

void draw_count_bars(const Frame& frame, const std::vector<CountBar>& bars) {
  for (const CountBar& bar : bars) draw_count_bar(frame, bar);
}

float draw_tone_legend(const Frame& frame, ImVec2 at, Rgb tone, std::string_view words) {
  ImFont* font = frame.fonts().small;
  const float side = std::floor(frame.px(10)), y = std::floor(at.y + (font->FontSize - side) / 2.0F);
  frame.draw_list()->AddRectFilled({at.x, y}, {at.x + side, y + side}, im(tone));
  const float words_x = at.x + side + frame.px(6);
  return words_x - at.x + draw_text(frame, font, frame.theme().muted, {words_x, at.y}, words);
}

}  // namespace pw
