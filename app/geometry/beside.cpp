#include "app/geometry/beside.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pw {
namespace {

float shared_area(const Rect& a, const Rect& b) {
  const float w = std::min(a.right(), b.right()) - std::max(a.x, b.x);
  const float h = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
  return w > 0.0F && h > 0.0F ? w * h : 0.0F;
}

// Along one axis: at the start of what is shorter than the box, else centred on the point.
float along(float start, float length, float box, float point) {
  return length <= box ? start : std::clamp(point - box / 2.0F, start, start + length - box);
}

float inside(float start, float length, float from, float room) {
  return std::floor(std::clamp(start, from, std::max(from, from + room - length)));
}

}  // namespace

Rect place_beside(const BesideRequest& request) {
  const Rect& about = request.about;
  const Rect& window = request.window;
  const ImVec2 size = request.size;
  const float x = along(about.x, about.w, size.x, request.near.x);
  const float y = along(about.y, about.h, size.y, request.near.y);
  const std::array<ImVec2, 4> corners = {ImVec2{x, about.y - request.gap - size.y},
                                         {x, about.bottom() + request.gap},
                                         {about.right() + request.gap, y},
                                         {about.x - request.gap - size.x, y}};
  Rect best;
  float least = 0.0F;
  for (const ImVec2 corner : corners) {
    const Rect box{inside(corner.x, size.x, window.x, window.w), inside(corner.y, size.y, window.y, window.h), size.x,
                   size.y};
    constexpr float kNotAtAll = 1000.0F;
    float covered = kNotAtAll * shared_area(box, about);
    for (const Rect& clear : request.clear) covered += shared_area(box, clear);
    if (best.w > 0.0F && covered >= least) continue;
    best = box;
    least = covered;
  }
  return best;
}

}  // namespace pw
