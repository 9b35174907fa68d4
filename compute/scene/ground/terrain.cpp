#include "compute/scene/ground/terrain.h"

#include "compute/scene/base/streams.h"

namespace pw::scene {

Terrain::Terrain(const Stage& stage) {
  Random random = stage.place.random(kTerrainStream);
  const Rgb grounds[] = {{0.27F, 0.40F, 0.15F}, {0.34F, 0.45F, 0.19F}, {0.46F, 0.45F, 0.24F},
                         {0.44F, 0.37F, 0.28F}, {0.21F, 0.33F, 0.13F}, {0.55F, 0.52F, 0.46F}};
  const Setting setting = stage.place.setting;
  const bool open = setting == Setting::kCountry || setting == Setting::kHighway;
  const int kind = random.below(open ? 5 : setting == Setting::kCity ? 6 : 3);
  main_ = vary(random, grounds[kind], 0.04F);
  const Rgb dry = vary(random, {0.50F, 0.46F, 0.27F}, 0.04F);
  other_ = mix(main_, dry, random.between(0.1F, 0.75F));
  patch_ = random.between(0.08F, 0.5F);
  contrast_ = random.between(0.25F, 0.6F);
  grain_ = random.between(0.05F, 0.2F);
  offset_ = random.between(0.0F, 100.0F);
  grain_seed_ = random.bits();
  if (open && random.chance(0.35F)) {
    furrows_ = random.between(0.4F, 1.4F);
    const float turn = random.between(-0.2F, 0.2F);
    furrow_x_ = cosine(turn);
    furrow_z_ = sine(turn);
    field_from_ = random.between(2.5F, 7.0F);
  }
  if (stage.place.weather == Weather::kSnow) snow_ = random.between(0.75F, 1.0F);
}

void Terrain::paint(Stage& stage, const GroundRow& row) const {
  Grain grain(grain_seed_, row.y);
  const Noise& noise = stage.noise;
  const float fine = row.detail(5.0F, 1.6F) * 0.45F;
  const float medium = row.detail(1.0F, 0.4F) * 0.40F;
  const float grain_here = grain_ * (0.45F + 0.55F * row.detail(2.0F, 0.3F));
  const float edge = stage.place.road.half_width + field_from_;
  const float furrow =
      furrows_ > 0.0F ? 0.24F * row.detail(furrows_ * absolute(furrow_x_), furrows_ * absolute(furrow_z_)) : 0.0F;
  const int from = row.column(-stage.place.road.half_width + 0.3F);
  const int to = row.column(stage.place.road.half_width - 0.3F);
  for (int i = 0; i < row.width; ++i) {
    if (i == from && to > from) i = to;  // the road will cover it
    if (i >= row.width) break;
    const float x = row.x_of(i);
    const float low = noise.layered(x * patch_ + offset_, row.z * patch_ * 0.5F, 2);
    const float mid = noise.at(x * 1.0F, row.z * 0.4F + offset_) - 0.5F;
    const float high = fine > 0.0F ? noise.at(x * 5.0F + offset_, row.z * 1.6F) - 0.5F : 0.0F;
    float tone = 0.98F + contrast_ * (low - 0.5F) + medium * mid + fine * high + grain_here * grain.next();
    if (furrow > 0.0F && absolute(x - row.center) > edge)
      tone += furrow * sine((x * furrow_x_ + row.z * furrow_z_) * furrows_);
    Rgb color = mix(main_, other_, clamp01(low * 1.6F - 0.4F + mid * 0.6F)) * tone;
    if (snow_ > 0.0F)
      color = mix(color, Rgb{0.90F, 0.92F, 0.96F} * (0.9F + 0.15F * low), clamp01(snow_ + 0.6F * (mid + 0.1F)));
    stage.frame.put(stage.frame.index(i, row.y), row.z, color, SceneClass::kTerrain);
  }
}

}  // namespace pw::scene
