#pragma once
#include <vector>

#include "compute/scene/base/place.h"
#include "compute/scene/ground/shadows.h"

namespace pw::scene {

enum class BorderKind { kHedge, kWall, kFence, kGuardRail, kThicket };

// A straight piece, a few metres long, of a border beside the road.
struct Border {
  BorderKind kind = BorderKind::kHedge;
  float side = 1.0F;
  Vec3 from, to;        // on the ground
  float height = 1.2F;  // metres
  Rgb color;
  float start = 0.0F;  // metres of the border before this piece
  float total = 0.0F;  // length of the whole border in metres, straight ahead
};

std::vector<Border> plan_borders(const Stage& stage);
void cast_shadow(const Border& border, Shadows& shadows);
void draw_border(Stage& stage, const Border& border);

}  // namespace pw::scene
