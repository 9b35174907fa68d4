#pragma once
#include <vector>

#include "compute/scene/base/place.h"
#include "compute/scene/ground/shadows.h"

namespace pw::scene {

enum class PoleKind { kLamp, kSign, kBoard, kWire, kSignal, kMarker };

struct Pole {
  PoleKind kind = PoleKind::kLamp;
  Vec3 foot;
  float height = 6.0F;      // metres
  float thickness = 0.06F;  // half, metres
  float arm = 0.0F;         // metres of the lamp's arm, towards the road (signed)
  int shape = 0;            // of a sign: round, triangle, square
  Rgb color, face;
};

std::vector<Pole> plan_poles(const Stage& stage);
void cast_shadow(const Pole& pole, Shadows& shadows);
void draw_pole(Stage& stage, const Pole& pole);

}  // namespace pw::scene
