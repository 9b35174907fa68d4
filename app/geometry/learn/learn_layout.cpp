#include "app/geometry/learn/learn_layout.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/geometry/layout.h"

namespace pw {
namespace {

// Points.
constexpr float kRoomyBody = 660.0F;           // high
constexpr float kTools = 90.0F;                // high: what stands above the picture to paint on, and its words
constexpr float kLeastPaint = 720.0F;          // wide, for the tools in one row
constexpr float kWordsBeside = 140.0F;         // wide, right of the picture
constexpr float kLeastWeightsBeside = 800.0F;  // wide: W with its head

bool is_wide_picture(const LearnRequest& request) {
  return request.map_ratio > kWidePicture;
}

// Whether the picture to paint on stands left of training and gradients.
bool is_paint_tall(const LearnRequest& request) {
  constexpr float kLeastProjected = 1000.0F, kLeast = 1200.0F;  // points
  const float least = request.is_projected ? kLeastProjected : kLeast;
  return !is_wide_picture(request) && !is_portrait(request.body) && request.body.w >= least * request.unit;
}

float paint_width(const LearnRequest& request, float all) {
  return std::floor((all - kLayoutGap * request.unit) * 0.52F);
}

// What the picture to paint on fills beside the training, with its tools.
float labels_height(const LearnRequest& request) {
  const float picture =
      (paint_width(request, request.body.w) - 2.0F * kLayoutPadding * request.unit) / request.map_ratio;
  return std::max(picture + kTools * request.unit, 340.0F * request.unit);
}

// Of the height, what the outputs take at most where they stand in one row. In a low window narrow ones would leave
// hardly any to the picture that is painted on; to the last row they come first.
float most_outputs_share(const LearnRequest& request) {
  if (is_wide_picture(request)) return request.is_projected ? 0.31F : 0.29F;
  if (request.is_projected) return 0.36F;
  if (request.body.h < kRoomyBody * request.unit) return 0.23F;
  return is_paint_tall(request) ? 0.33F : 0.29F;
}

struct LearnHeights {
  float top = 1.0F, gradient = 0.0F, weights = 0.0F;
  OutputRows outputs;
};

LearnHeights heights_of(const LearnRequest& request) {
  const float unit = request.unit;
  const bool has_weights = request.weight_rows > 0, is_high = is_portrait(request.body);
  const bool is_wide = is_wide_picture(request);
  const float rest = std::max(1.0F, request.body.h - (has_weights ? 3.0F : 2.0F) * kLayoutGap * unit);
  const auto rows = static_cast<float>(std::min<std::int64_t>(request.weight_rows, kShownRows));
  const float row = std::clamp(rest * 0.04F, 24.0F * unit, 40.0F * unit);
  const float needed = (kLayoutTitle + 2.0F * kLayoutPadding) * unit + row * rows;
  const bool has_room = has_weights || request.is_projected;  // rows of ∂L/∂W₁ are high as they are
  const float share = is_high ? (has_room ? 1.2F : 1.0F) : !is_wide ? 0.8F : 1.0F;
  LearnHeights heights;
  heights.weights = has_weights ? std::min(needed, rest * 0.25F) : 0.0F;
  heights.gradient = std::min(request.gradient * unit * share, rest * 0.34F);
  OutputsRequest asked{request.body,
                       unit,
                       request.map_ratio,
                       request.is_projected,
                       request.output_slots,
                       request.output_pictures,
                       most_outputs_share(request)};
  heights.outputs = lay_out_outputs(asked, rest);
  const auto left = [&] { return std::max(1.0F, rest - heights.weights - heights.gradient - heights.outputs.all.h); };
  // What the picture to paint on cannot fill goes to those that can.
  if (const float spare = left() - labels_height(request); spare > 0.0F && is_high && !is_wide) {
    asked.more_of_two = spare / 2.0F / rest;
    heights.outputs = lay_out_outputs(asked, rest);
  } else if (spare > 0.0F && !is_high) {
    heights.weights += has_weights ? std::min(spare / 2.0F, 1.5F * heights.weights) : 0.0F;
    heights.gradient += std::min(left() - labels_height(request), 2.0F * heights.gradient);
  }
  heights.top = left();
  return heights;
}

// Beside each other, or in a portrait window below each other if the picture to paint on is wide.
void lay_out_labels_and_training(const LearnRequest& request, Rect area, LearnLayout& layout) {
  const float unit = request.unit, gap = kLayoutGap * unit;
  if (is_portrait(request.body) && is_wide_picture(request)) {
    const float wanted = (area.w - 2.0F * kLayoutPadding * unit) / request.map_ratio + kTools * unit;
    const float paint = std::clamp(wanted, area.h * 0.25F, area.h * 0.55F);
    layout.paint = whole({area.x, area.y, area.w, paint});
    layout.train = whole({area.x, area.y + paint + gap, area.w, area.h - paint - gap});
    return;
  }
  // What a narrow picture does not need, the training gets; the tools keep their row.
  const float most = paint_width(request, area.w);
  const float needed = (area.h - kTools * unit) * request.map_ratio + kWordsBeside * unit;
  const float left =
      is_portrait(request.body) ? most : std::min(most, std::floor(std::max(kLeastPaint * unit, needed)));
  layout.paint = whole({area.x, area.y, left, area.h});
  layout.train = whole({area.x + left + gap, area.y, area.w - left - gap, area.h});
}

// The columns of W, and those of the gradients above it.
void lay_out_columns(const LearnRequest& request, LearnLayout& layout) {
  const Rect& body = request.body;
  const float gap = kLayoutGap * request.unit;
  const float labels = labels_width(body, request.unit, request.map_ratio, request.is_projected);
  layout.labels_column = layout.gradient_labels = whole({body.x, body.y, labels, body.h});
  layout.maps_column = layout.gradient_maps = whole({body.x + labels + gap, body.y, body.w - labels - gap, body.h});
}

// Right of the picture to paint on; W stands there too where it has room for its head, else below both.
void put_beside_paint(const LearnRequest& request, LearnLayout& layout) {
  constexpr float kLabelsShare = 0.3F, kLeastLabels = 250.0F;
  const float unit = request.unit, gap = kLayoutGap * unit;
  const Rect& body = request.body;
  const float room = body.w - gap - kLeastWeightsBeside * unit;
  const bool takes_weights = layout.weights.h > 0.0F && room >= kLeastPaint * unit;
  Rect& paint = layout.paint;
  paint.h = (takes_weights ? layout.weights : layout.gradient).bottom() - paint.y;
  const float needed = (paint.h - kTools * unit) * request.map_ratio + kWordsBeside * unit;
  const float most = takes_weights ? room : paint_width(request, body.w);
  paint.w = std::floor(std::min(most, std::max(kLeastPaint * unit, needed)));
  const float x = paint.right() + std::floor(gap), w = std::floor(body.right()) - x;
  for (Rect* panel : {&layout.train, &layout.gradient, takes_weights ? &layout.weights : &layout.train})
    *panel = whole({x, panel->y, w, panel->h});
  const float share = kLabelsShare * w;
  const float labels = request.is_projected ? share : std::max(share, std::min(kLeastLabels * unit, 0.4F * w));
  layout.gradient_labels = whole({x, body.y, labels, body.h});
  layout.gradient_maps = whole({x + labels + gap, body.y, w - labels - gap, body.h});
  if (layout.weights.h > 0.0F && !takes_weights) return;
  layout.labels_column = layout.gradient_labels;
  layout.maps_column = layout.gradient_maps;
}

}  // namespace

LearnLayout lay_out_learn(const LearnRequest& request) {
  const float gap = kLayoutGap * request.unit;
  const Rect& body = request.body;
  LearnHeights heights = heights_of(request);
  LearnLayout layout;
  lay_out_labels_and_training(request, {body.x, body.y, body.w, heights.top}, layout);
  lay_out_columns(request, layout);
  float y = body.y + heights.top + gap;
  layout.gradient = whole({body.x, y, body.w, heights.gradient});
  y += heights.gradient + gap;
  if (request.weight_rows > 0) layout.weights = whole({body.x, y, body.w, heights.weights});
  layout.output_slots = std::move(heights.outputs.slots);
  if (is_paint_tall(request)) put_beside_paint(request, layout);
  return layout;
}

}  // namespace pw
