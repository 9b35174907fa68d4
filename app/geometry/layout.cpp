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
constexpr float kTitleHeight = 26.0F;
constexpr float kLegend = 16.0F;
constexpr float kSpokenLine = 32.0F;  // in the place of a legend
constexpr float kRoomy = 660.0F;      // the height of a body

float weights_height(float rest, int rows, float unit) {
  const float row = std::clamp(rest * 0.05F, (rows > 2 ? 24.0F : 32.0F) * unit, 64.0F * unit);
  // A matrix of colours needs less height than bars.
  const float most = rest * (rows > kShownRows ? 0.28F : 0.34F);
  return std::min(
      (kTitleHeight + 2.0F * kPadding) * unit + row * static_cast<float>(std::min<std::int64_t>(rows, kShownRows)),
      most);
}

struct OutputsRequest {
  Rect body;
  float unit = 1.0F;
  float map_ratio = 1.0F;
  bool is_projected = false;
  int slots = 1;
  int pictures = 0;             // the slots that show outputs
  float most = 0.32F;           // of the height, where they stand in one row
  float more_of_two = 0;        // the same of each of two rows, besides what these have anyway
  bool is_chart_below = false;  // the second of two rows is one chart
};

// Tall enough for the pictures at the slots' width, but at most the share `most` of the height `rest`.
float outputs_height(const OutputsRequest& request, int slots, float most, float rest) {
  const float unit = request.unit;
  const auto count = static_cast<float>(slots);
  const float slot = (request.body.w - (count - 1.0F) * kGap * unit) / count - 2.0F * kPadding * unit;
  const float below = request.is_projected ? kSpokenLine : kLegend;
  const float wanted = slot / request.map_ratio + (kTitleHeight + below + 2.0F * kPadding) * unit;
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

// Beside each other: the image, the map and its sliders. Narrow ones need so much less width that they may be lower.
float image_height(const ExploreRequest& request) {
  const float unit = request.unit;
  const float most = request.map_ratio > kWidePicture ? 0.2F : 0.17F;
  const float sliders = (request.is_projected ? 116.0F : 84.0F) * unit;
  const float picture = (request.body.w - 4.0F * kPadding * unit) / 3.0F / request.map_ratio + kTitleHeight * unit;
  return (kTitleHeight + 2.0F * kPadding) * unit + std::max(sliders, std::min(picture, request.body.h * most));
}

struct OutputRows {
  Rect all;
  std::vector<Rect> slots;
};
// At the bottom of the body, side by side; in a portrait window the pictures in one row, the others in a row below.
OutputRows lay_out_outputs(const OutputsRequest& request, float rest) {
  const float gap = kGap * request.unit;
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

namespace {

float paint_width(const LearnRequest& request, float all) {
  return std::floor((all - kGap * request.unit) * 0.52F);
}

// What the picture to paint on fills beside the training, with its tools.
float labels_height(const LearnRequest& request) {
  const float picture = (paint_width(request, request.body.w) - 2.0F * kPadding * request.unit) / request.map_ratio;
  return std::max(picture + 90.0F * request.unit, 340.0F * request.unit);
}

// Beside each other, or in a portrait window below each other if the picture to paint on is wide.
void lay_out_labels_and_training(const LearnRequest& request, Rect area, LearnLayout& layout) {
  const float gap = kGap * request.unit;
  if (is_portrait(request.body) && request.map_ratio > kWidePicture) {
    const float wanted = (area.w - 2.0F * kPadding * request.unit) / request.map_ratio + 90.0F * request.unit;
    const float paint = std::clamp(wanted, area.h * 0.25F, area.h * 0.55F);
    layout.paint = whole({area.x, area.y, area.w, paint});
    layout.train = whole({area.x, area.y + paint + gap, area.w, area.h - paint - gap});
    return;
  }
  // What a narrow picture does not need, the training gets; the tools keep their row.
  const float unit = request.unit, most = paint_width(request, area.w);
  const float needed = std::max(720.0F * unit, (area.h - 90.0F * unit) * request.map_ratio + 140.0F * unit);
  const float left = is_portrait(request.body) ? most : std::min(most, std::floor(needed));
  layout.paint = whole({area.x, area.y, left, area.h});
  layout.train = whole({area.x + left + gap, area.y, area.w - left - gap, area.h});
}

// From the last row a narrow picture to paint on is as high as training and gradients, which stand right of it: nothing
// is below the bars of the gradients there.
void put_gradient_below_training(const LearnRequest& request, LearnLayout& layout) {
  constexpr float kLeastWidth = 1000.0F;  // points
  constexpr float kLabelsShare = 0.3F;
  const bool is_narrow = request.map_ratio <= kWidePicture && !is_portrait(request.body);
  if (!request.is_projected || !is_narrow || request.body.w < kLeastWidth * request.unit) return;
  const Rect& train = layout.train;
  layout.paint.h = layout.gradient.bottom() - layout.paint.y;
  layout.gradient = {train.x, layout.gradient.y, train.w, layout.gradient.h};
  const float labels = kLabelsShare * train.w, maps = train.x + labels + kGap * request.unit;
  layout.labels_column = whole({train.x, train.y, labels, request.body.h});
  layout.maps_column = whole({maps, train.y, train.right() - maps, request.body.h});
}

}  // namespace

LearnLayout lay_out_learn(const LearnRequest& request) {
  const float unit = request.unit;
  const float gap = kGap * unit;
  const Rect& body = request.body;
  const bool has_weights = request.weight_rows > 0;
  const float rest = std::max(1.0F, body.h - (has_weights ? 3.0F : 2.0F) * gap);
  const auto rows = static_cast<float>(std::min<std::int64_t>(request.weight_rows, kShownRows));
  const float row = std::clamp(rest * 0.04F, 24.0F * unit, 40.0F * unit);
  float weights = has_weights ? std::min((kTitleHeight + 2.0F * kPadding) * unit + row * rows, rest * 0.25F) : 0.0F;
  const bool is_high = is_portrait(body);
  // In a low window narrow outputs would leave hardly any height to the picture that is painted on; to the last row
  // they come first.
  const bool is_wide = request.map_ratio > kWidePicture;
  const bool has_room = request.is_projected || body.h >= kRoomy * unit;
  const float most = is_wide                ? (request.is_projected ? 0.31F : 0.29F)
                     : request.is_projected ? 0.36F
                     : has_room             ? 0.29F
                                            : 0.23F;
  const float share = is_high ? 1.2F : !is_wide ? 0.8F : 1.0F;
  float gradient = std::min(request.gradient * unit * share, rest * 0.34F);
  OutputsRequest asked{
      body, unit, request.map_ratio, request.is_projected, request.output_slots, request.output_pictures, most};
  OutputRows outputs = lay_out_outputs(asked, rest);
  const auto left = [&] { return std::max(1.0F, rest - weights - gradient - outputs.all.h); };
  // What the picture to paint on cannot fill goes to those that can.
  if (const float spare = left() - labels_height(request); spare > 0.0F && is_high && !is_wide) {
    asked.more_of_two = spare / 2.0F / rest;
    outputs = lay_out_outputs(asked, rest);
  } else if (spare > 0.0F && !is_high) {
    weights += has_weights ? std::min(spare / 2.0F, 1.5F * weights) : 0.0F;
    gradient += std::min(left() - labels_height(request), 2.0F * gradient);
  }
  const float top = left();

  LearnLayout layout;
  float y = body.y;
  lay_out_labels_and_training(request, {body.x, y, body.w, top}, layout);
  const float labels = labels_width(body, unit, request.map_ratio, request.is_projected);
  layout.labels_column = whole({body.x, y, labels, body.h});
  layout.maps_column = whole({body.x + labels + gap, y, body.w - labels - gap, body.h});
  y += top + gap;
  layout.gradient = whole({body.x, y, body.w, gradient});
  y += gradient + gap;
  if (has_weights) {
    layout.weights = whole({body.x, y, body.w, weights});
    y += weights + gap;
  }
  layout.output_slots = std::move(outputs.slots);
  put_gradient_below_training(request, layout);
  return layout;
}

}  // namespace pw
