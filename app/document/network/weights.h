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
  bool is_built_in = false;  // shipped with the program; stays true when they are edited
  bool is_edited = false;    // whether a weight, a bias or the number of outputs was changed since they were loaded
  // Whether they are used on other maps than those of `made_for`. Names, classes and score then stay with them, but the
  // functions below do not give them. Kept by apply().
  bool is_on_other_maps = false;
  bool operator==(const Weights&) const = default;
};

// "road", or "output 1" without a name.
std::string output_name(const Weights& weights, std::int64_t output);
// Whether output_name() is a name that they carry.
bool has_output_name(const Weights& weights, std::int64_t output);
// Of what is painted: a class is named like its output; with a single output, 1 is what it stands for and 0 is not.
std::string class_name(const Weights& weights, std::int64_t kind);
std::optional<SceneClass> output_class(const Weights& weights, std::int64_t output);
// The output for the class road, if any.
std::optional<std::int64_t> road_output(const Weights& weights);
bool has_classes(const Weights& weights);
// Whether outputs have names, classes or a score, on the maps that they were made for.
bool has_meaning(const Weights& weights);

// Whether they are exactly as they were shipped with the program, but for the activation.
bool is_as_shipped(const Weights& weights);

// With one more filter, without a name or class: zeros, or a copy of filter `copy_of`.
Weights with_output_added(const Weights& weights, std::optional<std::int64_t> copy_of);
// Without the last filter, its name and its class. There must be at least two.
Weights with_output_removed(const Weights& weights);

}  // namespace pw
