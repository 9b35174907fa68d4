#include "app/document/labels/brush.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace pw {
namespace {

class ImageLabels {
 public:
  ImageLabels(LabelMap& labels, std::int64_t n) : labels_(labels), first_(n * labels.h * labels.w) {}
  bool contains(std::int64_t x, std::int64_t y) const { return x >= 0 && y >= 0 && x < labels_.w && y < labels_.h; }
  std::uint8_t& at(std::int64_t x, std::int64_t y) {
    return labels_.classes[static_cast<std::size_t>(first_ + y * labels_.w + x)];
  }

 private:
  LabelMap& labels_;
  std::int64_t first_;
};

float distance_to_line(MapPoint p, MapPoint a, MapPoint b) {
  const float dx = b.x - a.x, dy = b.y - a.y;
  const float length = dx * dx + dy * dy;
  const float along = length > 0.0F ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0F, 1.0F) : 0.0F;
  return std::hypot(p.x - a.x - along * dx, p.y - a.y - along * dy);
}

std::int64_t whole(float value) {
  return static_cast<std::int64_t>(std::floor(value));
}

// The positions under the middle of the brush, without gaps.
void paint_middle(ImageLabels& image, MapPoint from, MapPoint to, std::uint8_t kind) {
  const float longest = std::max(std::fabs(to.x - from.x), std::fabs(to.y - from.y));
  const int steps = std::max(1, static_cast<int>(std::ceil(longest * 2.0F)));
  for (int i = 0; i <= steps; ++i) {
    const float along = static_cast<float>(i) / static_cast<float>(steps);
    const std::int64_t x = whole(from.x + along * (to.x - from.x));
    const std::int64_t y = whole(from.y + along * (to.y - from.y));
    if (image.contains(x, y)) image.at(x, y) = kind;
  }
}

}  // namespace

LabelMap painted(LabelMap labels, std::int64_t n, MapPoint from, MapPoint to, std::int64_t size, std::uint8_t kind) {
  ImageLabels image(labels, n);
  paint_middle(image, from, to, kind);
  const float radius = static_cast<float>(size) / 2.0F;
  const std::int64_t left = std::max<std::int64_t>(whole(std::min(from.x, to.x) - radius), 0);
  const std::int64_t top = std::max<std::int64_t>(whole(std::min(from.y, to.y) - radius), 0);
  const std::int64_t right = std::min(whole(std::max(from.x, to.x) + radius), labels.w - 1);
  const std::int64_t bottom = std::min(whole(std::max(from.y, to.y) + radius), labels.h - 1);
  for (std::int64_t y = top; y <= bottom && size > 1; ++y) {
    for (std::int64_t x = left; x <= right; ++x) {
      const MapPoint centre{static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F};
      if (distance_to_line(centre, from, to) <= radius) image.at(x, y) = kind;
    }
  }
  return labels;
}

LabelMap filled(LabelMap labels, std::int64_t n, MapPoint at, std::uint8_t kind) {
  ImageLabels image(labels, n);
  if (!image.contains(whole(at.x), whole(at.y))) return labels;
  const std::uint8_t replaced = image.at(whole(at.x), whole(at.y));
  if (replaced == kind) return labels;
  std::vector<std::pair<std::int64_t, std::int64_t>> open;
  const auto take = [&](std::int64_t x, std::int64_t y) {
    if (!image.contains(x, y) || image.at(x, y) != replaced) return;
    image.at(x, y) = kind;
    open.emplace_back(x, y);
  };
  take(whole(at.x), whole(at.y));
  while (!open.empty()) {
    const auto [x, y] = open.back();
    open.pop_back();
    for (const auto& [dx, dy] : {std::pair(1, 0), std::pair(-1, 0), std::pair(0, 1), std::pair(0, -1)})
      take(x + dx, y + dy);
  }
  return labels;
}

}  // namespace pw
