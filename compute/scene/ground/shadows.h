#pragma once
#include "compute/scene/ground/ground_row.h"

namespace pw::scene {

// The shadows of all objects on the ground. Collects them, then darkens the ground once where any of them falls.
class Shadows {
 public:
  explicit Shadows(const Stage& stage);

  void add_box(Vec3 low, Vec3 high);
  // An ellipsoid of leaves: frayed at the rim, with spots of light inside.
  void add_crown(Vec3 middle, float radius, float half_height);
  // The contact shadow under a car, also without sun.
  void add_contact(Vec3 middle, float half_width, float half_length);
  void apply(Stage& stage) const;

 private:
  struct Box {
    Vec3 low, high;
  };
  struct Crown {
    Vec3 foot;              // where the shadow of the middle falls
    float radius, stretch;  // across and along the sun's direction, metres
  };
  struct Contact {
    Vec3 middle;
    float half_width, half_length;
  };
  // 0: lit ... 1: fully shaded.
  float box_shade(const Box& box, float x, float z) const;
  float crown_shade(const Noise& noise, const Crown& crown, float x, float z) const;
  float canopy_shade(const Noise& noise, float x, float z) const;
  void darken_row(Stage& stage, const GroundRow& row) const;

  Vec3 sun_;
  float flat_x_ = 0.0F, flat_z_ = 0.0F;  // the sun's direction over the ground, unit length
  float strength_;
  float canopy_ = 0.0F;  // trees beside and behind the camera: fraction of the ground in their shade
  float canopy_size_ = 1.0F, canopy_side_ = 0.0F, offset_ = 0.0F;
  std::vector<Box> boxes_;
  std::vector<Crown> crowns_;
  std::vector<Contact> contacts_;
};

}  // namespace pw::scene
