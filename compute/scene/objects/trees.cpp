#include "compute/scene/objects/trees.h"

#include "compute/scene/base/quad.h"

namespace pw::scene {
namespace {

struct Leaf {
  Vec3 normal;
  float depth;  // metres towards the camera, of the nearest sphere
  bool hit;
};

// The frontmost sphere at (x, y) metres from the foot. `fray` scales the spheres' radii.
Leaf nearest_blob(const Tree& tree, float x, float y, float fray) {
  Leaf leaf{{0.0F, 1.0F, 0.0F}, -1e6F, false};
  for (int i = 0; i < tree.count; ++i) {
    const Blob& blob = tree.blobs[static_cast<std::size_t>(i)];
    const float radius = blob.radius * fray;
    const float dx = x - blob.x;
    const float dy = y - blob.y;
    const float bulge_squared = radius * radius - dx * dx - dy * dy;
    if (bulge_squared <= 0.0F) continue;
    const float bulge = std::sqrt(bulge_squared);
    if (bulge - blob.z <= leaf.depth) continue;
    const float scale = 1.0F / radius;
    leaf = {{dx * scale, dy * scale, -bulge * scale}, bulge - blob.z, true};
  }
  return leaf;
}

void draw_trunk(Stage& stage, const Tree& tree) {
  if (tree.trunk <= 0.0F) return;
  const float half = 0.015F * tree.height + 0.03F;
  const float height =
      tree.kind == TreeKind::kConifer ? tree.trunk * 1.3F : tree.trunk + 0.4F * (tree.height - tree.trunk);
  const Quad quad = {{tree.foot.x - half, 0.0F, tree.foot.z}, {2.0F * half, 0.0F, 0.0F}, {0.0F, height, 0.0F}};
  const Light& light = stage.place.light;
  draw_quad(stage.frame, stage.camera, quad, [&](float s, float t, float, Rgb& color, SceneClass& label) {
    const float turn = s * 2.0F - 1.0F;
    if (absolute(turn) > 1.0F - 0.45F * t) return false;
    const float bark = stage.noise.at(s * 5.0F + tree.offset, t * height * 3.0F);
    color = tree.bark * (light.on({turn, 0.0F, -std::sqrt(1.0F - turn * turn)}) * (0.75F + 0.5F * bark));
    label = SceneClass::kVegetation;
    return true;
  });
}

void draw_crown(Stage& stage, const Tree& tree) {
  const float width = tree.radius * 1.45F;
  const float total = tree.height * 1.12F;
  const Quad quad = {{tree.foot.x - width, 0.0F, tree.foot.z}, {2.0F * width, 0.0F, 0.0F}, {0.0F, total, 0.0F}};
  const Light& light = stage.place.light;
  const float step = tree.foot.z * stage.camera.pixel_x;
  const float fine = clamp01(1.4F - step * 5.0F);
  const float nearby = clamp01(1.4F - step * 16.0F);
  draw_quad(stage.frame, stage.camera, quad, [&](float s, float t, float, Rgb& color, SceneClass& label) {
    const float x = (s * 2.0F - 1.0F) * width;
    const float y = t * total;
    const float clumps = stage.noise.at(x * 1.7F + tree.offset, y * 1.7F);
    const float leaves = stage.noise.at(x * 5.5F + tree.offset, y * 5.5F);
    const float close = nearby > 0.0F ? nearby * (stage.noise.at(x * 16.0F, y * 16.0F + tree.offset) - 0.5F) : 0.0F;
    const Leaf leaf = nearest_blob(tree, x, y, 0.72F + 0.34F * clumps + 0.26F * fine * leaves + 0.12F * close);
    if (!leaf.hit) return false;
    const float under = 0.62F + 0.38F * clamp01((y - tree.trunk) / (tree.height - tree.trunk + 0.01F));
    const float sunlit =
        light.ambient * (0.78F + 0.3F * leaf.normal.y) + light.direct * std::max(0.0F, dot(leaf.normal, light.sun));
    const float texture = 0.55F + 0.5F * clumps + 0.6F * (0.4F + 0.6F * fine) * (leaves - 0.3F) + 0.7F * close;
    color = tree.leaves * (under * sunlit * texture * 1.12F);
    color.r += 0.04F * sunlit * leaves;  // light through the leaves is yellower
    color.g += 0.05F * sunlit * leaves;
    if (stage.place.weather == Weather::kSnow)
      color = mix(color, {0.88F, 0.9F, 0.94F}, clamp01(leaf.normal.y * 0.9F + leaves - 0.55F));
    label = SceneClass::kVegetation;
    return true;
  });
}

void draw_conifer(Stage& stage, const Tree& tree) {
  const float height = tree.height - tree.trunk * 0.5F;
  const Quad quad = {{tree.foot.x - tree.radius, tree.trunk * 0.5F, tree.foot.z},
                     {2.0F * tree.radius, 0.0F, 0.0F},
                     {0.0F, height, 0.0F}};
  const Light& light = stage.place.light;
  draw_quad(stage.frame, stage.camera, quad, [&](float s, float t, float, Rgb& color, SceneClass& label) {
    const float turn = s * 2.0F - 1.0F;
    const float needles = stage.noise.layered(turn * tree.radius * 3.0F + tree.offset, t * height * 2.2F, 2);
    const float tier = fraction(t * height * 0.55F + 0.35F * absolute(turn));
    const float reach = (1.0F - t) * (0.62F + 0.33F * (1.0F - tier)) + 0.25F * (needles - 0.5F);
    if (absolute(turn) > reach || t > 0.995F) return false;
    const float lit = light.on({clamp(turn / (reach + 0.01F), -1.0F, 1.0F) * 0.8F, 0.45F, -0.4F});
    color = tree.leaves * (lit * (0.45F + 0.7F * needles + 0.3F * (1.0F - tier)));
    if (stage.place.weather == Weather::kSnow)
      color = mix(color, {0.88F, 0.9F, 0.94F}, clamp01((1.0F - tier) * 1.2F + needles - 1.0F));
    label = SceneClass::kVegetation;
    return true;
  });
}

}  // namespace

void cast_shadow(const Tree& tree, Shadows& shadows) {
  const float half = 0.5F * (tree.height - tree.trunk);
  const float radius = tree.kind == TreeKind::kConifer ? tree.radius * 0.6F : tree.radius;
  shadows.add_crown({tree.foot.x, tree.trunk + half, tree.foot.z}, radius, half);
  if (tree.trunk <= 0.0F) return;
  const float thick = 0.02F * tree.height;
  shadows.add_box({tree.foot.x - thick, 0.0F, tree.foot.z - thick},
                  {tree.foot.x + thick, tree.trunk + half, tree.foot.z + thick});
}

void draw_tree(Stage& stage, const Tree& tree) {
  draw_trunk(stage, tree);
  if (tree.kind == TreeKind::kConifer) {
    draw_conifer(stage, tree);
  } else {
    draw_crown(stage, tree);
  }
}

}  // namespace pw::scene
