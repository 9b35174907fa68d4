#include "compute/scene/air/haze.h"

#include "compute/scene/base/streams.h"

namespace pw::scene {
namespace {

// The car's own headlights: two cones ahead, brightest on the near road, reaching about 50 m.
void light_headlamps(Stage& stage, Random& random) {
  const float power = random.between(2.5F, 5.5F);
  const float spread = random.between(2.5F, 5.0F);
  const float reach = random.between(14.0F, 26.0F);
  const Rgb tint = {1.04F, 1.0F, 0.9F};
  for (int y = 0; y < stage.frame.height; ++y) {
    const float down = stage.camera.tan_y[static_cast<std::size_t>(y)];
    const float above = down < 0.0F ? 1.0F / (1.0F + square(down * 16.0F)) : 1.0F;
    for (int x = 0; x < stage.frame.width; ++x) {
      const std::size_t i = stage.frame.index(x, y);
      const float z = stage.frame.depth[i];
      if (z >= 200.0F) continue;
      const float tan_x = stage.camera.tan_x[static_cast<std::size_t>(x)];
      const float beam = 1.0F / (1.0F + square(tan_x * spread));
      const float near = z / (z + 5.0F) * decay(square(z / (reach * 2.0F)));
      stage.frame.color[i] = stage.frame.color[i] * (Rgb{1.0F, 1.0F, 1.0F} + tint * (power * beam * near * above));
    }
  }
}

void drop_flakes(Stage& stage, Random& random) {
  const Viewport& view = stage.camera.viewport;
  const int flakes = random.between_int(80, 500);
  for (int i = 0; i < flakes; ++i) {
    const float u = random.uniform() * static_cast<float>(view.width);
    const float v = random.uniform() * static_cast<float>(view.height);
    const float radius = random.between(0.4F, 1.5F) * view.scale_y;
    const float opacity = random.between(0.3F, 0.85F);
    const int x0 = std::max(0, floor_int(u - radius)), x1 = std::min(view.width - 1, floor_int(u + radius));
    const int y0 = std::max(0, floor_int(v - radius)), y1 = std::min(view.height - 1, floor_int(v + radius));
    for (int y = y0; y <= y1; ++y)
      for (int x = x0; x <= x1; ++x) {
        const float d = square(static_cast<float>(x) + 0.5F - u) + square(static_cast<float>(y) + 0.5F - v);
        const float cover = clamp01(1.3F - d / (radius * radius)) * opacity;
        Rgb& c = stage.frame.color[stage.frame.index(x, y)];
        c = mix(c, {0.96F, 0.97F, 1.0F}, cover);
      }
  }
}

}  // namespace

void apply_haze(Stage& stage) {
  const Light& light = stage.place.light;
  const float per_metre = 1.0F / light.haze_metres;
  Frame& frame = stage.frame;
  const bool thick = stage.place.weather == Weather::kFog;
  for (std::size_t i = 0; i < frame.pixels(); ++i) {
    const float z = frame.depth[i] >= kSkyDepth && !thick ? 0.0F : std::min(frame.depth[i], 6000.0F);
    const float clear = decay(z * per_metre);
    frame.color[i] = frame.color[i] * clear + light.haze * (1.0F - clear);
  }
}

void apply_weather_effects(Stage& stage) {
  Random random = stage.place.random(kEffectStream);
  if (stage.place.weather == Weather::kNight) {
    light_headlamps(stage, random);
    for (Rgb& c : stage.frame.color) c = c * stage.place.light.dim;
  }
  if (stage.place.weather == Weather::kSnow) drop_flakes(stage, random);
}

}  // namespace pw::scene
