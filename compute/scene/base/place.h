#pragma once
// Everything about a scene that more than one painter needs to know, drawn once from the seed.
#include <array>

#include "compute/scene/base/camera.h"
#include "compute/scene/base/frame.h"
#include "compute/scene/base/noise.h"
#include "compute/scene/base/scene_settings.h"

namespace pw::scene {

enum class Setting { kCountry, kForest, kSuburb, kCity, kHighway };
enum class Sky { kClear, kCloudy, kOvercast };

struct Light {
  Sky sky = Sky::kClear;
  Vec3 sun;              // unit vector towards it
  float direct = 0.0F;   // 0: no cast shadows
  float ambient = 1.0F;  // ambient + direct * cosine is about 1 for what faces the sun
  Rgb haze;              // the colour of what is infinitely far away, and of the sky at the horizon
  Rgb zenith;
  float haze_metres = 0;  // distance at which haze dominates
  float dim = 1.0F;       // night multiplies everything by this; lamps divide by it

  // How bright a surface with this unit normal is.
  float on(Vec3 normal) const { return ambient + direct * std::max(0.0F, dot(normal, sun)); }
  float lamp() const { return 1.0F / dim; }
};

enum class Surface { kAsphalt, kConcrete, kDirt };

// The ground beside one edge of the road.
struct Roadside {
  float pavement = 0.0F;  // width in metres, 0: none
  float strip = 0.0F;     // grass between kerb and pavement
  float shoulder = 0.0F;  // gravel where there is no pavement
};

struct Road {
  // Metres to the right of straight ahead at distance z.
  float center(float z) const {
    return offset + z * z * bend + wave * (sine(z * wave_rate + wave_phase) - sine(wave_phase));
  }
  bool in_junction(float z, float side) const {
    return junction > 0.0F && absolute(z - junction) < junction_half + 1.5F &&
           (junction_side == 0.0F || side == junction_side);
  }
  // The outermost edge on `side` between two distances, in metres along `side`.
  float outermost(float side, float z0, float z1) const {
    float edge = -1e6F;
    for (int i = 0; i <= 4; ++i) edge = std::max(edge, side * center(mix(z0, z1, static_cast<float>(i) * 0.25F)));
    return edge + half_width;
  }

  float half_width = 3.5F;
  float lane_width = 3.5F;
  int lanes = 2;
  float offset = 0.0F, bend = 0.0F;
  float wave = 0.0F, wave_rate = 0.0F, wave_phase = 0.0F;
  float junction = 0.0F, junction_half = 0.0F, junction_side = 0.0F;  // a side road at this distance; side 0: both
  Surface surface = Surface::kAsphalt;
  std::array<Roadside, 2> roadside;  // left, right
  const Roadside& on_side(float side) const { return roadside[side < 0.0F ? 0 : 1]; }
};

struct Place {
  std::uint64_t seed = 0;
  Setting setting = Setting::kCountry;
  Weather weather = Weather::kDay;
  Light light;
  Road road;

  Random random(std::uint64_t stream) const { return {seed, stream}; }
};

// One scene under construction. scene.cpp runs the painters from back to front.
struct Stage {
  Place place;
  Camera camera;
  Noise noise;
  Frame frame;
};

// `attempt` > 0 draws another place for the same seed; the last attempts give open, wide roads.
Place draw_place(const SceneSettings& settings, int attempt);
Camera draw_camera(const SceneSettings& settings, const Place& place);

}  // namespace pw::scene
