#include "compute/scene/ground/pavement.h"

#include "compute/scene/base/streams.h"

namespace pw::scene {
namespace {
constexpr float kKerbWidth = 0.18F;  // metres
}

Pavement::Pavement(const Stage& stage) {
  Random random = stage.place.random(kPavementStream);
  grain_seed_ = random.bits();
  for (Look& look : looks_) {
    const int kind = random.below(4);
    const Rgb slabs[] = {{0.60F, 0.58F, 0.55F}, {0.52F, 0.51F, 0.50F}, {0.58F, 0.47F, 0.41F}, {0.66F, 0.64F, 0.58F}};
    look.slabs = vary(random, slabs[kind], 0.045F);
    look.kerb = vary(random, {0.66F, 0.65F, 0.63F}, 0.05F);
    look.gravel = vary(random, {0.47F, 0.43F, 0.37F}, 0.05F);
    look.slab_length = random.between(0.6F, 2.2F);
    look.slab_width = random.between(0.5F, 1.3F);
    look.offset = random.between(0.0F, 100.0F);
  }
  if (random.chance(0.75F)) looks_[1] = looks_[0];
  if (stage.place.weather == Weather::kSnow) snow_ = random.between(0.3F, 0.85F);
}

void Pavement::paint_span(Stage& stage, const GroundRow& row, float from, float to, const Look& look,
                          float side) const {
  Grain grain(grain_seed_, row.y);
  const int begin = row.column(side > 0.0F ? from : -to);
  const int end = row.column(side > 0.0F ? to : -from);
  const float joints = 0.2F * row.detail(1.0F / look.slab_width, 1.0F / look.slab_length);
  const bool cross_joint = fraction(row.z / look.slab_length) * look.slab_length < std::max(0.05F, row.z_step * 0.5F);
  const float grain_here = 0.06F * row.detail(4.0F, 1.0F) + 0.015F;
  for (int i = begin; i < end; ++i) {
    const float across = row.across_of(i);
    const float stain = stage.noise.layered(across * 0.7F + look.offset, row.z * 0.3F, 2);
    const float slab = stage.noise.cell(floor_int(across / look.slab_width), floor_int(row.z / look.slab_length));
    float tone = 0.82F + 0.3F * stain + joints * 0.35F * (slab - 0.5F) + grain_here * grain.next();
    if (cross_joint || fraction(across / look.slab_width) * look.slab_width < 0.05F) tone -= joints;
    Rgb color = look.slabs * tone;
    if (snow_ > 0.0F) color = mix(color, {0.88F, 0.90F, 0.94F}, clamp01(snow_ + stain - 0.5F));
    stage.frame.put(stage.frame.index(i, row.y), row.z, color, SceneClass::kPavement);
  }
}

void Pavement::paint_plain(Stage& stage, const GroundRow& row, float from, float to, Rgb color,
                           SceneClass label) const {
  Grain grain(grain_seed_ + 7U, row.y);
  const int end = row.column(to);
  for (int i = row.column(from); i < end; ++i) {
    const float stain = stage.noise.at(row.x_of(i) * 2.0F, row.z * 0.6F);
    Rgb here = color * (0.85F + 0.25F * stain + 0.08F * grain.next());
    if (snow_ > 0.0F) here = mix(here, {0.88F, 0.90F, 0.94F}, clamp01(snow_ + stain - 0.5F));
    stage.frame.put(stage.frame.index(i, row.y), row.z, here, label);
  }
}

void Pavement::paint(Stage& stage, const GroundRow& row) const {
  const Road& road = stage.place.road;
  for (const float side : {-1.0F, 1.0F}) {
    const Roadside& here = road.on_side(side);
    const Look& look = looks_[side < 0.0F ? 0 : 1];
    const float edge = road.half_width;
    const auto plain = [&](float from, float to, Rgb color, SceneClass label) {
      paint_plain(stage, row, side > 0.0F ? from : -to, side > 0.0F ? to : -from, color, label);
    };
    if (here.pavement > 0.0F) {
      const float inner = edge + kKerbWidth + here.strip;
      paint_span(stage, row, inner, inner + here.pavement, look, side);
      plain(edge, edge + kKerbWidth, look.kerb, SceneClass::kPavement);
    } else if (here.shoulder > 0.0F) {
      const float ragged = 0.5F * here.shoulder * stage.noise.at(row.z * 0.7F, look.offset);
      plain(edge - 0.3F, edge + here.shoulder + ragged, look.gravel, SceneClass::kTerrain);
    }
  }
}

}  // namespace pw::scene
