#include "app/geometry/learn/reconstruct_layout.h"

#include <algorithm>

#include "app/geometry/layout.h"

namespace pw {
namespace {

constexpr float kMostClaims = 0.16F;       // of the height
constexpr float kMostOutputs = 0.34F;      // of the width
constexpr float kEnoughOfOutputs = 0.92F;  // of what the numbers of y like

// Below all the rest; where they would take too much of it there are none.
float claims_height(const ReconstructRequest& request) {
  constexpr float kLow = 620.0F;  // points
  const float height = request.body.h;
  const float points = is_portrait(request.body) ? 128.0F : height < kLow * request.unit ? 62.0F : 98.0F;
  const float claims = request.is_projected ? request.claims : points * request.unit;
  return claims <= kMostClaims * height ? claims : 0.0F;
}

// y's column, beside the pairs. Wide outputs stand below each other: their size depends on the height.
float outputs_width(const ReconstructRequest& request) {
  constexpr float kNarrow = 300.0F;  // points
  const float width = labels_width(request.body, request.unit, request.map_ratio, request.is_projected);
  if (request.map_ratio > kWidePicture) return request.is_projected ? std::min(width, kNarrow * request.unit) : width;
  const float most = kMostOutputs * request.body.w;
  const float spare = request.pairs_w > 0.0F ? request.body.w - kLayoutGap * request.unit - request.pairs_w : 0.0F;
  const float numbers = kEnoughOfOutputs * request.outputs <= most ? std::min(request.outputs, most) : 0.0F;
  return std::max({width, std::min(spare, most), numbers});
}

// y left of all the rest, the claims below.
ReconstructLayout lay_out_projected_reconstruct(const ReconstructRequest& request) {
  const float gap = kLayoutGap * request.unit;
  const float claims = claims_height(request);
  Rect body = request.body;
  body.h -= claims > 0.0F ? claims + gap : 0.0F;
  const float left = outputs_width(request);
  const Rect right{body.x + left + gap, body.y, body.w - left - gap, body.h};
  const float most = body.h * 0.66F;
  const float pairs = request.pairs_h > 0.0F ? std::min(request.pairs_h, most) : most;
  const float labels = std::min(350.0F * request.unit, right.w * 0.33F);
  ReconstructLayout layout;
  layout.outputs = whole({body.x, body.y, left, body.h});
  layout.pairs = whole({right.x, right.y, right.w, pairs});
  layout.explained = whole({right.x, right.y + pairs + gap, right.w, right.h - pairs - gap});
  layout.labels_column = whole({right.x, right.y, labels, right.h});
  layout.maps_column = whole({right.x + labels + gap, right.y, right.w - labels - gap, right.h});
  if (claims > 0.0F) layout.claims = whole({body.x, request.body.bottom() - claims, body.w, claims});
  return layout;
}

// The outputs of a portrait window side by side, what is chosen below them.
float remaining_height(const ReconstructRequest& request) {
  const float pictures = (request.body.w - 3.0F * kLayoutPadding * request.unit) / 2.0F / request.map_ratio;
  const bool is_wide = request.map_ratio > kWidePicture;
  const float most = is_wide ? 0.12F : 0.16F;
  const float below = !request.is_projected ? 176.0F : is_wide ? 205.0F : 230.0F;
  return std::min(pictures, request.body.h * most) + below * request.unit;
}

}  // namespace

ReconstructLayout lay_out_reconstruct(const ReconstructRequest& request) {
  const float unit = request.unit;
  const float gap = kLayoutGap * unit;
  const Rect& body = request.body;
  const bool portrait = is_portrait(body);
  if (request.is_projected && !portrait) return lay_out_projected_reconstruct(request);
  const float claims = claims_height(request);
  const float below = claims > 0.0F ? claims + gap : 0.0F;
  float explained = std::min(std::clamp(body.h * 0.19F, 108.0F * unit, 160.0F * unit), body.h * 0.3F);
  const float left =
      portrait ? labels_width(body, unit, request.map_ratio, request.is_projected) : outputs_width(request);
  ReconstructLayout layout;
  layout.labels_column = whole({body.x, body.y, left, body.h});
  layout.maps_column = whole({body.x + left + gap, body.y, body.w - left - gap, body.h});
  float top = std::max(1.0F, body.h - below - explained - gap);
  if (portrait) {
    const float outputs = std::min(remaining_height(request), top * 0.5F);
    if (request.pairs_h > 0.0F) {
      explained += std::max(0.0F, top - outputs - gap - request.pairs_h);
      top = body.h - below - explained - gap;
    }
    layout.outputs = whole({body.x, body.y, body.w, outputs});
    layout.pairs = whole({body.x, body.y + outputs + gap, body.w, top - outputs - gap});
  } else {
    layout.outputs = whole({body.x, body.y, left, top});
    layout.pairs = whole({layout.maps_column.x, body.y, layout.maps_column.w, top});
  }
  layout.explained = whole({body.x, body.y + top + gap, body.w, explained});
  if (claims > 0.0F) layout.claims = whole({body.x, body.bottom() - claims, body.w, claims});
  return layout;
}

}  // namespace pw
