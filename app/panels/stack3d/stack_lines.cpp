#include "app/panels/stack3d/stack_lines.h"

#include <algorithm>
#include <cmath>

namespace pw {
namespace {

// Cuts first … last, shares of a way, down to where `from` + share · `by` is between low and high; whether any is left.
bool cut(float from, float by, float low, float high, float& first, float& last) {
  if (by == 0.0F) return from >= low && from <= high;
  const float a = (low - from) / by, b = (high - from) / by;
  first = std::max(first, std::min(a, b));
  last = std::min(last, std::max(a, b));
  return first <= last;
}

}  // namespace

bool crosses(ImVec2 from, ImVec2 to, const Rect& area) {
  float first = 0.0F, last = 1.0F;
  return cut(from.x, to.x - from.x, area.x, area.right(), first, last) &&
         cut(from.y, to.y - from.y, area.y, area.bottom(), first, last);
}

void draw_outline(const Frame& frame, const std::vector<ImVec2>& points, float thickness, bool is_closed) {
  ImDrawList* draw = frame.draw_list();
  // With round corners: at a sharp angle the lines of a polyline end in a spike.
  const auto draw_all = [&](ImU32 colour, float width) {
    for (std::size_t i = is_closed ? 0 : 1; i < points.size(); ++i) {
      draw->AddLine(points[i > 0 ? i - 1 : points.size() - 1], points[i], colour, width);
      draw->AddCircleFilled(points[i], width / 2.0F, colour);
    }
  };
  draw_all(IM_COL32(0, 0, 0, 255), frame.px(thickness + 2.0F));
  draw_all(IM_COL32(255, 255, 255, 255), frame.px(thickness));
}

void draw_bright_dashes(const Frame& frame, ImVec2 from, ImVec2 to) {
  const float length = std::hypot(to.x - from.x, to.y - from.y);
  const float step = frame.px(9);
  for (float at = 0.0F; at < length; at += step) {
    const float end = std::min(length, at + 0.55F * step);
    const auto point = [&](float along) -> ImVec2 {
      return {from.x + (to.x - from.x) * along / length, from.y + (to.y - from.y) * along / length};
    };
    frame.draw_list()->AddLine(point(at), point(end), IM_COL32(0, 0, 0, 255), frame.px(3));
    frame.draw_list()->AddLine(point(at), point(end), IM_COL32(255, 255, 255, 255), frame.px(1.4F));
  }
}

}  // namespace pw
