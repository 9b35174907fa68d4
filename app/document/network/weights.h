#pragma once
// A layer's weights and what they mean.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compute/layer/pointwise_layer.h"
#include "compute/scene/scene.h"

namespace pw {

// Weights own their meaning: it comes and goes with them. Those from elsewhere have no names, no classes and no score.
struct Weights {
  PointwiseLayer parameters;
  std::string name;                                // "trained on road scenes", a file's name, …
  std::vector<std::string> output_names;           // one per output; where one is absent or empty it is "output n"
  std::vector<std::optional<SceneClass>> classes;  // one per output; where absent, the output stands for no class
  bool is_scored = false;                          // whether the outputs may be held against the ground truth
  bool operator==(const Weights&) const = default;
};

// "road", or "output 1".
std::string output_name(const Weights& weights, std::int64_t output);
std::optional<SceneClass> output_class(const Weights& weights, std::int64_t output);
// The output of the class road.
std::optional<std::int64_t> road_output(const Weights& weights);

// One filter more, with the name "output n" and without a class: zero, or a copy of the filter `copy_of`.
Weights with_output_added(const Weights& weights, std::optional<std::int64_t> copy_of);
// Without the last filter, its name and its class. There are at least two.
Weights with_output_removed(const Weights& weights);

}  // namespace pw
