#pragma once
#include "compute/scene/ground/ground_row.h"

namespace pw::scene {

// Kerbs, pavements with their slabs, and gravel shoulders.
class Pavement {
 public:
  explicit Pavement(const Stage& stage);
  void paint(Stage& stage, const GroundRow& row) const;

 private:
  struct Look {
    Rgb slabs, kerb, gravel;
    float slab_length, slab_width;  // metres
    float offset;
  };
  void paint_span(Stage& stage, const GroundRow& row, float from, float to, const Look& look, float side) const;
  void paint_plain(Stage& stage, const GroundRow& row, float from, float to, Rgb color, SceneClass label) const;

  std::array<Look, 2> looks_;  // left, right
  float snow_ = 0.0F;
  std::uint32_t grain_seed_;
};

}  // namespace pw::scene
