#pragma once
// The render target of the painters: colour, depth and class of every pixel.
#include <cstdint>
#include <vector>

#include "compute/scene/base/color.h"
#include "compute/scene/base/scene_class.h"

namespace pw::scene {

inline constexpr float kSkyDepth = 1e6F;  // metres

struct Frame {
  Frame(int w, int h)
      : width(w), height(h), color(pixels()), depth(pixels(), kSkyDepth), label(pixels(), SceneClass::kSky) {}

  std::size_t pixels() const { return static_cast<std::size_t>(width) * static_cast<std::size_t>(height); }
  std::size_t index(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
  }
  void put(std::size_t i, float z, Rgb c, SceneClass k) {
    color[i] = c;
    depth[i] = z;
    label[i] = k;
  }
  // `coverage` is the fraction of the pixel that is covered; from one half on, it also decides depth and class.
  void cover(std::size_t i, float z, Rgb c, SceneClass k, float coverage) {
    if (z >= depth[i] || coverage <= 0.0F) return;
    color[i] = mix(color[i], c, coverage < 1.0F ? coverage : 1.0F);
    if (coverage < 0.5F) return;
    depth[i] = z;
    label[i] = k;
  }

  int width;
  int height;
  std::vector<Rgb> color;
  std::vector<float> depth;  // metres ahead of the camera
  std::vector<SceneClass> label;
};

}  // namespace pw::scene
