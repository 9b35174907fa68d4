#include "app/widgets/picture.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "app/presentation/number_text.h"
#include "app/widgets/cell_numbers.h"
#include "app/widgets/text.h"

namespace pw {

Rect whole_size(Rect rect) {
  return {rect.x, rect.y, std::max(1.0F, std::floor(rect.w)), std::max(1.0F, std::floor(rect.h))};
}

Rect fit_map(Rect area, const Shape& shape) {
  const float square = static_cast<float>(shape.w) / static_cast<float>(shape.h);
  return whole_size(fit(area, std::clamp(area.w / std::max(1.0F, area.h), square, widest_cell(shape) * square)));
}

float widest_cell(const Shape& shape) {
  constexpr std::int64_t kTable = 64;  // positions
  return shape.pixels() <= kTable ? 3.0F : 1.0F;
}

void draw_canvas(const Frame& frame, GLuint texture, Rect area) {
  frame.draw_list()->AddImage(im_texture(texture), area.min(), area.max(), {0, 1}, {1, 0});
}

void draw_image(const Frame& frame, GLuint texture, Rect area) {
  frame.draw_list()->AddImage(im_texture(texture), area.min(), area.max());
}

void draw_frame(const Frame& frame, Rect around, float thickness) {
  const float t = std::max(1.0F, std::floor(frame.px(thickness) / 2.0F + 0.5F));
  // On whole pixels: elsewhere both lines would be grey.
  const Rect inside = whole_pixels(around.x + 0.5F, around.y + 0.5F, around.right() + 0.5F, around.bottom() + 0.5F);
  const auto ring = [&](const Rect& r, ImU32 colour) {
    ImDrawList* draw = frame.draw_list();
    draw->AddRectFilled({r.x - t, r.y - t}, {r.right() + t, r.y}, colour);
    draw->AddRectFilled({r.x - t, r.bottom()}, {r.right() + t, r.bottom() + t}, colour);
    draw->AddRectFilled({r.x - t, r.y}, {r.x, r.bottom()}, colour);
    draw->AddRectFilled({r.right(), r.y}, {r.right() + t, r.bottom()}, colour);
  };
  ring(inside.inset(-t), IM_COL32(0, 0, 0, 255));
  ring(inside, IM_COL32(255, 255, 255, 255));
}

void draw_dashed(const Frame& frame, const std::vector<ImVec2>& line) {
  const float dash = frame.px(5), gap = frame.px(4);
  const auto draw_piece = [&](ImVec2 from, ImVec2 to) {
    frame.draw_list()->AddLine(from, to, im(frame.theme().panel, 0.7F), frame.px(3));
    frame.draw_list()->AddLine(from, to, im(frame.theme().text), frame.px(1.4F));
  };
  float at = 0.0F;  // along the pattern
  for (std::size_t i = 1; i < line.size(); ++i) {
    const ImVec2 a = line[i - 1], b = line[i];
    const float length = std::hypot(b.x - a.x, b.y - a.y);
    const auto point = [&](float along) -> ImVec2 {
      return {a.x + (b.x - a.x) * along / length, a.y + (b.y - a.y) * along / length};
    };
    for (float done = 0.0F; done < length;) {
      const float in_pattern = std::fmod(at, dash + gap);
      const bool is_dash = in_pattern < dash;
      const float step = std::max(0.01F, std::min((is_dash ? dash : dash + gap) - in_pattern, length - done));
      if (is_dash) draw_piece(point(done), point(std::min(length, done + step)));
      done += step;
      at += step;
    }
  }
}

void draw_hatch(const Frame& frame, Rect area) {
  ImDrawList* draw = frame.draw_list();
  draw->PushClipRect(area.min(), area.max(), true);
  const float step = std::max(4.0F, frame.px(7));
  for (float x = area.x - area.h; x < area.right(); x += step)
    draw->AddLine({x, area.bottom()}, {x + area.h, area.y}, IM_COL32(255, 255, 255, 110));
  draw->PopClipRect();
}

void draw_white_in_black(const Frame& frame, const std::function<void(const DrawEdge& edge, float thick)>& edges) {
  const float t = std::max(1.0F, std::round(frame.px(1)));
  const std::pair<float, ImU32> passes[] = {{t, IM_COL32(0, 0, 0, 255)}, {0.0F, IM_COL32(255, 255, 255, 255)}};
  for (const auto& [around, colour] : passes) {
    const auto edge = [&](float left, float top, float right, float bottom) {
      frame.draw_list()->AddRectFilled({left - around, top - around}, {right + around, bottom + around}, colour);
    };
    edges(edge, t);
  }
}

void draw_outline(const Frame& frame, Rect picture, std::int64_t w, std::int64_t h,
                  std::span<const Position> positions) {
  std::vector<bool> is_in(static_cast<std::size_t>(w * h));
  for (const Position& at : positions) is_in[static_cast<std::size_t>(at.y * w + at.x)] = true;
  const auto has = [&](std::int64_t x, std::int64_t y) {
    return x >= 0 && x < w && y >= 0 && y < h && is_in[static_cast<std::size_t>(y * w + x)];
  };
  draw_white_in_black(frame, [&](const DrawEdge& edge, float t) {
    for (const Position& at : positions) {
      const Rect cell = position_rect(picture, w, h, at);
      const float left = std::floor(cell.x), top = std::floor(cell.y);
      const float right = std::max(left + t, std::floor(cell.right())),
                  bottom = std::max(top + t, std::floor(cell.bottom()));
      if (!has(at.x, at.y - 1)) edge(left, top, right, top + t);
      if (!has(at.x, at.y + 1)) edge(left, bottom - t, right, bottom);
      if (!has(at.x - 1, at.y)) edge(left, top, left + t, bottom);
      if (!has(at.x + 1, at.y)) edge(right - t, top, right, bottom);
    }
  });
}

void draw_position_marker(const Frame& frame, Rect picture, std::int64_t w, std::int64_t h, Position position,
                          bool strong) {
  Rect at = position_rect(picture, w, h, position);
  const float least = frame.px(strong ? 7 : 6), thickness = strong ? 3.0F : 2.0F;
  // Of a position that is too small to be seen, the marker stands inside the picture with all of its frame.
  const float around = std::max(2.0F, frame.px(thickness) + 1.0F);
  const auto inside = [&](float middle, float low, float high) {
    return std::clamp(middle - least / 2.0F, low + around, std::max(low + around, high - around - least));
  };
  if (at.w < least) at = {inside(at.centre().x, picture.x, picture.right()), at.y, least, at.h};
  if (at.h < least) at = {at.x, inside(at.centre().y, picture.y, picture.bottom()), at.w, least};
  frame.texts().add_mark("position", at);
  // Between digits half inside, so that those beside, above and below it stay whole.
  const float digits = frame.fonts().small->FontSize, half = std::floor(around / 2.0F);
  const bool has_digits = at.h >= digits + 2.0F && at.w >= 1.5F * digits;
  const ImVec2 by{has_digits ? half : 0.0F, at.h >= digits + 2.0F && at.h < digits + 4.0F * around ? half : 0.0F};
  draw_frame(frame, {at.x + by.x, at.y + by.y, at.w - 2.0F * by.x, at.h - 2.0F * by.y}, thickness);
}

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

// Of the line in the picture that parts the signs.
constexpr const char* kZeroLine = "line: 0";
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

std::optional<Position> position_at(ImVec2 point, Rect picture, std::int64_t w, std::int64_t h) {
  if (!picture.contains(point)) return std::nullopt;
  const auto x = static_cast<std::int64_t>((point.x - picture.x) / picture.w * static_cast<float>(w));
  const auto y = static_cast<std::int64_t>((point.y - picture.y) / picture.h * static_cast<float>(h));
  return Position{std::clamp<std::int64_t>(x, 0, w - 1), std::clamp<std::int64_t>(y, 0, h - 1)};
}

ItemState point_on_picture(Frame& frame, const WidgetKey& key, Rect picture) {
  const Shape& shape = frame.document().shape();
  const ItemState item = frame.add_item(key, picture);
  const auto position = position_at(ImGui::GetIO().MousePos, picture, shape.w, shape.h);
  if ((item.hovered || item.active) && position) frame.hover().position = position;
  if (item.active && position) frame.select_position(*position);
  return item;
}

void draw_markers(const Frame& frame, Rect picture) {
  const Shape& shape = frame.document().shape();
  draw_position_marker(frame, picture, shape.w, shape.h, frame.selection().position, true);
  if (frame.hover().position) draw_position_marker(frame, picture, shape.w, shape.h, *frame.hover().position, false);
}

void draw_axis_brackets(const Frame& frame, Rect picture) {
  const auto axis = frame.hover().axis;
  if (axis != ShapeAxis::kRows && axis != ShapeAxis::kColumns) return;
  const float thick = frame.px(5);
  const Rect bar = axis == ShapeAxis::kRows ? Rect{picture.x, picture.y, thick, picture.h}
                                            : Rect{picture.x, picture.y, picture.w, thick};
  frame.draw_list()->AddRectFilled(bar.min(), bar.max(), IM_COL32(255, 255, 255, 255));
  frame.draw_list()->AddRect(bar.min(), bar.max(), IM_COL32(0, 0, 0, 255));
}

}  // namespace pw
