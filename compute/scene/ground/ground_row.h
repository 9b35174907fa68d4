#pragma once
// One row of pixels of the ground.
#include "compute/scene/base/place.h"

namespace pw::scene {

// A row of pixels below the horizon is a line across the ground at one distance.
struct GroundRow {
  GroundRow(const Stage& stage, int row);

  // The first pixel at or right of `across` metres from the road's centre line.
  int column(float across) const;
  float x_of(int column) const { return x_first + static_cast<float>(column) * x_step; }
  float across_of(int column) const { return x_of(column) - center; }
  // How much of a pattern of this many waves per metre is still visible here: 1 near, 0 where it is finer than two
  // pixels.
  float detail(float waves_x, float waves_z) const {
    return clamp01(1.6F - 2.0F * std::max(waves_x * x_step, waves_z * z_step));
  }

  int y;
  int width;
  float z;        // metres ahead
  float z_step;   // metres of ground in this row of pixels
  float x_first;  // metres, of column 0
  float x_step;   // metres per pixel
  float center;   // metres, the road's centre line
};

inline constexpr float kMaxGroundDistance = 500.0F;

}  // namespace pw::scene
