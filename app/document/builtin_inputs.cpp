#include "app/document/builtin_inputs.h"

#include <fmt/format.h>

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
    {2, 0, 2, 0, 0, 2, 0, 2, 2, 0, 2, 0},  // a chequerboard
}};

}  // namespace

std::shared_ptr<const InputStack> make_input_stack(FeatureMaps features, ThreadPool* pool) {
  auto stack = std::make_shared<InputStack>();
  stack->statistics = stack_statistics(features.maps, pool);
  stack->features = std::move(features);
  return stack;
}

SceneInput scene_input(std::uint64_t seed) {
  SceneSettings settings;
  settings.seed = seed;
  auto scene = make_scene(settings);
  assert(scene);
  return {std::make_shared<const Image>(std::move(scene->image)),
          std::make_shared<const std::vector<std::uint8_t>>(std::move(scene->road))};
}

std::string scene_name(std::uint64_t seed) {
  return fmt::format("scene {}", seed);
}

Document hand_checkable_document() {
  FeatureMaps features;
  features.maps = Tensor({1, 4, 3, 4});
  features.names = {"slope", "cross", "left half", "chequerboard"};
  for (std::int64_t c = 0; c < 4; ++c)
    std::ranges::copy(kHandMaps[static_cast<std::size_t>(c)], features.maps.plane(0, c).begin());
  auto layer = std::make_shared<NamedLayer>();
  layer->parameters = PointwiseLayer(2, 4);
  layer->parameters.weight = {1, 2, 0, -1, -1, 0, 1, 1};
  layer->parameters.bias = {0, 1};
  layer->name = "whole numbers";
  layer->output_names = {"output 0", "output 1"};
  return {nullptr, nullptr, make_input_stack(std::move(features)), layer, {"hand-checkable stack", {}, {}, {}}};
}

}  // namespace pw
