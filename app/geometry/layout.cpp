#include "app/geometry/layout.h"

#include <algorithm>
#include <cmath>

namespace pw {
namespace {

// Points.
constexpr float kGap = 8.0F;
constexpr float kLanes = 14.0F;  // between W and y, for the lines to the outputs
constexpr float kMargin = 12.0F;
constexpr float kPadding = 10.0F;
constexpr float kTitleHeight = 26.0F;
constexpr float kLegend = 16.0F;

float weights_height(float rest, int rows, float unit) {
  const float row = std::clamp(rest * 0.05F, (rows > 2 ? 24.0F : 32.0F) * unit, 64.0F * unit);
  // A matrix of colours needs less height than bars.
  const float most = rest * (rows > kShownRows ? 0.28F : 0.34F);
  return std::min(
      (kTitleHeight + 2.0F * kPadding) * unit + row * static_cast<float>(std::min<std::int64_t>(rows, kShownRows)),
      most);
}

// Tall enough for the pictures at the slots' width, but at most a share of the window.
float outputs_height(const ExploreRequest& request, float inner_width, float rest) {
  const float unit = request.unit;
  const auto slots = static_cast<float>(std::max(1, request.output_slots));
  const float slot = (inner_width - (slots - 1.0F) * kGap * unit) / slots - 2.0F * kPadding * unit;
  const float wanted = slot / request.map_ratio + (kTitleHeight + kLegend + 2.0F * kPadding) * unit;
  return std::clamp(wanted, std::min(128.0F * unit, rest * 0.3F), rest * 0.32F);
}

// Empty where nothing is left for it.
Rect whole(Rect r) {
  const float x = std::floor(r.x);
  const float y = std::floor(r.y);
  return {x, y, std::max(0.0F, std::floor(r.right()) - x), std::max(0.0F, std::floor(r.bottom()) - y)};
}

std::vector<Rect> divide(Rect row, int count, float gap) {
  std::vector<Rect> slots;
  slots.reserve(static_cast<std::size_t>(count));
  const float width = (row.w - static_cast<float>(count - 1) * gap) / static_cast<float>(count);
  for (int i = 0; i < count; ++i)
    slots.push_back(whole({row.x + static_cast<float>(i) * (width + gap), row.y, width, row.h}));
  return slots;
}

// Of Explore's image, and of all labels beside W.
float labels_width(const Rect& body, float unit) {
  return std::clamp(body.w * 0.23F, 250.0F * unit, 480.0F * unit);
}

}  // namespace

WindowLayout lay_out_window(float width, float height, float unit) {
  const float margin = kMargin * unit;
  const bool low = height < 800.0F * unit;
  const float toolbar = 42.0F * unit;
  const float shape = (low ? 66.0F : 76.0F) * unit;
  const float status = 26.0F * unit;
  const float inner = std::max(1.0F, width - 2.0F * margin);
  const float body = std::max(1.0F, height - toolbar - shape - status - kGap * unit);
  return {whole({0, 0, width, toolbar}),
          whole({margin, toolbar, inner, shape}),
          {margin, toolbar + shape, inner, body},
          whole({margin, height - status, inner, status})};
}

ExploreLayout lay_out_explore(const ExploreRequest& request) {
  const float unit = request.unit;
  const float gap = kGap * unit;
  const Rect& body = request.body;
  const float rest = std::max(1.0F, body.h - gap);
  const float outputs = outputs_height(request, body.w, rest);
  const bool has_weights = request.weight_rows > 0;
  const float weights = has_weights ? weights_height(rest, request.weight_rows, unit) : 0.0F;
  const float top = std::max(1.0F, rest - outputs - weights - (has_weights ? kLanes * unit : 0.0F));
  const float left = labels_width(body, unit);

  ExploreLayout layout;
  float y = body.y;
  layout.image = whole({body.x, y, left, top});
  layout.maps = whole({body.x + left + gap, y, body.w - left - gap, top});
  y += top + gap;
  if (has_weights) {
    layout.weights = whole({body.x, y, body.w, weights});
    y += weights + kLanes * unit;
  }
  layout.outputs = whole({body.x, y, body.w, outputs});
  layout.output_slots = divide(layout.outputs, std::max(1, request.output_slots), gap);
  return layout;
}

LearnLayout lay_out_learn(const LearnRequest& request) {
  const float unit = request.unit;
  const float gap = kGap * unit;
  const Rect& body = request.body;
  const bool has_weights = request.weight_rows > 0;
  const float rest = std::max(1.0F, body.h - (has_weights ? 3.0F : 2.0F) * gap);
  const auto rows = static_cast<float>(std::min<std::int64_t>(request.weight_rows, kShownRows));
  const float row = std::clamp(rest * 0.04F, 24.0F * unit, 40.0F * unit);
  const float weights =
      has_weights ? std::min((kTitleHeight + 2.0F * kPadding) * unit + row * rows, rest * 0.25F) : 0.0F;
  const float gradient = std::min(request.gradient * unit, rest * 0.34F);
  const float outputs =
      outputs_height({body, unit, request.map_ratio, request.output_slots, request.weight_rows}, body.w, rest * 0.9F);
  const float top = std::max(1.0F, rest - weights - gradient - outputs);
  const float left = std::floor((body.w - gap) * 0.52F);

  LearnLayout layout;
  float y = body.y;
  layout.paint = whole({body.x, y, left, top});
  const float labels = labels_width(body, unit);
  layout.labels_column = whole({body.x, y, labels, body.h});
  layout.maps_column = whole({body.x + labels + gap, y, body.w - labels - gap, body.h});
  layout.train = whole({body.x + left + gap, y, body.w - left - gap, top});
  y += top + gap;
  layout.gradient = whole({body.x, y, body.w, gradient});
  y += gradient + gap;
  if (has_weights) {
    layout.weights = whole({body.x, y, body.w, weights});
    y += weights + gap;
  }
  layout.output_slots = divide(whole({body.x, y, body.w, body.bottom() - y}), std::max(1, request.output_slots), gap);
  return layout;
}

}  // namespace pw
