#include "compute/scene/objects/buildings.h"

#include "compute/scene/base/quad.h"
#include "compute/scene/base/streams.h"

namespace pw::scene {
namespace {

Building draw_style(Random& random, Setting setting) {
  Building b;
  const bool house = setting == Setting::kSuburb || setting == Setting::kCountry || random.chance(0.2F);
  const Rgb walls[] = {{0.76F, 0.71F, 0.62F}, {0.60F, 0.42F, 0.34F}, {0.70F, 0.69F, 0.67F},
                       {0.78F, 0.66F, 0.48F}, {0.55F, 0.53F, 0.51F}, {0.82F, 0.80F, 0.77F}};
  const int wall = random.below(6);
  b.bricks = wall == 1;
  b.wall = vary(random, walls[wall], 0.05F);
  b.trim = vary(random, {0.80F, 0.79F, 0.76F}, 0.05F);
  b.glass = vary(random, {0.20F, 0.24F, 0.29F}, 0.03F);
  const bool clay = random.chance(0.6F);
  b.tiles = vary(random, clay ? Rgb{0.47F, 0.25F, 0.19F} : Rgb{0.32F, 0.33F, 0.35F}, 0.04F);
  b.floor_height = random.between(2.7F, 3.5F);
  b.bay = random.between(1.9F, 3.8F);
  b.window_width = random.between(0.32F, 0.62F);
  b.window_height = random.between(0.42F, 0.62F);
  const int floors = house ? random.between_int(1, 2) : random.between_int(2, 6);
  b.height = b.floor_height * static_cast<float>(floors) + 0.5F;
  b.depth = house ? random.between(7.0F, 11.0F) : random.between(9.0F, 16.0F);
  if (house || random.chance(0.25F)) b.roof = random.between(2.0F, 4.2F);
  b.shop = !house && random.chance(0.55F);
  b.pattern = random.below(100);
  return b;
}

struct Row {
  float start, end;  // metres ahead
  float setback;     // from the road's edge
  float gap;         // mean metres between houses
  float shortest, longest;
};

bool draw_row(Random& random, const Stage& stage, float side, Row& row) {
  const Setting setting = stage.place.setting;
  const float chances[] = {0.3F, 0.05F, 0.85F, 0.93F, 0.2F};
  if (!random.chance(chances[static_cast<int>(setting)])) return false;
  const Roadside& beside = stage.place.road.on_side(side);
  const float kerb = beside.pavement > 0.0F ? beside.pavement + beside.strip + 0.3F : 2.0F;
  const bool city = setting == Setting::kCity;
  const bool suburb = setting == Setting::kSuburb;
  row.start = city || suburb ? random.between(1.0F, 14.0F) : random.between(14.0F, 70.0F);
  row.end = row.start + (city     ? random.between(60.0F, 220.0F)
                         : suburb ? random.between(40.0F, 150.0F)
                                  : random.between(10.0F, 50.0F));
  row.setback = kerb + (city     ? random.between(0.0F, 1.5F)
                        : suburb ? random.between(2.0F, 9.0F)
                                 : random.between(6.0F, 30.0F));
  row.gap = city ? random.between(0.0F, 2.5F) : random.between(3.0F, 14.0F);
  row.shortest = city ? 9.0F : 7.0F;
  row.longest = city ? 26.0F : 15.0F;
  return true;
}

void plan_side(Random& random, const Stage& stage, float side, std::vector<Building>& buildings) {
  Row row{};
  if (!draw_row(random, stage, side, row)) return;
  float z = row.start;
  const Building family = draw_style(random, stage.place.setting);
  while (z < row.end) {
    Building b = draw_style(random, stage.place.setting);
    if (random.chance(0.3F)) {
      b = family;  // like its neighbours
      b.pattern = random.below(100);
    }
    b.side = side;
    b.z0 = z;
    b.z1 = z + random.between(row.shortest, row.longest);
    const float extra = random.uniform() * (stage.place.setting == Setting::kCity ? 0.4F : 2.0F);
    b.face = side * (stage.place.road.outermost(side, b.z0, b.z1) + row.setback + extra);
    z = b.z1 + row.gap * (random.chance(0.35F) ? 0.0F : random.between(0.5F, 1.6F));
    const Road& road = stage.place.road;
    const bool blocked = road.junction > 0.0F && (road.junction_side == 0.0F || road.junction_side == side) &&
                         b.z0 < road.junction + road.junction_half + 2.0F &&
                         b.z1 > road.junction - road.junction_half - 2.0F;
    if (!blocked) buildings.push_back(b);
  }
}

// A facade in metres: s along the wall, t up from the ground. `step` is the size of a pixel in metres.
Rgb facade(const Stage& stage, const Building& b, float s, float t, float length, float step, int wall) {
  const float dirt = stage.noise.layered(s * 0.35F + static_cast<float>(b.pattern), t * 0.5F, 2);
  Rgb color = b.wall * (0.86F + 0.26F * dirt);
  if (b.bricks && step < 0.12F && fraction(t * 6.5F) < 0.22F) color = color * 0.88F;
  if (t < 0.5F) color = color * 0.72F;
  const float storey = (t - 0.3F) / b.floor_height;
  const int floor = floor_int(storey);
  const bool shop = b.shop && floor == 0;
  const float bays = static_cast<float>(std::max(1, floor_int(length / b.bay)));
  const float position = s / length * bays;
  const float u = absolute(fraction(position) - 0.5F) * 2.0F;
  const float v = fraction(storey);
  const float wide = shop ? 0.88F : b.window_width;
  const float high = shop ? 0.78F : b.window_height;
  const float low = shop ? 0.05F : 0.28F;
  const float soft_u = 2.0F * step * bays / length + 0.02F;
  const float soft_v = step / b.floor_height + 0.01F;
  const float in_u = clamp01((wide - u) / soft_u + 0.5F);
  const float in_v = clamp01((v - low) / soft_v + 0.5F) * clamp01((low + high - v) / soft_v + 0.5F);
  const float fits = t < b.height - 0.4F ? 1.0F : 0.0F;
  const float frame = clamp01((wide + 0.1F - u) / soft_u + 0.5F) * clamp01((v - low + 0.07F) / soft_v) *
                      clamp01((low + high + 0.05F - v) / soft_v);
  color = mix(color, b.trim * (0.85F + 0.2F * dirt), frame * fits * 0.8F);
  const float choice = stage.noise.cell(floor_int(position) + b.pattern + wall * 40, floor + b.pattern);
  Rgb glass = mix(b.glass, stage.place.light.haze, 0.12F + 0.35F * v * choice);
  if (choice > 0.75F) glass = mix(glass, b.trim, 0.55F);
  if (stage.place.weather == Weather::kNight && choice < (shop ? 0.7F : 0.3F))
    glass = Rgb{1.0F, 0.78F, 0.45F} * (stage.place.light.lamp() * (0.45F + 0.4F * choice));
  return mix(color, glass, in_u * in_v * fits);
}

void draw_side_wall(Stage& stage, const Building& b) {
  const float length = b.z1 - b.z0;
  const Quad quad = {{b.face, 0.0F, b.z0}, {0.0F, 0.0F, length}, {0.0F, b.height, 0.0F}};
  const float light = stage.place.light.on({-b.side, 0.0F, 0.0F});
  draw_quad(stage.frame, stage.camera, quad, [&](float s, float t, float z, Rgb& color, SceneClass&) {
    // At a grazing angle a pixel covers more of the wall.
    const float step = z * stage.camera.pixel_x * (1.0F + 0.4F * z / (absolute(b.face) + 1.0F));
    color = facade(stage, b, s * length, t * b.height, length, step, 0) * light;
    return true;
  });
}

void draw_front_wall(Stage& stage, const Building& b) {
  const float total = b.height + b.roof;
  const float left = b.side > 0.0F ? b.face : b.face - b.depth;
  const Quad quad = {{left, 0.0F, b.z0}, {b.depth, 0.0F, 0.0F}, {0.0F, total, 0.0F}};
  const float light = stage.place.light.on({0.0F, 0.0F, -1.0F});
  draw_quad(stage.frame, stage.camera, quad, [&](float s, float t, float z, Rgb& color, SceneClass&) {
    const float up = t * total;
    const float gable = b.roof > 0.0F ? (up - b.height) / b.roof : 0.0F;
    if (gable > 0.0F && absolute(s - 0.5F) * 2.0F > 1.0F - gable) return false;
    color = facade(stage, b, s * b.depth, up, b.depth, z * stage.camera.pixel_x, 1) * light;
    return true;
  });
}

void draw_roof(Stage& stage, const Building& b) {
  if (b.roof <= 0.0F) return;
  const float eaves = 0.35F;
  const float half = 0.5F * b.depth;
  const Vec3 corner = {b.face - b.side * eaves, b.height - eaves * b.roof / half, b.z0 - 0.3F};
  const Vec3 up = {b.side * (half + eaves), b.roof + eaves * b.roof / half, 0.0F};
  const float slope = std::sqrt(up.x * up.x + up.y * up.y);
  const Quad quad = {corner, {0.0F, 0.0F, b.z1 - b.z0 + 0.6F}, up};
  const float light = stage.place.light.on({-b.side * up.y / slope, absolute(up.x) / slope, 0.0F});
  const bool snow = stage.place.weather == Weather::kSnow;
  draw_quad(stage.frame, stage.camera, quad, [&](float s, float t, float, Rgb& color, SceneClass&) {
    const float course = fraction(t * slope * 3.0F) < 0.25F ? 0.9F : 1.0F;
    const float moss = stage.noise.layered(s * 14.0F + static_cast<float>(b.pattern), t * 4.0F, 2);
    color = (snow ? Rgb{0.9F, 0.92F, 0.96F} : b.tiles * course) * (light * (0.82F + 0.3F * moss));
    return true;
  });
}

}  // namespace

std::vector<Building> plan_buildings(const Stage& stage) {
  Random random = stage.place.random(kBuildingStream);
  std::vector<Building> buildings;
  for (const float side : {-1.0F, 1.0F}) plan_side(random, stage, side, buildings);
  return buildings;
}

void cast_shadow(const Building& b, Shadows& shadows) {
  const float near = std::min(b.face, b.face + b.side * b.depth);
  shadows.add_box({near, 0.0F, b.z0}, {near + b.depth, b.height + 0.6F * b.roof, b.z1});
}

void draw_building(Stage& stage, const Building& b) {
  draw_side_wall(stage, b);
  draw_front_wall(stage, b);
  draw_roof(stage, b);
}

}  // namespace pw::scene
