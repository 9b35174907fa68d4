#pragma once
#include <vector>

#include "compute/scene/base/place.h"
#include "compute/scene/ground/shadows.h"

namespace pw::scene {

enum class TreeKind { kRound, kTall, kConifer, kBush };

struct Blob {
  float x, y, z;  // metres from the foot of the tree
  float radius;
};

struct Tree {
  TreeKind kind = TreeKind::kRound;
  Vec3 foot;
  float height = 8.0F;  // metres
  float radius = 2.5F;  // of the crown
  float trunk = 2.0F;   // height of the bare trunk below the crown
  Rgb leaves, bark;
  float offset = 0.0F;  // into the noise
  std::array<Blob, 9> blobs{};
  int count = 0;
};

std::vector<Tree> plan_trees(const Stage& stage);
void cast_shadow(const Tree& tree, Shadows& shadows);
void draw_tree(Stage& stage, const Tree& tree);

}  // namespace pw::scene
