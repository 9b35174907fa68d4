#include "compute/scene/scene.h"

#include "compute/scene/air/haze.h"
#include "compute/scene/air/hills.h"
#include "compute/scene/air/sensor.h"
#include "compute/scene/air/sky.h"
#include "compute/scene/base/streams.h"
#include "compute/scene/ground/ground.h"
#include "compute/scene/objects/borders.h"
#include "compute/scene/objects/buildings.h"
#include "compute/scene/objects/cars.h"
#include "compute/scene/objects/poles.h"
#include "compute/scene/objects/trees.h"

namespace pw {
namespace {

using namespace scene;

constexpr int kAttempts = 12;  // the last ones draw open roads, which always show enough road

struct Objects {
  explicit Objects(const Stage& stage)
      : buildings(plan_buildings(stage)),
        trees(plan_trees(stage)),
        borders(plan_borders(stage)),
        poles(plan_poles(stage)),
        cars(plan_cars(stage)) {}

  void cast_shadows(Shadows& shadows) const {
    for (const Building& object : buildings) cast_shadow(object, shadows);
    for (const Tree& object : trees) cast_shadow(object, shadows);
    for (const Border& object : borders) cast_shadow(object, shadows);
    for (const Pole& object : poles) cast_shadow(object, shadows);
    for (const Car& object : cars) cast_shadow(object, shadows);
  }

  void draw(Stage& stage) const {
    for (const Building& object : buildings) draw_building(stage, object);
    for (const Border& object : borders) draw_border(stage, object);
    for (const Tree& object : trees) draw_tree(stage, object);
    for (const Car& object : cars) draw_car(stage, object);
    for (const Pole& object : poles) draw_pole(stage, object);
  }

  std::vector<Building> buildings;
  std::vector<Tree> trees;
  std::vector<Border> borders;
  std::vector<Pole> poles;
  std::vector<Car> cars;
};

Stage build_stage(const SceneSettings& settings, int attempt) {
  const Place place = draw_place(settings, attempt);
  Stage stage{place, draw_camera(settings, place), Noise(place.random(kNoiseStream)),
              Frame(settings.width, settings.height)};
  const Objects objects(stage);
  paint_sky(stage);
  paint_hills(stage);
  paint_ground(stage);
  Shadows shadows(stage);
  objects.cast_shadows(shadows);
  shadows.apply(stage);
  objects.draw(stage);
  return stage;
}

double road_share(const Frame& frame) {
  std::size_t road = 0;
  for (const SceneClass label : frame.label) road += is_road(label) ? 1 : 0;
  return static_cast<double>(road) / static_cast<double>(frame.pixels());
}

Expected<void> check(const SceneSettings& settings) {
  const auto fits = [](int side) { return side >= kSceneMinSide && side <= kSceneMaxSide; };
  if (!fits(settings.width) || !fits(settings.height))
    return fail("scene", "a size of {}x{} is outside {}x{} to {}x{}; choose one inside", settings.width,
                settings.height, kSceneMinSide, kSceneMinSide, kSceneMaxSide, kSceneMaxSide);
  if (!(settings.focal_factor >= 0.25F && settings.focal_factor <= 4.0F))
    return fail("scene", "a focal factor of {} is outside 0.25 to 4; choose one inside", settings.focal_factor);
  return {};
}

}  // namespace

Expected<Scene> make_scene(const SceneSettings& settings) {
  if (const Expected<void> checked = check(settings); !checked) return Unexpected(checked.error());
  Stage stage = build_stage(settings, 0);
  for (int attempt = 1; attempt < kAttempts && road_share(stage.frame) < kSceneMinRoadShare; ++attempt)
    stage = build_stage(settings, attempt);
  apply_haze(stage);
  apply_weather_effects(stage);
  Scene result;
  result.image = develop(stage);
  result.labels.reserve(stage.frame.pixels());
  result.road.reserve(stage.frame.pixels());
  for (const SceneClass label : stage.frame.label) {
    result.labels.push_back(static_cast<std::uint8_t>(label));
    result.road.push_back(is_road(label) ? 255 : 0);
  }
  return result;
}

}  // namespace pw
