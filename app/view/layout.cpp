#include "app/view/layout.h"

#include <algorithm>
#include <cmath>

namespace pw {
namespace {

// Points.
constexpr float kGap = 8.0F;
constexpr float kMargin = 12.0F;
constexpr float kPadding = 10.0F;
constexpr float kTitle = 26.0F;
constexpr float kLegend = 16.0F;

float weights_height(float rest, int rows, float unit) {
  const float row = std::clamp(rest * 0.05F, 32.0F * unit, 64.0F * unit);
  return std::min((kTitle + 2.0F * kPadding) * unit + row * static_cast<float>(std::min(rows, 4)), rest * 0.34F);
}

// High enough for the pictures at the slots' width, but no more than a share of the window.
float outputs_height(const LayoutRequest& request, float inner_width, float rest) {
  const float unit = request.unit;
  const auto slots = static_cast<float>(std::max(1, request.output_slots));
  const float slot = (inner_width - (slots - 1.0F) * kGap * unit) / slots - 2.0F * kPadding * unit;
  const float wanted = slot / request.map_ratio + (kTitle + kLegend + 2.0F * kPadding) * unit;
  return std::clamp(wanted, std::min(128.0F * unit, rest * 0.3F), rest * 0.32F);
}

Rect whole(Rect r) {
  const float x = std::floor(r.x);
  const float y = std::floor(r.y);
  return {x, y, std::floor(r.right()) - x, std::floor(r.bottom()) - y};
}

std::vector<Rect> divide(Rect row, int count, float gap) {
  std::vector<Rect> slots;
  slots.reserve(static_cast<std::size_t>(count));
  const float width = (row.w - static_cast<float>(count - 1) * gap) / static_cast<float>(count);
  for (int i = 0; i < count; ++i)
    slots.push_back(whole({row.x + static_cast<float>(i) * (width + gap), row.y, width, row.h}));
  return slots;
}

}  // namespace

PanelLayout lay_out(const LayoutRequest& request) {
  const float unit = request.unit;
  const float gap = kGap * unit;
  const float margin = kMargin * unit;
  const float width = request.width - 2.0F * margin;
  const bool low = request.height < 800.0F * unit;
  const float toolbar = 42.0F * unit;
  const float shape = (low ? 66.0F : 76.0F) * unit;
  const float status = 26.0F * unit;
  const float rest = std::max(1.0F, request.height - toolbar - shape - status - 2.0F * gap);
  const float outputs = outputs_height(request, width, rest);
  const float weights = weights_height(rest, request.weight_rows, unit);
  const float top = std::max(1.0F, rest - outputs - weights - gap);
  const float left = std::clamp(width * 0.23F, 250.0F * unit, 480.0F * unit);

  PanelLayout layout;
  layout.unit = unit;
  layout.toolbar = whole({0, 0, request.width, toolbar});
  layout.shape_line = whole({margin, toolbar, width, shape});
  float y = toolbar + shape;
  layout.image = whole({margin, y, left, top});
  layout.maps = whole({margin + left + gap, y, width - left - gap, top});
  y += top + gap;
  layout.weights = whole({margin, y, width, weights});
  y += weights + gap;
  layout.outputs = whole({margin, y, width, outputs});
  layout.output_slots = divide(layout.outputs, std::max(1, request.output_slots), gap);
  layout.status = whole({margin, request.height - status, width, status});
  return layout;
}

}  // namespace pw
