#include "compute/scene/ground/road_surface.h"

#include "compute/scene/base/streams.h"

namespace pw::scene {

RoadSurface::RoadSurface(const Stage& stage) {
  Random random = stage.place.random(kRoadStream);
  const Road& road = stage.place.road;
  const float grey = random.between(0.24F, 0.52F);
  const float warm = random.normal(0.018F);
  color_ = {grey + warm, grey, grey - warm + 0.008F};
  if (road.surface == Surface::kConcrete) color_ = color_ * 0.4F + Rgb{0.36F, 0.35F, 0.33F};
  if (road.surface == Surface::kDirt) color_ = vary(random, {0.50F, 0.43F, 0.34F}, 0.05F);
  patches_contrast_ = random.between(0.06F, 0.42F);
  grain_ = random.between(0.03F, 0.13F);
  tracks_ = random.between(-0.11F, 0.08F);
  cracks_ = random.chance(0.3F) ? random.between(0.003F, 0.010F) : 0.0F;
  const bool kerbless = road.on_side(-1.0F).pavement == 0.0F || road.on_side(1.0F).pavement == 0.0F;
  ragged_ = kerbless && random.chance(0.6F) ? random.between(0.05F, 0.35F) : 0.0F;
  if (road.surface == Surface::kDirt) ragged_ = 0.7F;
  joint_ = road.surface == Surface::kConcrete ? random.between(4.0F, 6.5F) : 0.0F;
  offset_ = random.between(0.0F, 100.0F);
  sheen_ = random.between(0.0F, 0.30F);
  grain_seed_ = random.bits();
  draw_damage(random, road);
  if (stage.place.weather == Weather::kSnow) snow_ = random.between(0.05F, 0.8F);
}

void RoadSurface::draw_damage(Random& random, const Road& road) {
  if (!random.chance(0.45F)) return;
  patches_ = random.between_int(1, static_cast<int>(patch_.size()));
  for (int i = 0; i < patches_; ++i) {
    Patch& patch = patch_[static_cast<std::size_t>(i)];
    patch.z0 = random.between(4.0F, 40.0F);
    patch.z1 = patch.z0 + random.between(0.8F, 9.0F);
    patch.left = random.between(-road.half_width, road.half_width - 0.8F);
    patch.right = patch.left + random.between(0.6F, 2.8F);
    patch.tone = random.between(0.68F, 1.22F);
  }
}

float RoadSurface::patch_tone(float across, float z) const {
  float tone = 1.0F;
  for (int i = 0; i < patches_; ++i) {
    const Patch& patch = patch_[static_cast<std::size_t>(i)];
    if (z > patch.z0 && z < patch.z1 && across > patch.left && across < patch.right) tone = patch.tone;
  }
  return tone;
}

void RoadSurface::paint_span(Stage& stage, const GroundRow& row, int begin, int end) const {
  const Road& road = stage.place.road;
  const Noise& noise = stage.noise;
  Grain grain(grain_seed_, row.y);
  const float fine = 0.22F * row.detail(7.0F, 2.2F);
  const float grain_here = grain_ * (0.3F + 0.7F * row.detail(5.0F, 1.0F));
  const float crack_here = cracks_ * row.detail(1.6F, 0.6F);
  const float far = sheen_ * row.z / (row.z + 25.0F);
  const bool joint = joint_ > 0.0F && fraction(row.z / joint_) * joint_ < std::max(0.06F, row.z_step * 0.4F);
  for (int i = begin; i < end; ++i) {
    const float across = row.across_of(i);
    const float low = noise.layered(across * 0.45F + offset_, row.z * 0.11F, 2) - 0.5F;
    const float high = fine > 0.0F ? noise.at(across * 7.0F, row.z * 2.2F + offset_) - 0.5F : 0.0F;
    const float in_lane =
        (fraction(across / road.lane_width + 0.5F * static_cast<float>(road.lanes)) - 0.5F) * road.lane_width;
    const float track = 1.0F / (1.0F + 9.0F * square(absolute(in_lane) - 0.75F));
    float tone = 0.95F + patches_contrast_ * low + fine * high + grain_here * grain.next() + tracks_ * (track - 0.4F);
    if (patches_ > 0) tone *= patch_tone(across, row.z);
    if (crack_here > 0.0F && absolute(noise.layered(across * 0.8F, row.z * 0.3F + offset_, 3) - 0.5F) < crack_here)
      tone *= 0.72F;
    if (joint_ > 0.0F && (joint || absolute(in_lane) > 0.5F * road.lane_width - 0.05F)) tone *= 0.85F;
    if (road.half_width - absolute(across) < 0.25F) tone *= 0.9F;
    Rgb color = mix(color_ * tone, stage.place.light.haze * 0.9F, far);
    if (snow_ > 0.0F) color = mix(color, {0.86F, 0.88F, 0.92F}, clamp01(snow_ + low * 0.8F - 0.55F * track));
    stage.frame.put(stage.frame.index(i, row.y), row.z, color, SceneClass::kRoad);
  }
}

void RoadSurface::paint(Stage& stage, const GroundRow& row) const {
  const Road& road = stage.place.road;
  const float jitter_left = ragged_ * (stage.noise.layered(row.z * 0.5F, offset_, 2) - 0.5F);
  const float jitter_right = ragged_ * (stage.noise.layered(row.z * 0.5F, offset_ + 31.0F, 2) - 0.5F);
  int begin = row.column(-road.half_width + jitter_left);
  int end = row.column(road.half_width + jitter_right);
  if (road.junction > 0.0F && absolute(row.z - road.junction) < road.junction_half) {
    if (road.junction_side <= 0.0F) begin = 0;
    if (road.junction_side >= 0.0F) end = row.width;
  }
  paint_span(stage, row, begin, end);
}

}  // namespace pw::scene
