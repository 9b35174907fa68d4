#include "compute/scene/objects/borders.h"

#include "compute/scene/base/quad.h"
#include "compute/scene/base/streams.h"

namespace pw::scene {
namespace {

BorderKind draw_kind(Random& random, Setting setting) {
  const float draw = random.uniform();
  if (setting == Setting::kHighway) return draw < 0.75F ? BorderKind::kGuardRail : BorderKind::kThicket;
  if (setting == Setting::kForest)
    return draw < 0.75F ? BorderKind::kThicket : draw < 0.9F ? BorderKind::kGuardRail : BorderKind::kFence;
  if (setting == Setting::kCountry)
    return draw < 0.35F   ? BorderKind::kHedge
           : draw < 0.65F ? BorderKind::kFence
           : draw < 0.85F ? BorderKind::kThicket
                          : BorderKind::kGuardRail;
  return draw < 0.4F ? BorderKind::kHedge : draw < 0.75F ? BorderKind::kWall : BorderKind::kFence;
}

void draw_material(Random& random, Border& border) {
  const Rgb colors[] = {{0.22F, 0.34F, 0.13F},
                        {0.62F, 0.57F, 0.50F},
                        {0.46F, 0.38F, 0.30F},
                        {0.62F, 0.64F, 0.65F},
                        {0.20F, 0.29F, 0.12F}};
  const float low[] = {0.8F, 0.6F, 0.9F, 0.7F, 3.0F};
  const float high[] = {2.0F, 2.0F, 1.6F, 0.8F, 9.0F};
  const auto kind = static_cast<std::size_t>(border.kind);
  border.color = vary(random, colors[kind], 0.04F);
  border.height = random.between(low[kind], high[kind]);
}

void plan_side(Random& random, const Stage& stage, float side, std::vector<Border>& borders) {
  const Setting setting = stage.place.setting;
  const float chances[] = {0.4F, 0.6F, 0.6F, 0.12F, 0.6F};
  if (!random.chance(chances[static_cast<int>(setting)])) return;
  Border border;
  border.side = side;
  border.kind = draw_kind(random, setting);
  draw_material(random, border);
  const Road& road = stage.place.road;
  const Roadside& beside = road.on_side(side);
  const bool rail = border.kind == BorderKind::kGuardRail;
  const float aside =
      road.half_width +
      (rail ? 0.5F + beside.shoulder : beside.pavement + beside.strip + 0.4F + 3.0F * square(random.uniform()));
  const float start = random.between(1.5F, rail ? 8.0F : 22.0F);
  const float end = start + random.between(12.0F, rail ? 200.0F : 90.0F);
  border.total = end - start;
  for (float z = start; z < end;) {
    const float next = std::min(end, z + 2.0F + 0.12F * z);
    border.from = {road.center(z) + side * aside, 0.0F, z};
    border.to = {road.center(next) + side * aside, 0.0F, next};
    border.start = z - start;
    if (!road.in_junction(z, side) && !road.in_junction(next, side)) borders.push_back(border);
    z = next;
  }
}

Rgb foliage(const Stage& stage, const Border& border, float s, float t, float light, float step) {
  const float clumps = stage.noise.layered(s * 1.1F, t * 1.3F + 40.0F, 2);
  const float fine = clamp01(1.4F - step * 4.0F);
  const float leaves = stage.noise.at(s * 6.0F, t * 6.0F);
  const float tone = 0.4F + 0.7F * clumps + 0.45F * (0.4F + 0.6F * fine) * (leaves - 0.3F) + 0.2F * t / border.height;
  return border.color * (tone * light);
}

// Whether the border fills (s metres along, t metres up), and its colour there.
bool border_color(const Stage& stage, const Border& border, float s, float t, float step, float light, Rgb& color) {
  const float h = border.height;
  switch (border.kind) {
    case BorderKind::kHedge:
      color = foliage(stage, border, s, t, light, step);
      return t < h * (0.86F + 0.16F * stage.noise.layered(s * 2.5F, 3.0F, 2));
    case BorderKind::kThicket:
      color = foliage(stage, border, s, t, light, step) * (0.6F + 0.4F * clamp01(t * 0.5F));
      return t < h * smooth_step(-0.5F, 5.0F, std::min(s, border.total - s)) *
                     (0.45F + 0.6F * stage.noise.layered(s * 0.35F, 7.0F, 4));
    case BorderKind::kWall: {
      const float stain = stage.noise.layered(s * 0.5F, t * 1.2F, 3);
      const float joint = step < 0.05F && fraction(t * 5.0F) < 0.15F ? 0.88F : 1.0F;
      color = (t > h - 0.12F ? border.color * 1.1F : border.color * joint) * (light * (0.75F + 0.45F * stain));
      return true;
    }
    case BorderKind::kFence: {
      const bool post = fraction(s * 0.5F) < 0.07F;
      const bool rail =
          absolute(t - 0.9F * h) < 0.06F || absolute(t - 0.5F * h) < 0.06F || absolute(t - 0.18F * h) < 0.06F;
      color = border.color * light;
      return post || rail;
    }
    case BorderKind::kGuardRail: {
      const bool post = fraction(s * 0.4F) < 0.06F && t < 0.7F * h;
      const bool rail = t > 0.55F * h;
      color = border.color * (light * (rail ? 0.75F + 0.35F * sine((t - 0.55F * h) / (0.45F * h) * 1.5F) : 0.6F));
      return post || rail;
    }
  }
  return false;
}

}  // namespace

std::vector<Border> plan_borders(const Stage& stage) {
  Random random = stage.place.random(kHedgeStream);
  std::vector<Border> borders;
  for (const float side : {-1.0F, 1.0F}) plan_side(random, stage, side, borders);
  return borders;
}

void cast_shadow(const Border& border, Shadows& shadows) {
  if (border.kind == BorderKind::kFence || border.kind == BorderKind::kGuardRail) return;
  const float low = std::min(border.from.x, border.to.x);
  const float high = std::max(border.from.x, border.to.x);
  const float thick = border.kind == BorderKind::kWall ? 0.2F : 0.9F;
  const float height = border.kind == BorderKind::kThicket ? border.height * 0.75F : border.height;
  shadows.add_box({border.side > 0.0F ? low : low - thick, 0.0F, border.from.z},
                  {border.side > 0.0F ? high + thick : high, height, border.to.z});
}

void draw_border(Stage& stage, const Border& border) {
  const Quad quad = {border.from, border.to - border.from, {0.0F, border.height, 0.0F}};
  const float length = std::sqrt(dot(quad.along, quad.along));
  const Vec3 normal = {-border.side * quad.along.z / length, 0.0F, border.side * quad.along.x / length};
  const float light = stage.place.light.on(normal);
  const bool green = border.kind == BorderKind::kHedge || border.kind == BorderKind::kThicket;
  draw_quad(stage.frame, stage.camera, quad, [&](float s, float t, float z, Rgb& color, SceneClass& label) {
    const float along = border.start + s * length;
    label = green ? SceneClass::kVegetation : SceneClass::kBuilding;
    return border_color(stage, border, along, t * border.height, z * stage.camera.pixel_x * 2.0F, light, color);
  });
}

}  // namespace pw::scene
