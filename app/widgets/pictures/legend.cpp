#include "app/widgets/pictures/legend.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/presentation/number_text.h"
#include "app/widgets/pictures/picture.h"
#include "app/widgets/text.h"

namespace pw {

float line_below_picture(const Frame& frame) {
  return std::max(frame.fonts().small->FontSize + frame.px(4), frame.fonts().spoken->FontSize + frame.px(2));
}

namespace {

// The colours from (0, 0) to (1, 1) of the rectangle's longer side, upwards or to the right.
void draw_colour_scale(const Frame& frame, Rect bar, const ColorMap& map, Range range) {
  constexpr int kSteps = 48;
  const bool is_upright = bar.h > bar.w;
  const float step = (is_upright ? bar.h : bar.w) / kSteps;
  frame.texts().add_mark("colour scale", bar);
  for (int i = 0; i < kSteps; ++i) {
    const Rgb colour = map.table[static_cast<std::size_t>(std::min(255, (i * 255 + kSteps / 2) / (kSteps - 1)))];
    const float at = static_cast<float>(i) * step;
    const Rect part = is_upright ? Rect{bar.x, bar.bottom() - at - step - 0.5F, bar.w, step + 0.5F}
                                 : Rect{bar.x + at, bar.y, step + 0.5F, bar.h};
    frame.draw_list()->AddRectFilled(part.min(), part.max(), im(colour));
  }
  if (range.lo >= 0.0F || range.hi <= 0.0F) return;
  const float share = position_in(range, 0.0F), beyond = frame.px(2);
  const float x = bar.x + share * bar.w, y = bar.bottom() - share * bar.h;
  is_upright ? frame.draw_list()->AddLine({bar.x - beyond, y}, {bar.right() + beyond, y}, im(frame.theme().text))
             : frame.draw_list()->AddLine({x, bar.y - beyond}, {x, bar.bottom() + beyond}, im(frame.theme().text));
}

// Points.
constexpr float kBesidePicture = 8.0F, kColourScaleWidth = 10.0F, kBesideScale = 5.0F;
// Above an upright scale, where a line from W may end.
constexpr float kAboveScale = 21.0F;
// So much larger a picture must become for its line to stand beside it.
constexpr float kMuchLargerPicture = 1.25F;

constexpr float kLeastScale = 110.0F;  // beside these words

// The words at the mark of zero, clear of the numbers at both ends.
void draw_upright_zero_line(const Frame& frame, Rect bar, float x, float right, Range range) {
  ImFont* font = frame.fonts().small;
  const float y = bar.bottom() - position_in(range, 0.0F) * bar.h - font->FontSize / 2.0F;
  const bool is_clear = y >= bar.y + 1.2F * font->FontSize && y <= bar.bottom() - 2.2F * font->FontSize;
  if (is_clear && x + text_width(font, kZeroLine) <= right)
    draw_text(frame, font, frame.theme().muted, {x, std::floor(y)}, kZeroLine);
}

void draw_upright_legend(const Frame& frame, Rect area, const ColorMap& map, Range range, bool has_zero_line) {
  ImFont* font = frame.fonts().small;
  const Rect bar{area.x, area.y, std::floor(frame.px(kColourScaleWidth)), area.h};
  const float x = bar.right() + frame.px(kBesideScale);
  const auto draw_end = [&](float value, float y) {
    draw_text(frame, font, frame.theme().muted, {x, y},
              first_that_fits(font, area.right() - x, {number_text(value), short_number_text(value)}));
  };
  draw_end(range.hi, bar.y);
  if (bar.h >= 2.0F * font->FontSize) draw_end(range.lo, bar.bottom() - font->FontSize);
  draw_colour_scale(frame, bar, map, range);
  if (has_zero_line) draw_upright_zero_line(frame, bar, x, area.right(), range);
}

}  // namespace

void draw_legend(const Frame& frame, Rect area, const ColorMap& map, Range range, bool has_zero_line) {
  ImFont* font = frame.fonts().small;
  const std::string low = number_text(range.lo), high = number_text(range.hi);
  frame.explain_drawn(area, fmt::format("The colour scale: {} … {}", low, high));
  if (area.h > 2.0F * font->FontSize) return draw_upright_legend(frame, area, map, range, has_zero_line);
  const float y = area.y + (area.h - font->FontSize) / 2.0F;
  const float left = area.x + draw_text(frame, font, frame.theme().muted, {area.x, y}, low) + frame.px(6);
  const float words = text_width(font, kZeroLine) + frame.px(10), ends = text_width(font, low) + text_width(font, high);
  if (has_zero_line && area.w - words - ends >= frame.px(kLeastScale)) {
    draw_text_right(frame, font, frame.theme().muted, {area.right(), y}, kZeroLine);
    area.w -= words;
  }
  const float end = draw_text_right(frame, font, frame.theme().muted, {area.right(), y}, high);
  const float right = area.right() - end - frame.px(6);
  if (right - left < frame.px(24)) return;
  const float top = std::floor(area.centre().y - frame.px(3));
  draw_colour_scale(frame, {left, top, right - left, std::floor(frame.px(7))}, map, range);
}

std::vector<std::string> ends_and_zero_line(const std::string& ends, bool has_line) {
  if (!has_line) return {ends};
  return {fmt::format("{} · {}", kZeroLine, ends), ends};
}

PictureWithLine place_with_line(const Frame& frame, Rect area, const std::function<Rect(Rect)>& place) {
  const float line_h = line_below_picture(frame);
  const Rect above = place({area.x, area.y, area.w, std::max(1.0F, area.h - line_h)});
  const float column =
      frame.px(kBesidePicture + kColourScaleWidth + kBesideScale) + text_width(frame.fonts().small, "−0.000");
  const Rect left = place({area.x, area.y, std::max(1.0F, area.w - column), area.h});
  if (left.w * left.h > kMuchLargerPicture * above.w * above.h) {
    const float x = left.right() + frame.px(kBesidePicture);
    return {left, {x, area.y, area.right() - x, left.h}, true};
  }
  return {above, {area.x, area.bottom() - line_h + frame.px(4), area.w, line_h}, false};
}

PictureWithLine place_map_with_scale(const Frame& frame, Rect area) {
  PictureWithLine placed =
      place_with_line(frame, area, [&](Rect room) { return fit_map(room, frame.document().shape()); });
  if (placed.is_beside) {
    const float above = std::min(frame.px(kAboveScale), placed.line.h / 4.0F);
    placed.line = {placed.line.x, placed.line.y + above, placed.line.w, placed.line.h - above};
  } else {
    placed.line.w = std::min(area.w, std::max(placed.picture.w, frame.px(160)));
  }
  return placed;
}

}  // namespace pw
