#include "app/panels/stack3d/label_room.h"

#include <algorithm>

namespace pw {
namespace {

// Points: nowhere nearer.
constexpr float kBesideBlock = 4.0F;
constexpr float kBesideLine = 4.0F;
constexpr float kBesideLabel = 10.0F;  // two would be read as one

bool share_room(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

// Cuts first … last, shares of a way, down to where `from` + share · `by` is between low and high; whether any is left.
bool cut(float from, float by, float low, float high, float& first, float& last) {
  if (by == 0.0F) return from >= low && from <= high;
  const float a = (low - from) / by, b = (high - from) / by;
  first = std::max(first, std::min(a, b));
  last = std::min(last, std::max(a, b));
  return first <= last;
}

bool crosses(ImVec2 from, ImVec2 to, const Rect& area) {
  float first = 0.0F, last = 1.0F;
  return cut(from.x, to.x - from.x, area.x, area.right(), first, last) &&
         cut(from.y, to.y - from.y, area.y, area.bottom(), first, last);
}

}  // namespace

LabelRoom::LabelRoom(const Frame& frame, const StackScene& scene)
    : scene_(scene),
      margin_(frame.px(kBesideBlock)),
      line_margin_(frame.px(kBesideLine)),
      label_margin_(frame.px(kBesideLabel)) {}

void LabelRoom::avoid(const std::vector<ImVec2>& line, float margin) {
  for (std::size_t i = 1; i < line.size(); ++i) pieces_.push_back({line[i - 1], line[i], margin});
}

void LabelRoom::avoid(const RodGuides& guides) {
  for (const std::vector<ImVec2>& line : guides.ends) avoid(line, line_margin_);
  avoid(guides.selected, line_margin_);
}

bool LabelRoom::is_beside_block(const Rect& area) const {
  constexpr int kAcross = 8, kDown = 3;
  const Rect around = area.inset(-margin_);
  for (int i = 0; i <= kAcross; ++i) {
    for (int j = 0; j <= kDown; ++j) {
      const ImVec2 at{around.x + around.w * static_cast<float>(i) / kAcross,
                      around.y + around.h * static_cast<float>(j) / kDown};
      if (block_hit(scene_.shape, scene_.planes, scene_.state, at)) return false;
    }
  }
  return true;
}

bool LabelRoom::is_free(const Rect& area) const {
  const Rect& view = scene_.view;
  if (area.x < view.x || area.y < view.y || area.right() > view.right() || area.bottom() > view.bottom()) return false;
  if (std::ranges::any_of(taken_, [&](const Rect& other) { return share_room(area, other); })) return false;
  if (std::ranges::any_of(pieces_,
                          [&](const Piece& piece) { return crosses(piece.from, piece.to, area.inset(-piece.margin)); }))
    return false;
  return is_beside_block(area);
}

bool LabelRoom::take(const std::vector<Rect>& places, Rect& taken) {
  const auto found = std::ranges::find_if(places, [&](const Rect& place) { return is_free(place); });
  if (found == places.end()) return false;
  taken = *found;
  taken_.push_back(taken.inset(-label_margin_));
  return true;
}

}  // namespace pw
