#include "compute/scene/air/hills.h"

#include "compute/scene/base/streams.h"

namespace pw::scene {
namespace {

struct Ridge {
  float distance;  // metres, for the haze
  float height;    // tangent of the highest point
  float base;      // tangent of the lowest
  float length;    // tangent between two rises
  float bumps;     // tangent, the size of tree crowns on the skyline
  float offset;
  Rgb color;
  SceneClass label;
};

float skyline(const Stage& stage, const Ridge& ridge, float tan_x) {
  const float rise = stage.noise.layered(tan_x / ridge.length + ridge.offset, ridge.offset, 3);
  const float crowns = ridge.bumps > 0.0F ? stage.noise.layered(tan_x / ridge.bumps, ridge.offset + 9.0F, 2) : 0.5F;
  return ridge.base + ridge.height * rise + ridge.bumps * 0.9F * (crowns - 0.5F);
}

void paint_ridge(Stage& stage, const Ridge& ridge) {
  const Camera& camera = stage.camera;
  const int bottom = camera.row(camera.eye_height / 500.0F);
  const float grain = ridge.bumps > 0.0F ? ridge.bumps * 0.5F : 0.03F;
  for (int x = 0; x < stage.frame.width; ++x) {
    const float tan_x = camera.tan_x[static_cast<std::size_t>(x)];
    const float top = skyline(stage, ridge, tan_x);
    for (int y = camera.row(-top); y < bottom; ++y) {
      const float up = -camera.tan_y[static_cast<std::size_t>(y)];
      const float texture = stage.noise.layered(tan_x / grain + ridge.offset, up / (grain * 0.7F), 2);
      const float lit = 0.62F + 0.6F * texture + 0.25F * clamp01(up / (top + 0.001F)) - 0.1F;
      stage.frame.put(stage.frame.index(x, y), ridge.distance, ridge.color * lit, ridge.label);
    }
  }
}

Ridge draw_woods(Random& random, float height) {
  Ridge woods{};
  woods.distance = random.between(250.0F, 600.0F);
  woods.height = height;
  woods.base = random.between(0.0F, 0.02F);
  woods.length = random.between(0.15F, 0.6F);
  woods.bumps = random.between(0.010F, 0.025F);
  woods.offset = random.between(0.0F, 100.0F);
  woods.color = vary(random, {0.22F, 0.32F, 0.17F}, 0.045F);
  woods.label = SceneClass::kVegetation;
  return woods;
}

Ridge draw_hill(Random& random, float distance, float height) {
  Ridge hill{};
  hill.distance = distance;
  hill.height = height;
  hill.base = -0.01F;
  hill.length = random.between(0.25F, 0.9F);
  hill.offset = random.between(0.0F, 100.0F);
  const bool wooded = random.chance(0.5F);
  hill.color = vary(random, wooded ? Rgb{0.24F, 0.33F, 0.2F} : Rgb{0.42F, 0.45F, 0.27F}, 0.05F);
  hill.label = wooded ? SceneClass::kVegetation : SceneClass::kTerrain;
  return hill;
}

// Blocks of roofs along the horizon.
void paint_town(Stage& stage, Random& random) {
  const Camera& camera = stage.camera;
  const float density = random.between(0.35F, 1.0F);
  const float tallest = random.between(0.03F, 0.11F);
  const int bottom = camera.row(camera.eye_height / 400.0F);
  for (float tan = camera.tan_x.front(); tan < camera.tan_x.back();) {
    const float width = random.between(0.015F, 0.07F);
    const float height = tallest * (0.35F + 0.65F * square(random.uniform()));
    const Rgb wall = vary(random, {0.58F, 0.54F, 0.50F}, 0.06F);
    const bool built = random.chance(density);
    const int x0 = camera.column(tan);
    const int x1 = camera.column(tan + width);
    tan += width;
    if (!built) continue;
    for (int y = camera.row(-height); y < bottom; ++y) {
      const float floor = fraction(-camera.tan_y[static_cast<std::size_t>(y)] * 90.0F);
      for (int x = x0; x < x1; ++x) {
        const float bay = fraction(camera.tan_x[static_cast<std::size_t>(x)] * 80.0F);
        const float window = floor > 0.4F && bay > 0.45F ? 0.78F : 1.0F;
        stage.frame.put(stage.frame.index(x, y), 320.0F, wall * window, SceneClass::kBuilding);
      }
    }
  }
}

}  // namespace

void paint_hills(Stage& stage) {
  Random random = stage.place.random(kHillStream);
  const Setting setting = stage.place.setting;
  const bool mountains = random.chance(0.22F);
  const bool hills = random.chance(0.6F);
  const bool woods = random.chance(setting == Setting::kForest ? 1.0F : 0.8F);
  const bool town = random.chance(setting == Setting::kCity ? 0.8F : setting == Setting::kSuburb ? 0.4F : 0.12F);
  if (mountains) {
    const float height = random.between(0.08F, 0.2F);
    Ridge far = draw_hill(random, 2500.0F, height);
    far.color = vary(random, {0.36F, 0.40F, 0.44F}, 0.04F);
    far.label = SceneClass::kTerrain;
    paint_ridge(stage, far);
  }
  if (hills) {
    const float height = random.between(0.03F, 0.1F);
    paint_ridge(stage, draw_hill(random, 900.0F, height));
  }
  if (town) paint_town(stage, random);
  if (!woods) return;
  const float height = setting == Setting::kForest ? random.between(0.05F, 0.14F) : random.between(0.01F, 0.06F);
  paint_ridge(stage, draw_woods(random, height));
}

}  // namespace pw::scene
