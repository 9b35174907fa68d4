#pragma once
// A layer's weights and what they mean.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compute/features/feature_extractor.h"
#include "compute/layer/pointwise_layer.h"
#include "compute/scene/scene.h"

namespace pw {

// Weights carry the meaning of their outputs with them. Weights from a user's file have no names, no classes and no
// score.
struct Weights {
  PointwiseLayer parameters;
  std::string name;                                // "trained on road scenes", a file's name, …
  std::vector<std::string> output_names;           // one per output; missing or empty: "output n"
  std::vector<std::optional<SceneClass>> classes;  // one per output; absent: no class
  bool is_scored = false;                          // whether the outputs may be scored against the ground truth
  // The extractor whose maps they were made for; absent if they are for any maps, or if that is not known.
  std::optional<ExtractorKind> made_for;
  bool is_built_in = false;  // shipped with the program for the maps of `made_for`; stays true when they are edited
  bool operator==(const Weights&) const = default;
};

// "road", or "output 1" without a name.
std::string output_name(const Weights& weights, std::int64_t output);
std::optional<SceneClass> output_class(const Weights& weights, std::int64_t output);
// The output for the class road, if any.
std::optional<std::int64_t> road_output(const Weights& weights);

// The same numbers without output names, classes and score.
Weights without_meaning(const Weights& weights);

// With one more filter, without a name or class: zeros, or a copy of filter `copy_of`.
Weights with_output_added(const Weights& weights, std::optional<std::int64_t> copy_of);
// Without the last filter, its name and its class. There must be at least two.
Weights with_output_removed(const Weights& weights);

}  // namespace pw
