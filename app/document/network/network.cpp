#include "app/document/network/network.h"

#include <cassert>

namespace pw {
namespace {

float& number_at(PointwiseLayer& layer, const ParameterId& id) {
  return id.input ? layer.w(id.output, *id.input) : layer.bias[static_cast<std::size_t>(id.output)];
}

bool has_valid_sizes(const PointwiseLayer& layer) {
  return layer.cout > 0 && layer.cin > 0 && layer.weight.size() == static_cast<std::size_t>(layer.cout * layer.cin) &&
         layer.bias.size() == static_cast<std::size_t>(layer.cout);
}

}  // namespace

Network one_layer(std::shared_ptr<const Weights> weights) {
  return {{std::move(weights)}};
}

Network with_layer(const Network& network, std::int64_t layer, std::shared_ptr<const Weights> weights) {
  Network changed = network;
  changed.layers[static_cast<std::size_t>(layer)] = std::move(weights);
  return changed;
}

bool is_consistent(const Network& network) {
  if (network.layers.empty()) return false;
  for (std::size_t i = 0; i < network.layers.size(); ++i) {
    if (network.layers[i] == nullptr || !has_valid_sizes(network.layers[i]->parameters)) return false;
    if (i > 0 && network.layers[i]->parameters.cin != network.layers[i - 1]->parameters.cout) return false;
  }
  return true;
}

ParameterId weight_id(std::int64_t output, std::int64_t input) {
  return {NetworkId::kNetwork, 0, output, input};
}

ParameterId bias_id(std::int64_t output) {
  return {NetworkId::kNetwork, 0, output, std::nullopt};
}

bool has_parameter(const Network& network, const ParameterId& id) {
  if (id.layer < 0 || id.layer >= network.depth()) return false;
  const PointwiseLayer& layer = network.layer(id.layer).parameters;
  const bool has_input = !id.input || (*id.input >= 0 && *id.input < layer.cin);
  return id.output >= 0 && id.output < layer.cout && has_input;
}

float parameter(const Network& network, const ParameterId& id) {
  assert(has_parameter(network, id));
  const PointwiseLayer& layer = network.layer(id.layer).parameters;
  return id.input ? layer.w(id.output, *id.input) : layer.bias[static_cast<std::size_t>(id.output)];
}

Network with_parameter(const Network& network, const ParameterId& id, float value) {
  assert(has_parameter(network, id));
  auto weights = std::make_shared<Weights>(network.layer(id.layer));
  float& number = number_at(weights->parameters, id);
  weights->is_edited = weights->is_edited || number != value;
  number = value;
  return with_layer(network, id.layer, std::move(weights));
}

}  // namespace pw
