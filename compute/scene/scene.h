#pragma once
// Road scenes generated from a seed: an image, the class of every pixel and the exact road mask. The same settings give
// the same bytes with every compiler, on every CPU.
#include <cstdint>
#include <vector>

#include "compute/core/error.h"
#include "compute/core/image.h"
#include "compute/scene/base/scene_class.h"
#include "compute/scene/base/scene_settings.h"

namespace pw {

struct Scene {
  Image image;                       // rgb8
  std::vector<std::uint8_t> labels;  // height*width, a SceneClass each
  std::vector<std::uint8_t> road;    // height*width, 255 = road including its marks, 0 = anything else
};

// Thread-safe; needs about 30 bytes of memory per pixel. Fails for a size or focal factor outside its range.
Expected<Scene> make_scene(const SceneSettings& settings);

}  // namespace pw
