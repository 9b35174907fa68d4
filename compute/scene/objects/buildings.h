#pragma once
#include <vector>

#include "compute/scene/base/place.h"
#include "compute/scene/ground/shadows.h"

namespace pw::scene {

struct Building {
  float side = 1.0F;           // -1: left of the road
  float face = 0.0F;           // metres, x of the wall towards the road
  float z0 = 0.0F, z1 = 0.0F;  // metres
  float depth = 10.0F;         // away from the road
  float height = 8.0F;         // to the eaves
  float roof = 0.0F;           // above the eaves, 0: flat
  float floor_height = 3.0F, bay = 3.0F, window_width = 0.45F, window_height = 0.5F;
  bool shop = false;  // a shop window on the ground floor
  bool bricks = false;
  Rgb wall, trim, glass, tiles;
  int pattern = 0;  // chooses which windows are lit or curtained
};

// From near to far, one side of the road after the other.
std::vector<Building> plan_buildings(const Stage& stage);
void cast_shadow(const Building& building, Shadows& shadows);
void draw_building(Stage& stage, const Building& building);

}  // namespace pw::scene
