#include "app/document/network/weights.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

namespace pw {
namespace {

// Whatever maps they are used on.
std::optional<std::int64_t> output_for_road(const Weights& weights) {
  const auto found = std::ranges::find(weights.classes, std::optional(SceneClass::kRoad));
  if (found == weights.classes.end()) return std::nullopt;
  return found - weights.classes.begin();
}

}  // namespace

bool has_output_name(const Weights& weights, std::int64_t output) {
  const auto at = static_cast<std::size_t>(output);
  return at < weights.output_names.size() && !weights.output_names[at].empty() && !weights.is_on_other_maps;
}

std::string output_name(const Weights& weights, std::int64_t output) {
  if (has_output_name(weights, output)) return weights.output_names[static_cast<std::size_t>(output)];
  return fmt::format("output {}", output);
}

std::string class_name(const Weights& weights, std::int64_t kind) {
  if (weights.parameters.cout > 1) return output_name(weights, kind);
  const std::string name = output_name(weights, 0);
  return kind == 1 ? name : "not " + name;
}

std::optional<SceneClass> output_class(const Weights& weights, std::int64_t output) {
  const auto at = static_cast<std::size_t>(output);
  return at < weights.classes.size() && !weights.is_on_other_maps ? weights.classes[at] : std::nullopt;
}

std::optional<std::int64_t> road_output(const Weights& weights) {
  return weights.is_on_other_maps ? std::nullopt : output_for_road(weights);
}

bool has_classes(const Weights& weights) {
  const bool any = std::ranges::any_of(weights.classes, [](const auto& kind) { return kind.has_value(); });
  return any && !weights.is_on_other_maps;
}

bool has_meaning(const Weights& weights) {
  return !weights.output_names.empty() || !weights.classes.empty() || weights.is_scored;
}

bool is_as_shipped(const Weights& weights) {
  return weights.is_built_in && !weights.is_edited;
}

Weights with_output_added(const Weights& weights, std::optional<std::int64_t> copy_of) {
  Weights changed = weights;
  PointwiseLayer& layer = changed.parameters;
  const auto cin = static_cast<std::size_t>(layer.cin);
  layer.weight.resize(layer.weight.size() + cin);
  layer.bias.push_back(0.0F);
  if (copy_of) {
    assert(*copy_of >= 0 && *copy_of < layer.cout);
    const auto from = layer.weight.begin() + static_cast<std::ptrdiff_t>(*copy_of * layer.cin);
    std::copy_n(from, cin, layer.weight.end() - static_cast<std::ptrdiff_t>(cin));
    layer.bias.back() = layer.bias[static_cast<std::size_t>(*copy_of)];
  }
  ++layer.cout;
  changed.is_edited = true;
  return changed;
}

Weights with_output_removed(const Weights& weights) {
  assert(weights.parameters.cout > 1);
  Weights changed = weights;
  PointwiseLayer& layer = changed.parameters;
  --layer.cout;
  const auto left = static_cast<std::size_t>(layer.cout);
  layer.weight.resize(left * static_cast<std::size_t>(layer.cin));
  layer.bias.resize(left);
  if (changed.output_names.size() > left) changed.output_names.resize(left);
  if (changed.classes.size() > left) changed.classes.resize(left);
  // There is a score only for the class road.
  changed.is_scored = changed.is_scored && output_for_road(changed).has_value();
  changed.is_edited = true;
  return changed;
}

}  // namespace pw
