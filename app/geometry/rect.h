#pragma once
// Rectangles in the window, in pixels from its top left.
#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace pw {

struct Rect {
  float x = 0.0F, y = 0.0F, w = 0.0F, h = 0.0F;

  float right() const { return x + w; }
  float bottom() const { return y + h; }
  ImVec2 min() const { return {x, y}; }
  ImVec2 max() const { return {right(), bottom()}; }
  ImVec2 centre() const { return {x + w / 2.0F, y + h / 2.0F}; }
  bool contains(ImVec2 p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
  Rect inset(float by) const { return {x + by, y + by, w - 2.0F * by, h - 2.0F * by}; }
  bool operator==(const Rect&) const = default;
};

// The largest rectangle with this ratio of width to height that fits into `area`, at its top left.
inline Rect fit(Rect area, float ratio) {
  const float width = area.w < area.h * ratio ? area.w : area.h * ratio;
  return {area.x, area.y, width, width / ratio};
}

// From x, y to `right`, `bottom`, on whole pixels; never of negative size.
inline Rect whole_pixels(float x, float y, float right, float bottom) {
  const float left = std::floor(x), top = std::floor(y);
  return {left, top, std::max(0.0F, std::floor(right) - left), std::max(0.0F, std::floor(bottom) - top)};
}

}  // namespace pw
