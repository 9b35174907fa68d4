#pragma once
// The learned maps of generated scenes, with the road as ground truth.
#include <cstdint>
#include <utility>
#include <vector>

#include "compute/core/tensor.h"
#include "compute/features/feature_extractor.h"
#include "compute/labels/label_reduction.h"
#include "compute/scene/scene.h"
#include "tests/source_file.h"

namespace pw::test {

struct SceneMaps {
  Tensor maps;                        // (1, 256, 20, 72)
  std::vector<std::uint8_t> classes;  // of each position: 1 for road, else 0
};

inline SceneMaps scene_maps(std::uint64_t seed) {
  static FeatureExtractor extractor(source_file("assets"));
  SceneSettings settings;
  settings.seed = seed;
  const Scene scene = make_scene(settings).value();
  Tensor maps = std::move(extractor.extract(scene.image, ExtractorKind::kLearned, nullptr, nullptr).value().maps);
  std::vector<std::uint8_t> road;
  for (const std::uint8_t is_road : scene.road) road.push_back(is_road != 0 ? 1 : 0);
  const Shape shape = maps.shape();
  return {std::move(maps), reduce_labels(road, scene.image.height, scene.image.width, shape.h, shape.w)};
}

// Made once.
inline const SceneMaps& example_scene() {
  static const SceneMaps scene = scene_maps(1'000'091);
  return scene;
}

// Every 18th position: 80 of them, 24 of which are road.
inline std::vector<std::uint8_t> every_18th(const std::vector<std::uint8_t>& classes) {
  std::vector<std::uint8_t> few(classes.size(), kNoClass);
  for (std::size_t p = 0; p < classes.size(); p += 18) few[p] = classes[p];
  return few;
}

inline std::vector<std::int32_t> as_labels(const std::vector<std::uint8_t>& classes) {
  return {classes.begin(), classes.end()};
}

}  // namespace pw::test
