#include "app/import/presets.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "compute/io/models/layer_file.h"
#include "compute/reduction/patterns.h"

namespace pw {
namespace {

using Ready = std::shared_ptr<const Weights>;

constexpr std::int64_t kMostForIdentity = 16;  // maps

bool has_trained_weights(const Source& source) {
  return source.extractor == ExtractorKind::kLearned || source.extractor == ExtractorKind::kFilterbank;
}

// Of the weights that a preset makes.
std::string name_of(std::string_view id);

Ready made(std::string_view id, PointwiseLayer parameters, std::vector<std::string> outputs) {
  Weights weights;
  weights.parameters = std::move(parameters);
  weights.name = name_of(id);
  weights.output_names = std::move(outputs);
  weights.is_built_in = true;
  return std::make_shared<const Weights>(std::move(weights));
}

// Rows of three weights each, for red, green and blue.
Ready colour_weights(std::string_view id, std::vector<float> weight, std::vector<std::string> outputs) {
  PointwiseLayer parameters(static_cast<std::int64_t>(outputs.size()), 3);
  parameters.weight = std::move(weight);
  return made(id, std::move(parameters), std::move(outputs));
}

Ready colour_preset(std::string_view id) {
  // Luma: ITU-R BT.601. Sepia: the matrix that image editors share.
  if (id == "grey") return colour_weights(id, {0.299F, 0.587F, 0.114F, 0.5F, 0.0F, -0.5F}, {"grey", "red minus blue"});
  if (id == "sepia")
    return colour_weights(id, {0.393F, 0.769F, 0.189F, 0.349F, 0.686F, 0.168F, 0.272F, 0.534F, 0.131F},
                          {"red", "green", "blue"});
  if (id == "swap") return colour_weights(id, {0, 0, 1, 0, 1, 0, 1, 0, 0}, {"red", "green", "blue"});
  return nullptr;
}

std::int64_t outputs_of(const Weights* current) {
  return current != nullptr ? current->parameters.cout : 2;
}

Ready average(const InputStack& input) {
  const std::int64_t cin = input.shape().c;
  PointwiseLayer parameters(2, cin);
  for (std::int64_t i = 0; i < cin; ++i) {
    const float share = 1.0F / static_cast<float>(cin);
    parameters.w(0, i) = share;
    parameters.w(1, i) = 2 * i < cin ? share : -share;
  }
  return made("average", std::move(parameters), {"mean of all", "first half minus second"});
}

Ready random_mix(const InputStack& input, std::int64_t cout) {
  std::vector<double> deviations;
  for (std::int64_t i = 0; i < input.shape().c; ++i) deviations.push_back(input.of(0, i).std);
  return made("random", random_layer(cout, deviations), {});
}

// Outputs that are one map each have its name. Few maps all have an output; of many the outputs of now stay.
Ready one_map_each(std::string_view id, const InputStack& input, std::int64_t cout) {
  const std::int64_t cin = input.shape().c;
  if (cin <= kMostForIdentity) cout = cin;
  const bool reverses = id == "permutation";
  const auto make = reverses ? reversing_layer : id == "identity" ? identity_layer : diagonal_layer;
  std::vector<std::string> names;
  for (std::int64_t k = 0; k < cout; ++k)
    names.push_back(k < cin ? map_name(input, reverses ? cin - 1 - k : k) : fmt::format("output {}", k));
  return made(id, make(cout, cin), std::move(names));
}

Ready principal(const InputStack& input, std::int64_t cout) {
  std::vector<std::string> names;
  for (std::int64_t k = 0; k < cout; ++k) names.push_back(fmt::format("component {}", k));
  return made("pca", principal_layer(input.features.maps, cout), std::move(names));
}

// The outputs mean what they meant.
Ready shifted(Weights weights) {
  weights.parameters = with_vector_added(weights.parameters, 1);
  weights.is_edited = true;
  return std::make_shared<const Weights>(std::move(weights));
}

// To be raised by hand, for these maps: the outputs keep the names and classes that they have on them.
Ready all_zero(const InputStack& input, const Source& source, const Weights* current) {
  Weights zero;
  if (current != nullptr && !current->is_on_other_maps) zero = *current;
  zero.parameters = PointwiseLayer(outputs_of(current), input.shape().c);
  zero.name = name_of("zero");
  zero.made_for = source.extractor;
  zero.is_built_in = zero.is_edited = zero.is_on_other_maps = false;
  return std::make_shared<const Weights>(std::move(zero));
}

// Heads trained on generated scenes, in files below assets/EXTRACTOR. Output k is for class k of `classes`.
struct Head {
  std::string_view id;
  std::string_view file;  // NAME_weights.npy, NAME_bias.npy
  std::vector<std::optional<SceneClass>> classes;
  Activation activation = Activation::kNone;
};

std::vector<std::optional<SceneClass>> all_classes() {
  std::vector<std::optional<SceneClass>> classes;
  for (int i = 0; i < kSceneClasses; ++i) classes.emplace_back(static_cast<SceneClass>(i));
  return classes;
}

const std::array<Head, 4>& heads() {
  static const std::array<Head, 4> all = {
      {{"trained", "road", {std::nullopt, SceneClass::kRoad}},
       {"vegetation", "road_vegetation", {SceneClass::kRoad, SceneClass::kVegetation}, Activation::kSigmoid},
       {"classes", "classes", all_classes()},
       {"keep", "keep_two", {std::nullopt, SceneClass::kRoad}}}};
  return all;
}

// An output without a class is the complement of the other one.
std::vector<std::string> names_of(const Head& head) {
  std::vector<std::string> names;
  for (const auto& kind : head.classes) names.emplace_back(kind ? scene_class_name(*kind) : "not road");
  return names;
}

Expected<Ready> trained(const Head& head, const Source& source, std::int64_t cin, const std::string& assets_folder) {
  const std::string path = fmt::format("{}/{}/{}", assets_folder, extractor_name(*source.extractor), head.file);
  auto parameters = read_layer(path + "_weights.npy", path + "_bias.npy", cin);
  if (!parameters) return Unexpected(parameters.error());
  if (parameters->cout != static_cast<std::int64_t>(head.classes.size())) {
    return fail(path + "_weights.npy", "has {} filters instead of {}", parameters->cout, head.classes.size());
  }
  parameters->activation = head.activation;
  return std::make_shared<const Weights>(
      Weights{std::move(*parameters), name_of(head.id), names_of(head), head.classes, true, source.extractor, true});
}

// A preset, and the stacks that it is offered for.
struct PresetRow {
  Preset preset;
  bool (*is_for)(const InputStack& input, const Source& source);
};

const std::vector<PresetRow>& preset_rows() {
  const auto any = [](const InputStack&, const Source&) { return true; };
  const auto trained_maps = [](const InputStack&, const Source& source) { return has_trained_weights(source); };
  const auto learned = [](const InputStack&, const Source& source) {
    return source.extractor == ExtractorKind::kLearned;
  };
  const auto colour = [](const InputStack& input, const Source&) { return input.shape().c == 3; };
  const auto several = [](const InputStack& input, const Source&) { return input.shape().c > 1; };
  static const std::vector<PresetRow> rows = {
      {{"trained", "Trained: road", "trained on road scenes",
        "Weights trained on generated road scenes: output 1 scores road."},
       trained_maps},
      {{"vegetation", "Trained: road, vegetation", "road and vegetation",
        "Two questions, each with its own sigmoid: here the two rows really differ."},
       learned},
      {{"classes", "Trained: nine classes", "nine classes",
        "The same maps answer nine questions at once: nine rows of weights."},
       learned},
      {{"grey", "Grey and red minus blue", "grey and red minus blue",
        "Grey is one row of weights: 0.299 R + 0.587 G + 0.114 B."},
       colour},
      {{"sepia", "Sepia", "sepia", "An old photograph's tone is a 3 × 3 matrix at every pixel."}, colour},
      {{"swap", "Swap red and blue", "channel swap", "A permutation matrix exchanges maps and computes nothing else."},
       colour},
      {{"average", "Averages", "averages", "Every map counts equally; the second row subtracts half of them."}, any},
      {{"keep", "Keep two, drop the rest", "keep two, drop the rest",
        "All but two columns of W are 0: dropping maps is a special case of mixing, here with the best two for road."},
       any},
      {{"random", "Random mix", "random mix",
        "Mixing without learning, the same numbers each time: uses all maps, but to no purpose."},
       any},
      {{"difference", "Differences", "differences",
        "Each output is one map minus the next: what two maps share is gone."},
       several},
      {{"identity", "Identity", "identity",
        "Output k is map k. Up to 16 maps, all have an output; of more, the outputs of now show the first ones and the "
        "rest is dropped."},
       any},
      {{"permutation", "Permutation", "permutation",
        "The same maps in reverse order: exchanged, not mixed. Of more than 16 maps, the outputs of now show the "
        "last."},
       any},
      {{"diagonal", "Diagonal (depthwise)", "diagonal",
        "One weight per map and 0 elsewhere: maps are scaled, never mixed. That is what a depthwise 1×1 does."},
       any},
      {{"pca", "PCA", "PCA",
        "Each row is a direction in which the standardised maps vary most: the outputs are uncorrelated and no other "
        "rows keep more."},
       any},
      {{"shift", "Add one vector to all rows", "",
        "The same numbers are added to every row: each output gets the same map more, so softmax and argmax stay, up "
        "to rounding; only differences of rows count there."},
       any},
      {{"zero", "All zero", "all zero", "Start from zero and raise one weight after another."}, any}};
  return rows;
}

std::string name_of(std::string_view id) {
  for (const PresetRow& row : preset_rows()) {
    if (row.preset.id == id) return row.preset.weights_name;
  }
  return "";
}

// Why it cannot be used; empty if it can.
std::string problem_of(std::string_view id, const InputStack& input, const Source& source, std::int64_t cout) {
  if (id == "keep" && !has_trained_weights(source))
    return "No pair of these maps has been chosen: that takes training on labels, as for learned and filter-bank maps.";
  if (id == "pca" && cout > input.shape().c)
    return fmt::format("{} outputs, but only {} maps: there are no more components than maps. Take outputs off first.",
                       cout, input.shape().c);
  if (id == "shift" && cout == 1) return "With one output there is nothing to compare it with: add an output first.";
  return "";
}

bool can_be_used(const InputStack& input, const Source& source, std::string_view id) {
  const auto presets = presets_for(input, source);
  return std::ranges::any_of(presets, [&](const Preset& preset) { return preset.id == id && preset.can_be_used; });
}

// The head that these weights are, if they are as shipped.
const Head* head_of(const Weights* weights) {
  if (weights == nullptr || !is_as_shipped(*weights) || !weights->made_for) return nullptr;
  const auto found = std::ranges::find(heads(), weights->name, [](const Head& head) { return name_of(head.id); });
  return found != heads().end() ? &*found : nullptr;
}

}  // namespace

std::vector<Preset> all_presets() {
  std::vector<Preset> presets;
  for (const PresetRow& row : preset_rows()) presets.push_back(row.preset);
  return presets;
}

std::vector<Preset> presets_for(const InputStack& input, const Source& source, std::int64_t cout) {
  std::vector<Preset> presets;
  for (const PresetRow& row : preset_rows()) {
    if (!row.is_for(input, source)) continue;
    presets.push_back(row.preset);
    std::string problem = problem_of(row.preset.id, input, source, cout);
    if (problem.empty()) continue;
    presets.back().can_be_used = false;
    presets.back().explanation = std::move(problem);
  }
  return presets;
}

Expected<Ready> make_preset(std::string_view id, const InputStack& input, const Source& source, const Weights* current,
                            const std::string& assets_folder) {
  for (const Head& head : heads()) {
    if (id == head.id && has_trained_weights(source)) return trained(head, source, input.shape().c, assets_folder);
  }
  if (input.shape().c == 3) {
    if (auto layer = colour_preset(id)) return layer;
  }
  if (id == "average") return average(input);
  if (id == "random") return random_mix(input, outputs_of(current));
  if (id == "difference" && input.shape().c > 1)
    return made("difference", difference_layer(outputs_of(current), input.shape().c), {});
  if (id == "identity" || id == "permutation" || id == "diagonal") return one_map_each(id, input, outputs_of(current));
  if (id == "pca" && outputs_of(current) <= input.shape().c) return principal(input, outputs_of(current));
  if (id == "shift") return shifted(current != nullptr ? *current : *average(input));
  if (id == "zero") return all_zero(input, source, current);
  return fail(std::string(id), "is not a preset for this stack");
}

Ready default_weights(const InputStack& input, const Source& source, const Weights* current,
                      const std::string& assets_folder) {
  const Head* head = head_of(current);
  if (head != nullptr && can_be_used(input, source, head->id)) {
    if (auto same = trained(*head, source, input.shape().c, assets_folder)) {
      auto weights = std::make_shared<Weights>(**same);
      weights->parameters.activation = current->parameters.activation;
      return weights;
    }
  }
  for (const Preset& preset : presets_for(input, source)) {
    if (!preset.can_be_used) continue;
    if (auto layer = make_preset(preset.id, input, source, nullptr, assets_folder)) return *layer;
  }
  return average(input);
}

}  // namespace pw
