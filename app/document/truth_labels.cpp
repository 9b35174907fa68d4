#include "app/document/truth_labels.h"

#include <algorithm>
#include <array>

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

std::uint8_t label_of(SceneClass kind, const Weights& weights) {
  const bool is_mark_on_road = kind == SceneClass::kLaneMark && !output_for(SceneClass::kLaneMark, weights);
  if (is_mark_on_road) kind = SceneClass::kRoad;
  // A single output separates its class, 1, from all others.
  if (weights.parameters.cout == 1) return output_class(weights, 0) == kind ? 1 : 0;
  auto output = output_for(kind, weights);
  if (!output) output = only_output_without_class(weights);
  return output ? static_cast<std::uint8_t>(*output) : kUnlabelled;
}

std::vector<std::uint8_t> truth_labels(const GroundTruth& ground_truth, const Image& picture, const Weights& weights,
                                       const Shape& maps) {
  const bool is_reducible = maps.n == 1 && maps.h <= picture.height && maps.w <= picture.width;
  if (!has_classes(weights) || !is_reducible) return {};
  std::array<std::uint8_t, kSceneClasses> label;
  for (std::size_t kind = 0; kind < label.size(); ++kind)
    label[kind] = label_of(static_cast<SceneClass>(kind), weights);
  std::vector<std::uint8_t> labels(ground_truth.size());
  std::ranges::transform(ground_truth, labels.begin(), [&](std::uint8_t kind) { return label.at(kind); });
  return reduce_labels(labels, picture.height, picture.width, maps.h, maps.w);
}

std::vector<std::uint8_t> truth_labels(const Document& document) {
  if (document.ground_truth == nullptr || document.picture == nullptr) return {};
  return truth_labels(*document.ground_truth, *document.picture, document.weights(), document.shape());
}

}  // namespace pw
