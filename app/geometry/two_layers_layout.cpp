#include "app/geometry/two_layers_layout.h"

#include <algorithm>
#include <cmath>

#include "app/geometry/layout.h"

namespace pw {
namespace {

// Points.
constexpr float kHeadOfPanels = 32.0F;
constexpr float kLowBody = 640.0F;
constexpr float kLeastForRows = 0.6F;    // of the height in which two rows of merged pictures are as wide as can be
constexpr float kLeastOfStrips = 0.82F;  // of the height that they need

struct Heights {
  float strips = 0.0F, merged = 0.0F;
};

// What the hidden maps do not gain by goes to the pictures of the merged layer, then to the bars of W1.
Heights heights_of_many(const TwoLayersRequest& request, float outputs) {
  const Rect& body = request.body;
  Heights heights;
  heights.strips = std::min(request.strips, body.h * 0.34F);
  // In a low window the hidden maps come first.
  heights.merged = std::min(request.merged, body.h * (body.h < kLowBody * request.unit ? 0.28F : 0.34F));
  if (request.hidden <= 0.0F) return heights;
  const float gap = kLayoutGap * request.unit;
  float free = body.h - heights.strips - heights.merged - outputs - request.hidden - 2.0F * gap;
  if (free < 0.0F) {
    if (request.least_merged > 0.0F) {
      const float taken = std::min(-free, std::max(0.0F, heights.merged - request.least_merged));
      heights.merged -= taken;
      free += taken;
    }
    if (body.h < kLowBody * request.unit) heights.strips -= std::min(-free, heights.strips * (1.0F - kLeastOfStrips));
    return heights;
  }
  const auto give = [&free](float& height, float most) {
    const float more = std::clamp(most - height, 0.0F, free);
    height += more;
    free -= more;
  };
  give(heights.merged, request.most_merged);
  // Half of a second row would be empty.
  if (request.merged_rows - heights.merged <= free) give(heights.merged, request.merged_rows);
  give(heights.strips, request.most_strips);
  return heights;
}

TwoLayersLayout of_many_maps(const TwoLayersRequest& request) {
  const Rect& body = request.body;
  const float gap = kLayoutGap * request.unit;
  const bool is_portrait = body.h > body.w;
  const auto [strips, merged] =
      heights_of_many(request, is_portrait && request.outputs > 0.0F ? request.outputs + gap : 0.0F);
  const float below = body.bottom() - merged;
  TwoLayersLayout layout;
  layout.strips = whole_pixels(body.x, body.y, body.right(), body.y + strips);
  layout.merged = whole_pixels(body.x, below, body.right(), body.bottom());
  const float top = layout.strips.bottom() + gap, bottom = below - gap;
  if (is_portrait) {
    const float outputs =
        request.outputs > 0.0F ? std::min(request.outputs, (bottom - top) * 0.4F) : 0.3F * (bottom - top);
    const float middle = bottom - outputs - gap;
    layout.layers = whole_pixels(body.x, top, body.right(), middle);
    layout.y = whole_pixels(body.x, middle + gap, body.right(), bottom);
    return layout;
  }
  float outputs = std::clamp(body.w * 0.178F, 190.0F * request.unit, 420.0F * request.unit);
  if (request.beside > 0.0F)
    outputs = std::clamp(request.beside, std::max(body.w * 0.14F, 170.0F * request.unit), body.w * 0.45F);
  layout.layers = whole_pixels(body.x, top, body.right() - outputs - gap, bottom);
  layout.y = whole_pixels(body.right() - outputs, top, body.right(), bottom);
  return layout;
}

// The height of a panel of so many pictures below each other, each with lines of text and as wide as it can be.
float height_of_pictures(const TwoLayersRequest& request, float width, int pictures, float lines) {
  const float frame = (kHeadOfPanels + kLayoutPadding) * request.unit;
  return frame + static_cast<float>(pictures) * (width / request.ratio + lines * request.line) +
         static_cast<float>(pictures - 1) * kLayoutGap * request.unit;
}

// Of x and y beside each other above the two layers: the share of this height that is theirs.
float share_of_maps(const TwoLayersRequest& request, float height) {
  if (request.ratio <= 0.0F) return 0.41F;
  constexpr float kPictureOfLayers = 0.62F;  // of the width
  const float half = request.body.w / 2.0F - 24.0F * request.unit;
  const float maps = std::max(height_of_pictures(request, half, request.maps, 1.0F),
                              height_of_pictures(request, half, request.outputs_shown + 1, 2.0F) + 2.0F * request.line);
  const float layers = height_of_pictures(request, request.body.w * kPictureOfLayers, request.hidden_maps, 1.0F);
  // Where not all have what they need, the hidden maps come first.
  return std::clamp(maps / (maps + layers), 0.4F, maps + layers > height ? 0.44F : 0.55F);
}

// The width of a panel whose pictures are limited by its height.
float width_of_pictures(const TwoLayersRequest& request, float height, int pictures, float lines) {
  const float text = height_of_pictures(request, 0.0F, pictures, lines);
  return std::max(0.0F, (height - text) / static_cast<float>(pictures) * request.ratio) +
         2.0F * kLayoutPadding * request.unit;
}

// Beside each other: what pictures as wide as their panels leave free of this height.
float free_above(const TwoLayersRequest& request, float height, float left, float right) {
  if (request.ratio <= 0.0F) return 0.0F;
  constexpr float kPictureOfLayers = 0.66F;  // of the width
  const float padding = 2.0F * kLayoutPadding * request.unit;
  const float layers = request.body.w - left - right - 2.0F * kLayoutGap * request.unit;
  const float needed =
      std::max({height_of_pictures(request, left - padding, request.maps, 1.0F),
                height_of_pictures(request, layers * kPictureOfLayers, request.hidden_maps, 1.0F),
                height_of_pictures(request, right - padding, request.outputs_shown + 1, 2.0F) + 3.0F * request.line});
  return std::max(0.0F, height - needed - request.line);
}

TwoLayersLayout of_few_maps(const TwoLayersRequest& request) {
  const Rect& body = request.body;
  const float gap = kLayoutGap * request.unit;
  TwoLayersLayout layout;
  if (body.h > body.w) {
    const float needed = request.most_merged > 0.0F ? request.most_merged : request.merged;
    const float merged = std::clamp(needed + gap, body.h * 0.12F, body.h * 0.19F);
    const float third = body.y + body.h * 0.86F, second = third - merged;
    const float first = body.y + (second - body.y) * share_of_maps(request, second - body.y);
    const float middle = body.x + body.w * 0.5F;
    layout.x = whole_pixels(body.x, body.y, middle - gap / 2.0F, first);
    layout.y = whole_pixels(middle + gap / 2.0F, body.y, body.right(), first);
    layout.layers = whole_pixels(body.x, first + gap, body.right(), second);
    layout.merged = whole_pixels(body.x, second + gap, body.right(), third);
    layout.cases = whole_pixels(body.x, third + gap, body.right(), body.bottom());
    return layout;
  }
  float merged = std::clamp(request.merged, body.h * 0.3F, body.h * 0.42F);
  float left = std::clamp(body.w * 0.23F, 200.0F * request.unit, 480.0F * request.unit);
  float right = std::clamp(body.w * 0.245F, 220.0F * request.unit, 520.0F * request.unit);
  // Pictures that are high leave room right of them, which the two layers can use.
  if (request.ratio > 0.0F) {
    const float height = body.h - merged - gap;
    left = std::min(left, std::max({width_of_pictures(request, height, request.maps, 1.0F), body.w * 0.19F,
                                    226.0F * request.unit}));
    const float outputs = width_of_pictures(request, height - 3.0F * request.line, request.outputs_shown + 1, 2.0F);
    right = std::min(right, std::max({outputs, body.w * 0.19F, 220.0F * request.unit}));
  }
  // Wide pictures leave room below them, in which those of the merged layer stand in two rows.
  const float free = free_above(request, body.h - merged - gap, left, right);
  if (merged + free >= kLeastForRows * request.merged_rows)
    merged = std::clamp(merged + free, merged, std::max(merged, request.merged_rows));
  const float below = body.bottom() - merged;
  const float second = body.x + left + gap, third = body.right() - right;
  layout.x = whole_pixels(body.x, body.y, body.x + left, below - gap);
  layout.layers = whole_pixels(second, body.y, third - gap, below - gap);
  layout.y = whole_pixels(third, body.y, body.right(), below - gap);
  layout.cases = whole_pixels(body.x, below, body.x + left, body.bottom());
  layout.merged = whole_pixels(second, below, body.right(), body.bottom());
  return layout;
}

}  // namespace

TwoLayersLayout lay_out_two_layers(const TwoLayersRequest& request) {
  return request.has_strips ? of_many_maps(request) : of_few_maps(request);
}

std::vector<Rect> stacked(Rect area, std::int64_t count, float least, float gap) {
  const auto fits = static_cast<std::int64_t>((area.h + gap) / (least + gap));
  const std::int64_t shown = std::clamp<std::int64_t>(fits, 1, std::max<std::int64_t>(1, count));
  const float height = (area.h - gap * static_cast<float>(shown - 1)) / static_cast<float>(shown);
  std::vector<Rect> areas;
  for (std::int64_t i = 0; i < shown; ++i) {
    const float top = area.y + static_cast<float>(i) * (height + gap);
    areas.push_back(whole_pixels(area.x, top, area.right(), top + height));
  }
  return areas;
}

}  // namespace pw
