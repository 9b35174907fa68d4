#include "app/document/builtin_inputs.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "compute/scene/scene.h"

namespace pw {
namespace {

constexpr std::array<std::array<float, 12>, 4> kHandMaps = {{
    {1, 2, 3, 4, 0, 1, 2, 3, 0, 0, 1, 2},  // a slope
    {0, 0, 1, 0, 0, 1, 1, 1, 0, 0, 1, 0},  // a cross
    {5, 5, 0, 0, 5, 5, 0, 0, 5, 5, 0, 0},  // left half
    {2, 0, 2, 0, 0, 2, 0, 2, 2, 0, 2, 0},  // a board of chequers
}};

}  // namespace

Input scene_picture(const SceneSource& source) {
  SceneSettings settings;
  settings.seed = source.seed;
  settings.weather = source.weather;
  auto scene = make_scene(settings);
  assert(scene);
  return {std::make_shared<const Image>(std::move(scene->image)),
          std::make_shared<const GroundTruth>(std::move(scene->labels)), nullptr};
}

std::shared_ptr<const InputStack> hand_checkable_stack() {
  FeatureMaps features;
  features.maps = Tensor({1, 4, 3, 4});
  features.names = {"slope", "cross", "left half", "chequers"};
  for (std::int64_t c = 0; c < 4; ++c)
    std::ranges::copy(kHandMaps[static_cast<std::size_t>(c)], features.maps.plane(0, c).begin());
  return make_input_stack(std::move(features));
}

std::shared_ptr<const Weights> hand_checkable_weights() {
  Weights weights;
  weights.parameters = PointwiseLayer(2, 4);
  weights.parameters.weight = {1, 2, 0, -1, -1, 0, 1, 1};
  weights.parameters.bias = {0, 1};
  weights.name = "whole numbers";
  return std::make_shared<const Weights>(std::move(weights));
}

Document hand_checkable_document() {
  Document document;
  document.input = hand_checkable_stack();
  document.network = one_layer(hand_checkable_weights());
  return document;
}

}  // namespace pw
