#include "app/training/trained_weights.h"

namespace pw {
namespace {

constexpr const char* kTrainedName = "trained here";

}  // namespace

std::shared_ptr<const Weights> trained_weights(const Document& document, const PointwiseLayer& layer) {
  auto weights = std::make_shared<Weights>(document.weights());
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

bool are_trained_here(const Weights& weights) {
  return weights.name == kTrainedName;
}

}  // namespace pw
