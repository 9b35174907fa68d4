#pragma once
#include "compute/scene/ground/ground_row.h"

namespace pw::scene {

// Asphalt, concrete slabs or a dirt track: tone, wheel tracks, cracks, patches and stains.
class RoadSurface {
 public:
  explicit RoadSurface(const Stage& stage);
  void paint(Stage& stage, const GroundRow& row) const;

 private:
  struct Patch {
    float z0, z1, left, right;  // metres, from the centre line
    float tone;
  };
  void draw_damage(Random& random, const Road& road);
  void paint_span(Stage& stage, const GroundRow& row, int begin, int end) const;
  float patch_tone(float across, float z) const;

  Rgb color_;
  float patches_contrast_, grain_, tracks_, cracks_, ragged_, joint_;
  float offset_;
  float sheen_;  // how much of the sky a far, flat view of the road reflects
  float snow_ = 0.0F;
  std::array<Patch, 5> patch_;
  int patches_ = 0;
  std::uint32_t grain_seed_;
};

}  // namespace pw::scene
