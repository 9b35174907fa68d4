#include "app/document/truth_labels.h"

#include <algorithm>

#include "compute/labels/label_reduction.h"

namespace pw {
namespace {

std::optional<std::int64_t> output_for(SceneClass kind, const Weights& weights) {
  for (std::int64_t o = 0; o < weights.parameters.cout; ++o) {
    if (output_class(weights, o) == kind) return o;
  }
  return std::nullopt;
}

std::optional<std::int64_t> only_output_without_class(const Weights& weights) {
  std::optional<std::int64_t> found;
  for (std::int64_t o = 0; o < weights.parameters.cout; ++o) {
    if (output_class(weights, o)) continue;
    if (found) return std::nullopt;
    found = o;
  }
  return found;
}

}  // namespace

std::uint8_t output_of(SceneClass kind, const Weights& weights) {
  auto output = output_for(kind, weights);
  if (!output && kind == SceneClass::kLaneMark) output = output_for(SceneClass::kRoad, weights);
  if (!output) output = only_output_without_class(weights);
  return output ? static_cast<std::uint8_t>(*output) : kUnlabelled;
}

std::vector<std::uint8_t> truth_labels(const GroundTruth& ground_truth, const Image& picture, const Weights& weights,
                                       const Shape& maps) {
  const bool is_reducible = maps.n == 1 && maps.h <= picture.height && maps.w <= picture.width;
  if (!has_classes(weights) || !is_reducible) return {};
  std::vector<std::uint8_t> outputs(ground_truth.size());
  std::ranges::transform(ground_truth, outputs.begin(),
                         [&](std::uint8_t kind) { return output_of(static_cast<SceneClass>(kind), weights); });
  return reduce_labels(outputs, picture.height, picture.width, maps.h, maps.w);
}

std::vector<std::uint8_t> truth_labels(const Document& document) {
  if (document.ground_truth == nullptr || document.picture == nullptr) return {};
  return truth_labels(*document.ground_truth, *document.picture, document.weights(), document.shape());
}

}  // namespace pw
