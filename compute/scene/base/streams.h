#pragma once
// The independent random sequences of a seed.
#include <cstdint>

namespace pw::scene {

enum Stream : std::uint64_t {
  kPlaceStream,
  kWeatherStream,
  kCameraStream,
  kNoiseStream,
  kSkyStream,
  kHillStream,
  kTerrainStream,
  kRoadStream,
  kMarkStream,
  kPavementStream,
  kShadowStream,
  kBuildingStream,
  kTreeStream,
  kHedgeStream,
  kPoleStream,
  kCarStream,
  kSensorStream,
  kEffectStream
};

}  // namespace pw::scene
