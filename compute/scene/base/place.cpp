#include "compute/scene/base/place.h"

#include "compute/scene/base/streams.h"

namespace pw::scene {
namespace {

constexpr int kOpenAttempt = 6;  // from this attempt on the place is chosen to show much road

Setting draw_setting(Random& random) {
  const float draw = random.uniform();
  if (draw < 0.27F) return Setting::kCountry;
  if (draw < 0.42F) return Setting::kForest;
  if (draw < 0.67F) return Setting::kSuburb;
  if (draw < 0.88F) return Setting::kCity;
  return Setting::kHighway;
}

void draw_roadside(Random& random, Setting setting, Roadside& side) {
  const bool built = setting == Setting::kSuburb || setting == Setting::kCity;
  if (random.chance(setting == Setting::kCity ? 0.97F : built ? 0.8F : 0.06F)) {
    side.pavement = random.between(1.3F, setting == Setting::kCity ? 4.5F : 2.6F);
    if (random.chance(setting == Setting::kCity ? 0.12F : 0.35F)) side.strip = random.between(0.6F, 2.2F);
  } else if (random.chance(0.6F)) {
    side.shoulder = random.between(0.2F, setting == Setting::kHighway ? 1.8F : 1.1F);
  }
}

void draw_lanes(Random& random, Setting setting, Road& road) {
  const bool wide = setting == Setting::kHighway || (setting == Setting::kCity && random.chance(0.35F));
  road.lanes = wide ? random.between_int(3, 4) : (random.chance(0.14F) ? 1 : 2);
  road.lane_width = random.between(2.7F, 3.75F);
  const float margin = setting == Setting::kHighway ? random.between(0.5F, 2.2F) : random.between(0.1F, 0.6F);
  const float parking = setting == Setting::kSuburb && random.chance(0.3F) ? 1.9F : 0.0F;
  road.half_width = 0.5F * static_cast<float>(road.lanes) * road.lane_width + margin + parking;
  if (road.lanes == 1) road.half_width = std::max(road.half_width, 1.9F);
}

void draw_course(Random& random, Setting setting, Road& road) {
  const bool straight = random.chance(setting == Setting::kCity ? 0.5F : 0.2F);
  const float limit = setting == Setting::kHighway ? 0.0007F : 0.0022F;
  if (!straight) road.bend = random.normal(limit);
  if (!straight && random.chance(0.4F)) {
    road.wave = random.between(0.3F, 2.0F);
    road.wave_rate = 1.0F / random.between(60.0F, 160.0F);
    road.wave_phase = random.uniform();
  }
  // The camera drives in the right half of the road, sometimes in the left, and now and then off the lane.
  const float lane = road.half_width * random.between(0.15F, 0.6F);
  road.offset = random.chance(0.8F) ? -lane : lane;
  road.offset += random.normal(0.25F);
  const bool junction = random.chance(setting == Setting::kHighway ? 0.08F : 0.34F);
  if (!junction) return;
  road.junction = random.between(9.0F, 45.0F);
  road.junction_half = random.between(2.2F, 4.8F);
  road.junction_side = random.chance(0.4F) ? 0.0F : random.side();
}

Light draw_light(Random& random, Weather weather) {
  Light light;
  const float draw = random.uniform();
  light.sky = draw < 0.42F ? Sky::kClear : draw < 0.76F ? Sky::kCloudy : Sky::kOvercast;
  if (weather == Weather::kFog || weather == Weather::kSnow) light.sky = Sky::kOvercast;
  const float azimuth = random.uniform();
  const float elevation = random.between(0.04F, 0.19F);  // turns: 14 to 68 degrees
  const float flat = cosine(elevation);
  light.sun = {flat * sine(azimuth), sine(elevation), flat * cosine(azimuth)};
  const float strength = random.between(0.35F, 0.62F);
  light.direct = light.sky == Sky::kOvercast ? random.between(0.0F, 0.12F) : strength;
  light.ambient = 1.02F - 0.75F * light.direct;
  const float evening = elevation < 0.085F ? random.between(0.0F, 0.12F) : 0.0F;
  const Rgb zenith[] = {{0.27F, 0.48F, 0.82F}, {0.42F, 0.56F, 0.78F}, {0.76F, 0.78F, 0.80F}};
  const Rgb haze[] = {{0.74F, 0.84F, 0.94F}, {0.80F, 0.84F, 0.89F}, {0.90F, 0.90F, 0.89F}};
  const auto kind = static_cast<std::size_t>(light.sky);
  light.zenith = vary(random, zenith[kind], 0.05F);
  light.haze = vary(random, haze[kind], 0.03F);
  light.haze.r = clamp01(light.haze.r + evening);
  light.haze.b = clamp01(light.haze.b - evening);
  light.haze_metres = random.between(260.0F, 1500.0F);
  return light;
}

void apply_weather(Random& random, Weather weather, Light& light) {
  if (weather == Weather::kFog) light.haze_metres = random.between(22.0F, 70.0F);
  if (weather == Weather::kSnow) light.haze_metres = random.between(90.0F, 300.0F);
  if (weather != Weather::kNight) return;
  light.dim = random.between(0.10F, 0.22F);
  light.direct = 0.0F;
  light.ambient = 1.0F;
  light.haze = Rgb{0.35F, 0.38F, 0.55F} * random.between(0.4F, 1.1F);
  light.zenith = light.haze * 0.4F;
}

}  // namespace

Place draw_place(const SceneSettings& settings, int attempt) {
  Place place;
  place.seed = settings.seed + static_cast<std::uint64_t>(attempt) * 0xD1B54A32D192ED03U;
  place.weather = settings.weather;
  Random random = place.random(kPlaceStream);
  place.setting = draw_setting(random);
  if (attempt >= kOpenAttempt) place.setting = Setting::kHighway;
  Road& road = place.road;
  draw_lanes(random, place.setting, road);
  draw_course(random, place.setting, road);
  for (Roadside& side : road.roadside) draw_roadside(random, place.setting, side);
  const float surface = random.uniform();
  if (place.setting == Setting::kCountry || place.setting == Setting::kForest) {
    if (surface < 0.07F) road.surface = Surface::kDirt;
  } else if (surface < 0.15F) {
    road.surface = Surface::kConcrete;
  }
  if (attempt >= kOpenAttempt) {
    road.bend = road.wave = 0.0F;
    road.half_width = 9.0F;
    road.offset = 0.0F;
  }
  place.light = draw_light(random, settings.weather);
  Random weather = place.random(kWeatherStream);
  apply_weather(weather, settings.weather, place.light);
  return place;
}

Camera draw_camera(const SceneSettings& settings, const Place& place) {
  const Viewport view(settings.width, settings.height);
  Random random = place.random(kCameraStream);
  const float focal = random.between(280.0F, 430.0F) * settings.focal_factor;
  const float eye = random.chance(0.85F) ? random.between(1.25F, 1.9F) : random.between(1.9F, 2.9F);
  const float horizon = random.between(40.0F, 80.0F);
  const float shift = random.normal(0.075F);
  return {view, focal, eye, horizon, view.reference_width * (0.5F + shift)};
}

}  // namespace pw::scene
