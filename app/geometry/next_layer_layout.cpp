#include "app/geometry/next_layer_layout.h"

#include <algorithm>
#include <cmath>

namespace pw {
namespace {

// Points.
constexpr float kNextLayerGap = 8.0F;
constexpr float kMostLowerRow = 400.0F;  // of what it costs and what was measured
constexpr float kLeastTwoColumns = 1100.0F, kLeastTwoRows = 480.0F;
constexpr float kLeastTwoOfThree = 580.0F, kLanesOfTwo = 0.52F;

NextLayerLayout paged(Rect gain, Rect page) {
  return {gain, page, page, page, true, false};
}

}  // namespace

NextLayerLayout lay_out_next_layer(const NextLayerRequest& request) {
  const Rect& body = request.body;
  const float gap = kNextLayerGap * request.unit;
  const float right = body.right(), bottom = body.bottom();
  const bool is_portrait = body.h > 1.2F * body.w;
  if (request.is_projected) {
    const float y = body.y + std::min(request.gain, 0.5F * body.h);
    if (is_portrait) {
      const float middle = y + gap + 0.42F * (bottom - y - gap);
      const Rect page = whole_pixels(body.x, middle + gap, right, bottom);
      return {whole_pixels(body.x, body.y, right, y), whole_pixels(body.x, y + gap, right, middle), page, page, true};
    }
    return paged(whole_pixels(body.x, body.y, right, y), whole_pixels(body.x, y + gap, right, bottom));
  }
  if (is_portrait) {
    const float middle = body.y + 0.33F * body.h, low = body.y + 0.69F * body.h, x = body.x + 0.5F * body.w;
    return {whole_pixels(body.x, middle + gap, x, low), whole_pixels(body.x, body.y, right, middle),
            whole_pixels(body.x, low + gap, right, bottom), whole_pixels(x + gap, middle + gap, right, low), false};
  }
  if (body.w < kLeastTwoColumns * request.unit || body.h < kLeastTwoRows * request.unit) {
    const float x = body.x + 0.58F * body.w;
    const Rect gain = whole_pixels(x + gap, body.y, right, bottom);
    if (body.h < kLeastTwoOfThree * request.unit) return paged(gain, whole_pixels(body.x, body.y, x, bottom));
    // The boxes are as wide as they can be: what they need no height for shows what they cost.
    const float y = body.y + kLanesOfTwo * (body.h - gap);
    const Rect page = whole_pixels(body.x, y + gap, x, bottom);
    return {gain, whole_pixels(body.x, body.y, x, y), page, page, true};
  }
  const float x = body.x + 0.66F * (body.w - gap);
  const float below = std::min(0.44F * (body.h - gap), kMostLowerRow * request.unit);
  const float y = bottom - gap - below;
  return {whole_pixels(x + gap, body.y, right, y), whole_pixels(body.x, body.y, x, y),
          whole_pixels(body.x, y + gap, x, bottom), whole_pixels(x + gap, y + gap, right, bottom), false};
}

}  // namespace pw
