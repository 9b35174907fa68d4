#include "compute/scene/objects/cars.h"

#include "compute/scene/base/quad.h"
#include "compute/scene/base/streams.h"

namespace pw::scene {
namespace {

constexpr float kWheel = 0.32F;  // metres, radius

Car draw_model(Random& random) {
  Car car;
  const Rgb paints[] = {{0.10F, 0.10F, 0.11F}, {0.84F, 0.84F, 0.85F}, {0.52F, 0.53F, 0.55F}, {0.55F, 0.10F, 0.10F},
                        {0.11F, 0.19F, 0.42F}, {0.26F, 0.29F, 0.27F}, {0.66F, 0.61F, 0.52F}, {0.30F, 0.31F, 0.34F}};
  const int paint = random.below(8);
  car.paint = vary(random, paints[paint], 0.03F);
  car.shine = random.between(0.12F, 0.4F);
  const float kind = random.uniform();
  car.width = random.between(1.68F, 1.88F);
  car.length = random.between(3.7F, 4.8F);
  car.height = kind < 0.7F ? random.between(1.40F, 1.52F) : random.between(1.6F, 1.8F);
  car.waist = car.height * 0.6F;
  if (kind < 0.9F) return car;
  const bool lorry = kind > 0.95F;
  car.van = true;
  car.width = lorry ? 2.4F : 1.95F;
  car.height = lorry ? random.between(2.9F, 3.6F) : random.between(1.95F, 2.5F);
  car.length = lorry ? random.between(7.0F, 11.0F) : 5.2F;
  car.waist = lorry ? car.height : 1.15F;
  return car;
}

bool apart(const std::vector<Car>& cars, const Car& car) {
  for (const Car& other : cars) {
    const bool beside = absolute(other.rear.x - car.rear.x) < 0.5F * (other.width + car.width) + 0.4F;
    if (beside && car.rear.z < other.rear.z + other.length + 1.5F && other.rear.z < car.rear.z + car.length + 1.5F)
      return false;
  }
  return true;
}

void plan_traffic(Random& random, const Stage& stage, std::vector<Car>& cars) {
  const Road& road = stage.place.road;
  const int most[] = {3, 3, 4, 6, 7};
  const int count = random.below(most[static_cast<int>(stage.place.setting)] + 1);
  for (int i = 0; i < count; ++i) {
    Car car = draw_model(random);
    const int lane = random.below(road.lanes);
    const float across = (static_cast<float>(lane) + 0.5F - 0.5F * static_cast<float>(road.lanes)) * road.lane_width;
    const float z = 7.0F + 65.0F * square(random.uniform());
    car.oncoming = across < -0.1F && random.chance(0.8F);
    car.rear = {road.center(z) + across + random.normal(0.15F), 0.0F, z};
    // Not inside the camera's own car.
    if (absolute(car.rear.x) < 1.2F && z < 9.0F) continue;
    if (apart(cars, car)) cars.push_back(car);
  }
}

void plan_parked(Random& random, const Stage& stage, float side, std::vector<Car>& cars) {
  const Setting setting = stage.place.setting;
  const bool built = setting == Setting::kCity || setting == Setting::kSuburb;
  if (!random.chance(built ? 0.45F : 0.05F)) return;
  const Road& road = stage.place.road;
  const bool in_road = road.half_width > 3.6F && random.chance(0.75F);
  const float aside = road.half_width + (in_road ? -1.05F : 1.15F);
  const float fill = random.between(0.35F, 0.95F);
  const float end = random.between(20.0F, 75.0F);
  for (float z = random.between(3.0F, 12.0F); z < end;) {
    Car car = draw_model(random);
    car.oncoming = side < 0.0F ? random.chance(0.7F) : random.chance(0.15F);
    car.rear = {road.center(z) + side * aside + random.normal(0.06F), 0.0F, z};
    z += car.length + random.between(0.7F, 1.8F);
    if (random.chance(fill) && !road.in_junction(car.rear.z, side) && apart(cars, car)) cars.push_back(car);
  }
}

// The appearance of paint: darker towards the ground, reflecting the sky higher up.
Rgb painted(const Stage& stage, const Car& car, float t, float light) {
  const Rgb body = car.paint * (light * (0.62F + 0.5F * t));
  return mix(body, stage.place.light.haze, car.shine * square(t));
}

Rgb window(const Stage& stage, float t) {
  return mix({0.10F, 0.12F, 0.14F}, stage.place.light.haze, 0.10F + 0.35F * t * t);
}

// The end towards the camera, below the windows: x is 0 in the middle and 1 at the edges, y metres above the ground.
bool end_color(const Stage& stage, const Car& car, float x, float y, float light, Rgb& color) {
  if (y < 0.28F) {
    color = {0.05F, 0.05F, 0.055F};
    return absolute(x - 0.8F) < 0.14F || y > 0.2F;
  }
  const float t = (y - 0.28F) / (car.waist - 0.28F);
  if (x > 1.0F - (car.van ? 0.02F : 0.08F) * square(2.0F * t - 1.0F)) return false;
  color = painted(stage, car, t, light);
  if (t < 0.25F) color = color * 0.55F;
  const bool lorry = car.waist > 2.0F;
  const bool lamp = lorry ? x > 0.78F && t < 0.2F : x > 0.66F && x < 0.95F && t > 0.55F && t < 0.82F;
  const float plate = lorry ? 0.08F : car.oncoming ? 0.2F : 0.4F;
  const bool night = stage.place.weather == Weather::kNight;
  const float glow = night ? stage.place.light.lamp() : 1.0F;
  const Rgb head = Rgb{0.86F, 0.87F, 0.86F} * (night ? 1.3F * glow : 1.0F);
  if (lamp) color = car.oncoming ? head : Rgb{0.58F, 0.06F, 0.05F} * glow;
  const bool on_plate = x < (lorry ? 0.2F : 0.28F) && t > plate && t < plate + (lorry ? 0.05F : 0.16F);
  if (on_plate) color = Rgb{0.82F, 0.81F, 0.74F} * light;
  if (car.oncoming && lorry && x < 0.86F && t > 0.42F && t < 0.74F) color = window(stage, t);
  if (car.oncoming && !lorry && x < 0.5F && t > 0.5F && t < 0.75F) color = {0.07F, 0.07F, 0.08F};
  return true;
}

void draw_end(Stage& stage, const Car& car) {
  const Quad quad = {
      {car.rear.x - 0.5F * car.width, 0.0F, car.rear.z}, {car.width, 0.0F, 0.0F}, {0.0F, car.waist, 0.0F}};
  const float light = stage.place.light.on({0.0F, 0.2F, -0.98F});
  draw_quad(stage.frame, stage.camera, quad, [&](float s, float t, float, Rgb& color, SceneClass& label) {
    label = SceneClass::kCar;
    return end_color(stage, car, absolute(s * 2.0F - 1.0F), t * car.waist, light, color);
  });
}

// The sloping window at that end, with the edge of the roof above it.
void draw_screen(Stage& stage, const Car& car) {
  const float rise = car.height - car.waist;
  if (rise < 0.1F) return;
  const float run = car.van ? 0.12F : (car.oncoming ? 1.5F : 0.7F) * rise;
  const float bonnet = car.oncoming && !car.van ? 0.22F * car.length : 0.0F;
  const Quad quad = {
      {car.rear.x - 0.5F * car.width, car.waist, car.rear.z + bonnet}, {car.width, 0.0F, 0.0F}, {0.0F, rise, run}};
  const float light = stage.place.light.on({0.0F, 0.5F, -0.86F});
  draw_quad(stage.frame, stage.camera, quad, [&](float s, float t, float, Rgb& color, SceneClass& label) {
    const float x = absolute(s * 2.0F - 1.0F);
    const float half = car.van ? 0.99F : 0.95F - 0.2F * t;
    if (x > half) return false;
    const bool glass = x < half - 0.1F && t > 0.06F && t < 0.86F;
    color = glass ? window(stage, t) : painted(stage, car, 0.8F, light);
    label = SceneClass::kCar;
    return true;
  });
}

void draw_flank(Stage& stage, const Car& car) {
  const float face = car.rear.x > 0.0F ? -1.0F : 1.0F;  // the side that the camera sees
  const Quad quad = {
      {car.rear.x + face * 0.5F * car.width, 0.0F, car.rear.z}, {0.0F, 0.0F, car.length}, {0.0F, car.height, 0.0F}};
  const float light = stage.place.light.on({face, 0.0F, 0.0F});
  draw_quad(stage.frame, stage.camera, quad, [&](float s, float t, float, Rgb& color, SceneClass& label) {
    label = SceneClass::kCar;
    const float y = t * car.height;
    const float along = s * car.length;
    const float axle = std::min(
        along - 0.8F < 0.5F * car.length - 0.8F ? absolute(along - 0.8F) : absolute(along - car.length + 0.8F), 9.0F);
    const float wheel = axle * axle + square(y - kWheel);
    if (wheel < square(kWheel)) {
      color = wheel < square(0.6F * kWheel) ? Rgb{0.42F, 0.43F, 0.44F} * light : Rgb{0.05F, 0.05F, 0.055F};
      return true;
    }
    if (y < 0.24F) return false;
    const float rise = (y - car.waist) / std::max(0.05F, car.height - car.waist);
    color = painted(stage, car, clamp01((y - 0.24F) / (car.waist - 0.24F)), light);
    if (wheel < square(1.22F * kWheel)) color = color * 0.3F;
    if (rise <= 0.0F || car.van) return true;
    const float front = car.oncoming ? 1.0F - s : s;  // 0 at the boot, 1 at the bonnet
    if (front < 0.03F + 0.14F * rise || front > 0.78F - 0.16F * rise) return false;
    if (rise < 0.85F && absolute(front - 0.42F) > 0.015F && front > 0.07F + 0.14F * rise &&
        front < 0.74F - 0.16F * rise)
      color = window(stage, rise);
    return true;
  });
}

void draw_roof(Stage& stage, const Car& car) {
  const Quad quad = {{car.rear.x - 0.38F * car.width, car.height, car.rear.z + 0.2F * car.length},
                     {0.76F * car.width, 0.0F, 0.0F},
                     {0.0F, 0.0F, 0.5F * car.length}};
  const float light = stage.place.light.on({0.0F, 1.0F, 0.0F});
  draw_quad(stage.frame, stage.camera, quad, [&](float, float, float, Rgb& color, SceneClass& label) {
    color = painted(stage, car, 0.9F, light);
    label = SceneClass::kCar;
    return true;
  });
}

}  // namespace

std::vector<Car> plan_cars(const Stage& stage) {
  Random random = stage.place.random(kCarStream);
  std::vector<Car> cars;
  for (const float side : {-1.0F, 1.0F}) plan_parked(random, stage, side, cars);
  plan_traffic(random, stage, cars);
  return cars;
}

void cast_shadow(const Car& car, Shadows& shadows) {
  const float half = 0.5F * car.width;
  shadows.add_contact({car.rear.x, 0.0F, car.rear.z + 0.5F * car.length}, half, 0.5F * car.length);
  shadows.add_box({car.rear.x - half, 0.2F, car.rear.z}, {car.rear.x + half, car.waist, car.rear.z + car.length});
  shadows.add_box({car.rear.x - 0.8F * half, car.waist, car.rear.z + 0.2F * car.length},
                  {car.rear.x + 0.8F * half, car.height, car.rear.z + 0.75F * car.length});
}

void draw_car(Stage& stage, const Car& car) {
  draw_end(stage, car);
  draw_screen(stage, car);
  draw_flank(stage, car);
  draw_roof(stage, car);
}

}  // namespace pw::scene
