#pragma once
#include <vector>

#include "compute/scene/base/place.h"
#include "compute/scene/ground/shadows.h"

namespace pw::scene {

struct Car {
  Vec3 rear;                                          // on the ground, the middle of the end nearer to the camera
  float width = 1.8F, length = 4.3F, height = 1.48F;  // metres
  float waist = 0.88F;  // metres, where the windows begin; a van's body goes up to its roof
  bool van = false;
  bool oncoming = false;
  Rgb paint;
  float shine = 0.3F;  // how much sky the paint reflects
};

// Cars, vans and lorries in the lanes and along the kerb.
std::vector<Car> plan_cars(const Stage& stage);
void cast_shadow(const Car& car, Shadows& shadows);
void draw_car(Stage& stage, const Car& car);

}  // namespace pw::scene
