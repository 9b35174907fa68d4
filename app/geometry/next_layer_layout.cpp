#include "app/geometry/next_layer_layout.h"

#include <algorithm>
#include <cmath>

namespace pw {
namespace {

// Points.
constexpr float kNextLayerGap = 8.0F;
constexpr float kLeastTwoColumns = 1100.0F, kLeastTwoRows = 480.0F;

Rect whole_next_panel(float x, float y, float right, float bottom) {
  const float left = std::floor(x), top = std::floor(y);
  return {left, top, std::max(0.0F, std::floor(right) - left), std::max(0.0F, std::floor(bottom) - top)};
}

NextLayerLayout paged(Rect gain, Rect page) {
  return {gain, page, page, page, true};
}

}  // namespace

NextLayerLayout lay_out_next_layer(const NextLayerRequest& request) {
  const Rect& body = request.body;
  const float gap = kNextLayerGap * request.unit;
  const float right = body.right(), bottom = body.bottom();
  if (request.is_projected) {
    const float y = body.y + std::min(request.gain, 0.5F * body.h);
    return paged(whole_next_panel(body.x, body.y, right, y), whole_next_panel(body.x, y + gap, right, bottom));
  }
  if (body.h > 1.2F * body.w) {
    const float middle = body.y + 0.33F * body.h, low = body.y + 0.69F * body.h, x = body.x + 0.5F * body.w;
    return {whole_next_panel(body.x, middle + gap, x, low), whole_next_panel(body.x, body.y, right, middle),
            whole_next_panel(body.x, low + gap, right, bottom), whole_next_panel(x + gap, middle + gap, right, low),
            false};
  }
  if (body.w < kLeastTwoColumns * request.unit || body.h < kLeastTwoRows * request.unit) {
    const float x = body.x + 0.58F * body.w;
    return paged(whole_next_panel(x + gap, body.y, right, bottom), whole_next_panel(body.x, body.y, x, bottom));
  }
  const float x = body.x + 0.66F * (body.w - gap), y = body.y + 0.56F * (body.h - gap);
  return {whole_next_panel(x + gap, body.y, right, y), whole_next_panel(body.x, body.y, x, y),
          whole_next_panel(body.x, y + gap, x, bottom), whole_next_panel(x + gap, y + gap, right, bottom), false};
}

}  // namespace pw
