#include "compute/scene/base/scene_class.h"

namespace pw {

const char* scene_class_name(SceneClass kind) {
  switch (kind) {
    case SceneClass::kSky:
      return "sky";
    case SceneClass::kRoad:
      return "road";
    case SceneClass::kLaneMark:
      return "lane mark";
    case SceneClass::kTerrain:
      return "terrain";
    case SceneClass::kPavement:
      return "pavement";
    case SceneClass::kVegetation:
      return "vegetation";
    case SceneClass::kBuilding:
      return "building";
    case SceneClass::kCar:
      return "car";
    case SceneClass::kPole:
      return "pole or sign";
  }
  return "";
}

}  // namespace pw
