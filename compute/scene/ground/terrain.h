#pragma once
#include "compute/scene/ground/ground_row.h"

namespace pw::scene {

// Grass, meadow, earth, sand or a ploughed field; snow over all of them in winter.
class Terrain {
 public:
  explicit Terrain(const Stage& stage);
  void paint(Stage& stage, const GroundRow& row) const;

 private:
  Rgb main_, other_;  // two tones, mixed in patches
  float patch_;       // waves per metre
  float contrast_;
  float grain_;
  float furrows_ = 0.0F;  // per metre, 0: none
  float furrow_x_ = 0.0F, furrow_z_ = 0.0F;
  float field_from_ = 0.0F;  // metres from the road's edge
  float offset_;
  float snow_ = 0.0F;  // 0...1
  std::uint32_t grain_seed_;
};

}  // namespace pw::scene
