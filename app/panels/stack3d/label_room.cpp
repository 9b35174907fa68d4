#include "app/panels/stack3d/label_room.h"

#include <algorithm>

#include "app/panels/stack3d/stack_lines.h"

namespace pw {
namespace {

// Points: nowhere nearer.
constexpr float kBesideBlock = 4.0F;
constexpr float kBesideLine = 4.0F;
constexpr float kBesideLabel = 10.0F;  // two would be read as one

bool share_room(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
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
