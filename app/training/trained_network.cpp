#include "app/training/trained_network.h"

#include <utility>

#include "compute/layer/pointwise_forward.h"
#include "compute/training/two_layer_trainer.h"

namespace pw {
namespace {

constexpr const char* kTrainedName = "trained here";

const Weights& outputs_of_road_pair() {
  static const Weights outputs = [] {
    Weights weights;
    weights.parameters = PointwiseLayer(2, 1);
    weights.output_names = {"not road", "road"};
    weights.classes = {std::nullopt, SceneClass::kRoad};
    weights.is_scored = true;
    return weights;
  }();
  return outputs;
}

std::shared_ptr<const Weights> with_numbers(const Weights& before, const PointwiseLayer& layer,
                                            const Document& document) {
  auto weights = std::make_shared<Weights>(before);
  const Activation activation = weights->parameters.activation;
  weights->parameters = layer;
  weights->parameters.activation = activation;
  weights->name = kTrainedName;
  weights->made_for = document.source.extractor;
  weights->is_built_in = false;
  weights->is_edited = false;
  weights->is_on_other_maps = false;
  return weights;
}

}  // namespace

const Network* trained_network(const Document& document) {
  return document.find(document.training.target);
}

const Weights& trained_outputs(const Document& document) {
  const Network* network = trained_network(document);
  if (network != nullptr) return *network->layers.back();
  return document.source.extractor == ExtractorKind::kLearned ? outputs_of_road_pair() : document.weights();
}

TrainedLayers layers_of(const Network& network) {
  TrainedLayers layers;
  for (const auto& weights : network.layers) layers.push_back(weights->parameters);
  return layers;
}

bool have_same_shape(const Network& a, const Network& b) {
  if (a.depth() != b.depth() || a.cin() != b.cin()) return false;
  for (std::int64_t i = 0; i < a.depth(); ++i) {
    if (a.layer(i).parameters.cout != b.layer(i).parameters.cout) return false;
  }
  return true;
}

Network with_trained(const Network& network, const TrainedLayers& layers, const Document& document,
                     bool keeps_hidden_names) {
  Network trained = network;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    Weights before = *network.layers[i];
    if (i + 1 < layers.size() && !keeps_hidden_names) before.output_names.clear();
    trained.layers[i] = with_numbers(before, layers[i], document);
  }
  return trained;
}

bool is_trained_here(const Network& network) {
  return network.layers.front()->name == kTrainedName;
}

Action set_network(const Document& document, NetworkId id, const Network& network) {
  if (id == NetworkId::kNetwork) return SetWeights{network.layers.front()};
  Pair pair = *document.pair;
  pair.network = network;
  return SetPair{std::move(pair)};
}

Tensor network_sums(const Network& network, const Mask& mask, TensorView stack, ThreadPool* pool) {
  const PointwiseLayer& first = network.layer(0).parameters;
  if (network.depth() == 1) return pointwise_sums(stack, effective(first, mask), pool);
  return two_layer_sums(stack, {first, network.layer(1).parameters}, pool);
}

}  // namespace pw
