#include "app/geometry/two_layers_layout.h"

#include <algorithm>
#include <cmath>

namespace pw {
namespace {

constexpr float kGapOfPanels = 8.0F;  // points
constexpr float kPaddingOfPanels = 10.0F;
constexpr float kLowBody = 640.0F;

Rect whole_panel(float x, float y, float right, float bottom) {
  const float left = std::floor(x), top = std::floor(y);
  return {left, top, std::max(0.0F, std::floor(right) - left), std::max(0.0F, std::floor(bottom) - top)};
}

TwoLayersLayout of_many_maps(const TwoLayersRequest& request) {
  const Rect& body = request.body;
  const float gap = kGapOfPanels * request.unit;
  const bool is_portrait = body.h > body.w;
  const float strips = std::min(request.strips, body.h * 0.34F);
  // In a low window the hidden maps come first.
  const float merged = std::min(request.merged, body.h * (body.h < kLowBody * request.unit ? 0.28F : 0.34F));
  const float below = body.bottom() - merged;
  TwoLayersLayout layout;
  layout.strips = whole_panel(body.x, body.y, body.right(), body.y + strips);
  layout.merged = whole_panel(body.x, below, body.right(), body.bottom());
  const float top = layout.strips.bottom() + gap, bottom = below - gap;
  if (is_portrait) {
    const float middle = top + (bottom - top) * 0.7F;
    layout.layers = whole_panel(body.x, top, body.right(), middle);
    layout.y = whole_panel(body.x, middle + gap, body.right(), bottom);
    return layout;
  }
  const float outputs = std::clamp(body.w * 0.178F, 190.0F * request.unit, 420.0F * request.unit);
  layout.layers = whole_panel(body.x, top, body.right() - outputs - gap, bottom);
  layout.y = whole_panel(body.right() - outputs, top, body.right(), bottom);
  return layout;
}

TwoLayersLayout of_few_maps(const TwoLayersRequest& request) {
  const Rect& body = request.body;
  const float gap = kGapOfPanels * request.unit;
  TwoLayersLayout layout;
  if (body.h > body.w) {
    const float first = body.y + body.h * 0.24F, second = body.y + body.h * 0.6F, third = body.y + body.h * 0.84F;
    const float middle = body.x + body.w * 0.5F;
    layout.x = whole_panel(body.x, body.y, middle - gap / 2.0F, first);
    layout.y = whole_panel(middle + gap / 2.0F, body.y, body.right(), first);
    layout.layers = whole_panel(body.x, first + gap, body.right(), second);
    layout.merged = whole_panel(body.x, second + gap, body.right(), third);
    layout.cases = whole_panel(body.x, third + gap, body.right(), body.bottom());
    return layout;
  }
  const float merged = std::clamp(request.merged, body.h * 0.3F, body.h * 0.42F);
  const float left = std::clamp(body.w * 0.23F, 200.0F * request.unit, 480.0F * request.unit);
  const float right = std::clamp(body.w * 0.245F, 220.0F * request.unit, 520.0F * request.unit);
  const float below = body.bottom() - merged;
  const float second = body.x + left + gap, third = body.right() - right;
  layout.x = whole_panel(body.x, body.y, body.x + left, below - gap);
  layout.layers = whole_panel(second, body.y, third - gap, below - gap);
  layout.y = whole_panel(third, body.y, body.right(), below - gap);
  layout.cases = whole_panel(body.x, below, body.x + left, body.bottom());
  layout.merged = whole_panel(second, below, body.right(), body.bottom());
  return layout;
}

}  // namespace

TwoLayersLayout lay_out_two_layers(const TwoLayersRequest& request) {
  return request.has_strips ? of_many_maps(request) : of_few_maps(request);
}

SpokenRows lay_out_spoken_rows(Rect body, float unit, int rows, int columns, float title, float ratio) {
  const float gap = kGapOfPanels * unit, padding = kPaddingOfPanels * unit, sign = 28.0F * unit;
  SpokenRows layout;
  layout.title = title;
  const float height = (body.h - gap * static_cast<float>(rows - 1)) / static_cast<float>(rows);
  const float column = (body.w - 2.0F * padding - sign * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  for (int row = 0; row < rows; ++row) {
    const float top = body.y + static_cast<float>(row) * (height + gap);
    const Rect panel = whole_panel(body.x, top, body.right(), top + height);
    layout.panels.push_back(panel);
    std::vector<Rect> pictures;
    for (int i = 0; i < columns; ++i) {
      const float x = panel.x + padding + static_cast<float>(i) * (column + sign);
      const Rect area{x, panel.y + padding + title, column, std::max(1.0F, panel.h - 2.0F * padding - title)};
      Rect picture = fit(area, ratio);
      picture.y += (area.h - picture.h) * 0.4F;  // with its title about in the middle
      pictures.push_back(whole_panel(picture.x, picture.y, picture.right(), picture.bottom()));
    }
    layout.pictures.push_back(std::move(pictures));
  }
  return layout;
}

std::vector<Rect> stacked(Rect area, std::int64_t count, float least, float gap) {
  const auto fits = static_cast<std::int64_t>((area.h + gap) / (least + gap));
  const std::int64_t shown = std::clamp<std::int64_t>(fits, 1, std::max<std::int64_t>(1, count));
  const float height = (area.h - gap * static_cast<float>(shown - 1)) / static_cast<float>(shown);
  std::vector<Rect> areas;
  for (std::int64_t i = 0; i < shown; ++i) {
    const float top = area.y + static_cast<float>(i) * (height + gap);
    areas.push_back(whole_panel(area.x, top, area.right(), top + height));
  }
  return areas;
}

}  // namespace pw
