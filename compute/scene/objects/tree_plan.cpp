#include "compute/scene/objects/trees.h"

#include "compute/scene/base/streams.h"

namespace pw::scene {
namespace {

// The spheres that form the crown.
void draw_crown(Random& random, Tree& tree) {
  tree.count = tree.kind == TreeKind::kBush ? 5 : 9;
  const float bottom = tree.trunk;
  const float half = 0.5F * (tree.height - bottom);
  const float width = tree.kind == TreeKind::kTall ? 0.45F : 0.62F;
  for (int i = 0; i < tree.count; ++i) {
    Blob& blob = tree.blobs[static_cast<std::size_t>(i)];
    const float level = (static_cast<float>(i) + 0.5F) / static_cast<float>(tree.count) * 2.0F - 1.0F;
    const float reach = tree.radius * width * std::sqrt(std::max(0.05F, 1.0F - level * level));
    blob.x = random.between(-reach, reach);
    blob.y = bottom + half + level * half * 0.72F;
    blob.z = random.between(-reach, reach);
    blob.radius = tree.radius * random.between(0.42F, 0.66F);
  }
}

struct Species {
  TreeKind kind;
  float height, radius;
  Rgb leaves;
};

Species draw_species(Random& random, bool wooded) {
  Species species{};
  const float draw = random.uniform();
  species.kind = draw < 0.55F   ? TreeKind::kRound
                 : draw < 0.70F ? TreeKind::kTall
                 : draw < 0.88F ? TreeKind::kConifer
                                : TreeKind::kBush;
  if (wooded && random.chance(0.3F)) species.kind = TreeKind::kConifer;
  const float heights[] = {8.5F, 12.0F, 11.0F, 1.6F};
  const float radii[] = {3.4F, 1.7F, 2.3F, 1.3F};
  const auto kind = static_cast<std::size_t>(species.kind);
  species.height = heights[kind] * random.between(0.6F, 1.35F);
  species.radius = radii[kind] * random.between(0.7F, 1.3F);
  const Rgb greens[] = {{0.24F, 0.36F, 0.13F},
                        {0.30F, 0.41F, 0.17F},
                        {0.18F, 0.29F, 0.14F},
                        {0.35F, 0.38F, 0.15F},
                        {0.45F, 0.34F, 0.13F}};
  const int green = species.kind == TreeKind::kConifer ? 2 : random.chance(0.06F) ? 4 : random.below(4);
  species.leaves = vary(random, greens[green], 0.025F);
  return species;
}

Tree grow(Random& random, const Species& species, float x, float z) {
  Tree tree;
  tree.kind = species.kind;
  tree.foot = {x, 0.0F, z};
  const float size = random.between(0.8F, 1.2F);
  tree.height = species.height * size;
  tree.radius = species.radius * size * random.between(0.85F, 1.15F);
  tree.trunk = tree.kind == TreeKind::kBush ? 0.0F : tree.height * random.between(0.15F, 0.32F);
  tree.leaves = vary(random, species.leaves, 0.02F);
  tree.bark = vary(random, {0.27F, 0.22F, 0.17F}, 0.03F);
  tree.offset = random.between(0.0F, 100.0F);
  if (tree.kind != TreeKind::kConifer) draw_crown(random, tree);
  return tree;
}

float setback(const Stage& stage, float side) {
  const Roadside& beside = stage.place.road.on_side(side);
  return stage.place.road.half_width + beside.pavement + beside.strip + 0.8F;
}

// A line of evenly spaced trees of one species: an avenue, street trees.
void plan_avenue(Random& random, const Stage& stage, float side, std::vector<Tree>& trees) {
  Species species = draw_species(random, false);
  if (species.kind == TreeKind::kBush) species.height = 6.0F, species.radius = 2.0F, species.kind = TreeKind::kRound;
  const float step = random.between(7.0F, 16.0F);
  const float aside = setback(stage, side) + random.between(0.3F, 2.5F);
  float z = random.between(4.0F, 18.0F);
  for (int i = 0; i < 11 && z < 140.0F; ++i, z += step) {
    const float x = stage.place.road.center(z) + side * (aside + random.normal(0.15F));
    const float nearly_z = z + random.normal(0.3F);
    const Tree tree = grow(random, species, x, nearly_z);
    if (!stage.place.road.in_junction(z, side)) trees.push_back(tree);
  }
}

void plan_scattered(Random& random, const Stage& stage, float side, int count, float spread, std::vector<Tree>& trees) {
  const bool wooded = stage.place.setting == Setting::kForest;
  const Species first = draw_species(random, wooded);
  const Species second = draw_species(random, wooded);
  for (int i = 0; i < count; ++i) {
    const float z = 6.0F + 110.0F * square(random.uniform());
    const float aside = setback(stage, side) + 1.0F + spread * random.uniform();
    const Species species = random.chance(0.6F) ? first : second;
    const Tree tree = grow(random, species, stage.place.road.center(z) + side * aside, z);
    if (!stage.place.road.in_junction(z, side)) trees.push_back(tree);
  }
}

}  // namespace

std::vector<Tree> plan_trees(const Stage& stage) {
  Random random = stage.place.random(kTreeStream);
  const Setting setting = stage.place.setting;
  std::vector<Tree> trees;
  for (const float side : {-1.0F, 1.0F}) {
    const float avenue[] = {0.25F, 0.1F, 0.35F, 0.4F, 0.12F};
    if (random.chance(avenue[static_cast<int>(setting)])) plan_avenue(random, stage, side, trees);
    const int most[] = {8, 24, 8, 3, 6};
    const int count = random.between_int(setting == Setting::kForest ? 12 : 0, most[static_cast<int>(setting)]);
    const float spread = setting == Setting::kForest ? 12.0F : setting == Setting::kCity ? 5.0F : 25.0F;
    plan_scattered(random, stage, side, count, spread, trees);
  }
  return trees;
}

}  // namespace pw::scene
