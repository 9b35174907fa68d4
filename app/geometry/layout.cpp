#include "app/geometry/layout.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pw {
namespace {

// Points.
constexpr float kGap = kLayoutGap, kPadding = kLayoutPadding;
constexpr float kLanes = 14.0F;  // between W and y, for the lines to the outputs
constexpr float kMargin = 12.0F;
constexpr float kLegend = 16.0F;
constexpr float kSpokenLine = 32.0F;  // in the place of a legend

float weights_height(float rest, int rows, float unit) {
  const float row = std::clamp(rest * 0.05F, (rows > 2 ? 24.0F : 32.0F) * unit, 64.0F * unit);
  // A matrix of colours needs less height than bars.
  const float most = rest * (rows > kShownRows ? 0.28F : 0.34F);
  return std::min(
      (kLayoutTitle + 2.0F * kPadding) * unit + row * static_cast<float>(std::min<std::int64_t>(rows, kShownRows)),
      most);
}

// Beside each other: the image, the map and its sliders. Narrow ones need so much less width that they may be lower.
float image_height(const ExploreRequest& request) {
  const float unit = request.unit;
  const float most = request.map_ratio > kWidePicture ? 0.2F : 0.17F;
  const float sliders = (request.is_projected ? 116.0F : 84.0F) * unit;
  const float picture = (request.body.w - 4.0F * kPadding * unit) / 3.0F / request.map_ratio + kLayoutTitle * unit;
  return (kLayoutTitle + 2.0F * kPadding) * unit + std::max(sliders, std::min(picture, request.body.h * most));
}

// Tall enough for the pictures at the slots' width, but at most the share `most` of the height `rest`.
float outputs_height(const OutputsRequest& request, int slots, float most, float rest) {
  const float unit = request.unit;
  const auto count = static_cast<float>(slots);
  const float slot = (request.body.w - (count - 1.0F) * kLayoutGap * unit) / count - 2.0F * kLayoutPadding * unit;
  const float below = request.is_projected ? kSpokenLine : kLegend;
  const float wanted = slot / request.map_ratio + (kLayoutTitle + below + 2.0F * kLayoutPadding) * unit;
  return std::clamp(wanted, std::min(128.0F * unit, rest * std::min(0.3F, most)), rest * most);
}

std::vector<Rect> divide(Rect row, int count, float gap) {
  std::vector<Rect> slots;
  slots.reserve(static_cast<std::size_t>(count));
  const float width = (row.w - static_cast<float>(count - 1) * gap) / static_cast<float>(count);
  for (int i = 0; i < count; ++i)
    slots.push_back(whole({row.x + static_cast<float>(i) * (width + gap), row.y, width, row.h}));
  return slots;
}

// What Explore shows below W. In a portrait window narrow pictures have room for the prediction beside them, and leave
// a chart all the width.
OutputsRequest outputs_of(const ExploreRequest& request) {
  constexpr int kMostInRow = 3;
  OutputsRequest outputs{request.body,         request.unit,         request.map_ratio,
                         request.is_projected, request.output_slots, request.output_pictures};
  const int pictures = request.output_slots - (request.ends_with_chart ? 1 : 0);
  if (request.map_ratio > kWidePicture || request.output_pictures < 2 || pictures > kMostInRow) return outputs;
  outputs.pictures = pictures;
  outputs.is_chart_below = request.ends_with_chart;
  return outputs;
}

}  // namespace

Rect whole(Rect r) {
  const float x = std::floor(r.x);
  const float y = std::floor(r.y);
  return {x, y, std::max(0.0F, std::floor(r.right()) - x), std::max(0.0F, std::floor(r.bottom()) - y)};
}

bool is_portrait(const Rect& body) {
  return body.h > body.w;
}

float labels_width(const Rect& body, float unit, float map_ratio, bool is_projected) {
  if (is_projected) return std::clamp(body.w * 0.31F, 300.0F * unit, 420.0F * unit);
  const float least = std::max(body.w * 0.23F, 250.0F * unit);
  if (is_portrait(body)) return least;
  // At this width the image and the map fill the height that the sliders below them leave.
  const float pictures = body.h * 0.6F - 294.0F * unit;
  const float filling = pictures / 2.0F * map_ratio + 2.0F * kPadding * unit;
  return std::max(least, std::min(filling, body.w * 0.3F));
}

OutputRows lay_out_outputs(const OutputsRequest& request, float rest) {
  const float gap = kLayoutGap * request.unit;
  const Rect& body = request.body;
  const int slots = std::max(1, request.slots);
  const int below = slots - request.pictures;
  if (!is_portrait(body) || request.pictures < 2 || below <= 0) {
    const float height = outputs_height(request, slots, request.most, rest);
    const Rect row{body.x, body.bottom() - height, body.w, height};
    return {whole(row), divide(row, slots, gap)};
  }
  const bool high = request.map_ratio > kWidePicture || request.is_projected;
  const float most = (high ? 0.2F : 0.17F) + request.more_of_two;
  const float above_chart = request.is_projected ? 0.22F : 0.185F, chart = request.is_projected ? 0.135F : 0.11F;
  const float first = outputs_height(request, request.pictures, request.is_chart_below ? above_chart : most, rest);
  const float second = outputs_height(request, below, request.is_chart_below ? chart : most, rest);
  const float all = first + gap + second;
  OutputRows rows{whole({body.x, body.bottom() - all, body.w, all}),
                  divide({body.x, body.bottom() - all, body.w, first}, request.pictures, gap)};
  for (const Rect& slot : divide({body.x, body.bottom() - second, body.w, second}, below, gap))
    rows.slots.push_back(slot);
  return rows;
}

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
  const bool has_weights = request.weight_rows > 0;
  const float weights = has_weights ? weights_height(rest, request.weight_rows, unit) : 0.0F;
  ExploreLayout layout;
  OutputRows outputs = lay_out_outputs(outputs_of(request), rest);
  layout.outputs = outputs.all;
  layout.output_slots = std::move(outputs.slots);
  const float above = body.bottom() - layout.outputs.h - (has_weights ? kLanes * unit : gap);  // the outputs
  const float top = std::max(1.0F, above - body.y - weights - (has_weights ? gap : 0.0F));
  const float left = labels_width(body, unit, request.map_ratio, request.is_projected);
  layout.labels_column = whole({body.x, body.y, left, body.h});
  layout.maps_column = whole({body.x + left + gap, body.y, body.w - left - gap, body.h});
  if (is_portrait(body)) {
    const float image = std::min(image_height(request), top / 2.0F);
    layout.image = whole({body.x, body.y, body.w, image});
    layout.maps = whole({body.x, body.y + image + gap, body.w, top - image - gap});
  } else {
    layout.image = whole({body.x, body.y, left, top});
    layout.maps = whole({layout.maps_column.x, body.y, layout.maps_column.w, top});
  }
  if (has_weights) layout.weights = whole({body.x, body.y + top + gap, body.w, weights});
  return layout;
}

}  // namespace pw
