#include "app/widgets/pictures/marks.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/widgets/pictures/cell_numbers.h"
#include "app/widgets/pictures/picture.h"

namespace pw {

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
  // Thin where digits fill their cells: a frame between those would run into them.
  constexpr float kTight = 2.6F;  // cells, in heights of a digit
  const float digits = frame.fonts().small->FontSize;
  const bool has_digits = at.h >= digits + 2.0F && at.w >= 1.5F * digits, is_tight = at.w < kTight * digits;
  const float least = frame.px(strong ? 7 : 6), thickness = has_digits && is_tight ? 1.0F : strong ? 3.0F : 2.0F;
  // Of a position that is too small to be seen, the marker stands inside the picture with all of its frame.
  const float around = std::max(2.0F, frame.px(thickness) + 1.0F);
  const auto inside = [&](float middle, float low, float high) {
    return std::clamp(middle - least / 2.0F, low + around, std::max(low + around, high - around - least));
  };
  if (at.w < least) at = {inside(at.centre().x, picture.x, picture.right()), at.y, least, at.h};
  if (at.h < least) at = {at.x, inside(at.centre().y, picture.y, picture.bottom()), at.w, least};
  frame.texts().add_mark("position", at);
  // Between digits half inside, so that those beside, above and below it stay whole.
  const float half = std::floor(around / 2.0F);
  const ImVec2 by{has_digits ? half : 0.0F, at.h >= digits + 2.0F && at.h < digits + 4.0F * around ? half : 0.0F};
  draw_frame(frame, {at.x + by.x, at.y + by.y, at.w - 2.0F * by.x, at.h - 2.0F * by.y}, thickness);
}

void draw_circle(const Frame& frame, Rect picture, std::int64_t w, std::int64_t h, Position position) {
  const float radius = frame.px(12), most_outside = frame.px(5);
  const ImVec2 at = position_rect(picture, w, h, position).centre();
  const auto inside = [&](float middle, float low, float high) {
    const float least = low + radius - most_outside;
    return std::clamp(middle, least, std::max(least, high - radius + most_outside));
  };
  const ImVec2 middle{inside(at.x, picture.x, picture.right()), inside(at.y, picture.y, picture.bottom())};
  frame.texts().add_mark("circle", {middle.x - radius, middle.y - radius, 2.0F * radius, 2.0F * radius});
  frame.draw_list()->AddCircle(middle, radius, IM_COL32(0, 0, 0, 255), 0, frame.px(4));
  frame.draw_list()->AddCircle(middle, radius, IM_COL32(255, 255, 255, 255), 0, frame.px(2));
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
