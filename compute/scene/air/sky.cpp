#include "compute/scene/air/sky.h"

#include "compute/scene/base/streams.h"

namespace pw::scene {
namespace {

struct Clouds {
  float cover;     // noise above 1 - cover is cloud
  float contrast;  // sharpness of the edges
  float opacity;
  float stretch;  // width relative to height
  float size;     // of the noise in the cloud plane
  float offset_x, offset_y;
  Rgb lit, shaded;
  int octaves;
};

Clouds draw_clouds(Random& random, const Light& light) {
  Clouds clouds{};
  const bool overcast = light.sky == Sky::kOvercast;
  clouds.cover = light.sky == Sky::kClear ? random.between(0.12F, 0.42F) : random.between(0.42F, 0.62F);
  if (overcast) clouds.cover = random.between(0.5F, 0.9F);
  clouds.contrast = overcast ? random.between(1.0F, 2.2F) : random.between(2.5F, 6.0F);
  clouds.opacity = overcast ? random.between(0.2F, 0.75F) : random.between(0.55F, 0.95F);
  clouds.stretch = random.between(0.35F, 0.9F);
  clouds.size = random.between(0.5F, 1.3F);
  clouds.offset_x = random.between(0.0F, 100.0F);
  clouds.offset_y = random.between(0.0F, 100.0F);
  clouds.lit = vary(random, overcast ? Rgb{0.90F, 0.90F, 0.91F} : Rgb{0.97F, 0.96F, 0.95F}, 0.02F);
  clouds.shaded = mix(light.zenith, vary(random, {0.62F, 0.65F, 0.70F}, 0.04F), 0.75F);
  clouds.octaves = 4;
  return clouds;
}

// The cloud layer is a plane overhead, which shrinks towards the horizon.
Rgb cloud_over(const Stage& stage, const Clouds& clouds, Rgb sky, float tan_x, float up) {
  const float reach = 1.0F / (up + 0.10F);
  const float x = clouds.offset_x + tan_x * reach * clouds.size * 4.0F * clouds.stretch;
  const float y = clouds.offset_y + reach * clouds.size * 2.2F;
  const float density = stage.noise.layered(x, y, clouds.octaves);
  const float edge = density - (1.0F - clouds.cover) * 0.85F;
  const float amount = clamp01(edge * clouds.contrast * 2.0F) * clouds.opacity;
  if (amount <= 0.0F) return sky;
  const float thickness = clamp01(edge * 2.6F + 0.15F);
  return mix(sky, mix(clouds.lit, clouds.shaded, thickness), amount * clamp01(up * 14.0F));
}

// Stars are left out: at this resolution they are sensor noise.
void paint_row(Stage& stage, const Clouds& clouds, int y) {
  const Light& light = stage.place.light;
  const float up = -stage.camera.tan_y[static_cast<std::size_t>(y)];
  const Rgb base = mix(light.haze, light.zenith, 1.0F - decay(up * 6.0F));
  for (int x = 0; x < stage.frame.width; ++x) {
    const float tan_x = stage.camera.tan_x[static_cast<std::size_t>(x)];
    Rgb sky = base;
    if (light.sun.z > 0.0F && light.direct > 0.2F) {
      const float dx = tan_x - light.sun.x / light.sun.z;
      const float dy = up - light.sun.y / light.sun.z;
      sky = sky + Rgb{0.5F, 0.45F, 0.35F} * (1.0F / (1.0F + 22.0F * (dx * dx + dy * dy)));
    }
    stage.frame.color[stage.frame.index(x, y)] = cloud_over(stage, clouds, sky, tan_x, up);
  }
}

}  // namespace

void paint_sky(Stage& stage) {
  Random random = stage.place.random(kSkyStream);
  Clouds clouds = draw_clouds(random, stage.place.light);
  if (stage.place.weather == Weather::kNight) {
    clouds.lit = stage.place.light.haze;
    clouds.shaded = stage.place.light.haze * 0.7F;
  }
  const int bottom = stage.camera.row(0.0F);
  for (int y = 0; y < bottom; ++y) paint_row(stage, clouds, y);
}

}  // namespace pw::scene
