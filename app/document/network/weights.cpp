#include "app/document/network/weights.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

namespace pw {

std::string output_name(const Weights& weights, std::int64_t output) {
  const auto at = static_cast<std::size_t>(output);
  if (at < weights.output_names.size() && !weights.output_names[at].empty()) return weights.output_names[at];
  return fmt::format("output {}", output);
}

std::optional<SceneClass> output_class(const Weights& weights, std::int64_t output) {
  const auto at = static_cast<std::size_t>(output);
  return at < weights.classes.size() ? weights.classes[at] : std::nullopt;
}

std::optional<std::int64_t> road_output(const Weights& weights) {
  const auto found = std::ranges::find(weights.classes, std::optional(SceneClass::kRoad));
  if (found == weights.classes.end()) return std::nullopt;
  return found - weights.classes.begin();
}

Weights without_meaning(const Weights& weights) {
  Weights changed = weights;
  changed.output_names.clear();
  changed.classes.clear();
  changed.is_scored = false;
  return changed;
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
  changed.is_scored = changed.is_scored && road_output(changed).has_value();
  return changed;
}

}  // namespace pw
