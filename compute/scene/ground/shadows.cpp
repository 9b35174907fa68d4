#include "compute/scene/ground/shadows.h"

#include "compute/scene/base/streams.h"

namespace pw::scene {

Shadows::Shadows(const Stage& stage) : sun_(stage.place.light.sun) {
  Random random = stage.place.random(kShadowStream);
  const float flat = std::sqrt(sun_.x * sun_.x + sun_.z * sun_.z);
  flat_x_ = sun_.x / flat;
  flat_z_ = sun_.z / flat;
  const float direct = stage.place.light.direct;
  strength_ = direct < 0.2F ? 0.0F : clamp(direct * random.between(0.85F, 1.1F), 0.25F, 0.62F);
  const bool wooded = stage.place.setting == Setting::kForest;
  if (!random.chance(wooded ? 0.75F : 0.3F)) return;
  canopy_ = random.between(0.3F, 0.6F);
  canopy_size_ = random.between(0.14F, 0.4F);
  canopy_side_ = wooded ? 0.0F : (sun_.x > 0.0F ? 1.0F : -1.0F);
  offset_ = random.between(0.0F, 100.0F);
}

void Shadows::add_box(Vec3 low, Vec3 high) {
  if (strength_ > 0.0F) boxes_.push_back({low, high});
}

void Shadows::add_crown(Vec3 middle, float radius, float half_height) {
  if (strength_ <= 0.0F) return;
  const float along = middle.y / sun_.y;
  const Vec3 foot = {middle.x - sun_.x * along, 0.0F, middle.z - sun_.z * along};
  const float lean = std::sqrt(1.0F - sun_.y * sun_.y) / sun_.y;
  crowns_.push_back({foot, radius, radius + half_height * lean * 0.8F});
}

void Shadows::add_contact(Vec3 middle, float half_width, float half_length) {
  contacts_.push_back({middle, half_width, half_length});
}

// Slab test of the ray from the ground towards the sun.
float Shadows::box_shade(const Box& box, float x, float z) const {
  float enter = box.low.y / sun_.y;
  float leave = box.high.y / sun_.y;
  const float near_x = (sun_.x > 0.0F ? box.low.x : box.high.x) - x;
  const float far_x = (sun_.x > 0.0F ? box.high.x : box.low.x) - x;
  const float near_z = (sun_.z > 0.0F ? box.low.z : box.high.z) - z;
  const float far_z = (sun_.z > 0.0F ? box.high.z : box.low.z) - z;
  const float slope_x = absolute(sun_.x) < 1e-4F ? 1e-4F : sun_.x;
  const float slope_z = absolute(sun_.z) < 1e-4F ? 1e-4F : sun_.z;
  enter = std::max(enter, std::max(near_x / slope_x, near_z / slope_z));
  leave = std::min(leave, std::min(far_x / slope_x, far_z / slope_z));
  return enter < leave ? 1.0F : 0.0F;
}

float Shadows::crown_shade(const Noise& noise, const Crown& crown, float x, float z) const {
  const float dx = x - crown.foot.x;
  const float dz = z - crown.foot.z;
  const float along = (dx * flat_x_ + dz * flat_z_) / crown.stretch;
  const float across = (dx * flat_z_ - dz * flat_x_) / crown.radius;
  const float distance = along * along + across * across;
  if (distance > 1.5F) return 0.0F;
  const float leaves = noise.layered(x * 1.6F, z * 1.2F, 2);
  return clamp01((1.05F - distance + 1.1F * (leaves - 0.5F)) * 4.0F);
}

float Shadows::canopy_shade(const Noise& noise, float x, float z) const {
  const float leaves = noise.layered(x * canopy_size_ + offset_, z * canopy_size_ * 0.6F, 3);
  return clamp01((leaves - (1.0F - canopy_)) * 9.0F);
}

void Shadows::darken_row(Stage& stage, const GroundRow& row) const {
  std::vector<const Box*> boxes;
  std::vector<const Crown*> crowns;
  for (const Box& box : boxes_) {
    const float reach = box.high.y / sun_.y * absolute(sun_.z);
    if (row.z > box.low.z - reach && row.z < box.high.z + reach) boxes.push_back(&box);
  }
  for (const Crown& crown : crowns_)
    if (absolute(row.z - crown.foot.z) < 1.3F * std::max(crown.radius, crown.stretch)) crowns.push_back(&crown);
  const bool canopy = canopy_ > 0.0F && strength_ > 0.0F;
  if (boxes.empty() && crowns.empty() && !canopy) return;
  for (int i = 0; i < row.width; ++i) {
    const float x = row.x_of(i);
    float shade = 0.0F;
    for (const Box* box : boxes)
      if (shade < 1.0F) shade = std::max(shade, box_shade(*box, x, row.z));
    for (const Crown* crown : crowns)
      if (shade < 1.0F) shade = std::max(shade, crown_shade(stage.noise, *crown, x, row.z));
    if (canopy && shade < 1.0F && (x - row.center) * canopy_side_ > -1.5F)
      shade = std::max(shade, canopy_shade(stage.noise, x, row.z));
    if (shade <= 0.0F) continue;
    const float dark = shade * strength_;
    Rgb& color = stage.frame.color[stage.frame.index(i, row.y)];
    color = color * Rgb{1.0F - dark, 1.0F - 0.96F * dark, 1.0F - 0.88F * dark};
  }
}

void Shadows::apply(Stage& stage) const {
  for (int y = stage.camera.row(0.0F); y < stage.frame.height; ++y) {
    const GroundRow row(stage, y);
    darken_row(stage, row);
    for (const Contact& contact : contacts_) {
      const float along = square((row.z - contact.middle.z) / (contact.half_length + row.z_step));
      if (along > 1.4F) continue;
      const int begin = row.column(contact.middle.x - row.center - contact.half_width * 1.25F);
      const int end = row.column(contact.middle.x - row.center + contact.half_width * 1.25F);
      for (int i = begin; i < end; ++i) {
        const float across = square((row.x_of(i) - contact.middle.x) / contact.half_width);
        const float dark = 0.68F * clamp01((1.5F - std::max(along, across)) * 2.0F);
        Rgb& color = stage.frame.color[stage.frame.index(i, row.y)];
        color = color * (1.0F - dark);
      }
    }
  }
}

}  // namespace pw::scene
