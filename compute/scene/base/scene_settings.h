#pragma once
// The parameters of a road scene.
#include <cstdint>

namespace pw {

enum class Weather { kDay, kNight, kFog, kSnow };

inline constexpr int kSceneMinSide = 16;
inline constexpr int kSceneMaxSide = 4096;
// At least this fraction of every scene is road.
inline constexpr double kSceneMinRoadShare = 0.05;
// The shipped weights were trained on seeds below this one; the others are for testing.
inline constexpr std::uint64_t kSceneFirstTestSeed = 1'000'000;

struct SceneSettings {
  std::uint64_t seed = 0;
  int width = 576;   // pixels, kSceneMinSide...kSceneMaxSide
  int height = 160;  // pixels
  Weather weather = Weather::kDay;
  float focal_factor = 1.0F;  // 0.25...4; 1 is the lens of the training scenes, smaller is wider
};

}  // namespace pw
