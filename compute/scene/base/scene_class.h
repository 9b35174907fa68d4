#pragma once
// The class of a pixel of a scene.
#include <cstdint>

namespace pw {

enum class SceneClass : std::uint8_t {
  kSky,
  kRoad,
  kLaneMark,
  kTerrain,
  kPavement,
  kVegetation,
  kBuilding,
  kCar,
  kPole
};
inline constexpr int kSceneClasses = 9;

const char* scene_class_name(SceneClass kind);  // "sky", "road", "lane mark" …

// Lane marks are part of the road.
inline bool is_road(SceneClass kind) {
  return kind == SceneClass::kRoad || kind == SceneClass::kLaneMark;
}

}  // namespace pw
