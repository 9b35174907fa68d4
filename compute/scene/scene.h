#pragma once
// Road scenes made from a seed: a picture, the class of every pixel and the exact road mask.
// The same settings give the same bytes with every compiler, on every CPU.
#include <cstdint>
#include <vector>

#include "compute/core/error.h"
#include "compute/core/image.h"
#include "compute/scene/scene_class.h"

namespace pw {

enum class Weather { kDay, kNight, kFog, kSnow };

inline constexpr int kSceneMinSide = 16;
inline constexpr int kSceneMaxSide = 4096;
// At least this share of every scene is road.
inline constexpr double kSceneMinRoadShare = 0.05;
// The shipped weights were trained on seeds below this one; the rest is for testing.
inline constexpr std::uint64_t kSceneFirstTestSeed = 1'000'000;

struct SceneSettings {
  std::uint64_t seed = 0;
  int width = 576;   // pixels, kSceneMinSide...kSceneMaxSide
  int height = 160;  // pixels
  Weather weather = Weather::kDay;
  float focal_factor = 1.0F;  // 0.25...4; 1 is the lens of the training scenes, smaller is wider
};

struct Scene {
  Image image;                       // rgb8
  std::vector<std::uint8_t> labels;  // height*width, a SceneClass each
  std::vector<std::uint8_t> road;    // height*width, 255 = road including its marks, 0 = anything else
};

// Any thread; memory about 30 bytes a pixel. Fails on a size or a lens outside the ranges above.
Expected<Scene> make_scene(const SceneSettings& settings);

}  // namespace pw
