#include "app/comparison/compared_labels.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/document/truth_labels.h"
#include "compute/labels/label_sample.h"

namespace pw {
namespace {

constexpr std::int64_t kComparedSamples = 40;

// The document's classes; of weights without any, or with a single output, road and what is not.
Weights meaning_of(const Document& document) {
  const Weights& weights = document.weights();
  if (has_classes(weights) && weights.parameters.cout >= 2) return weights;
  Weights meaning;
  meaning.parameters = PointwiseLayer(2, weights.parameters.cin);
  meaning.output_names = {"not road", "road"};
  meaning.classes = {std::nullopt, SceneClass::kRoad};
  return meaning;
}

std::int64_t count_of(const std::vector<std::uint8_t>& labels) {
  return std::ranges::count_if(labels, [](std::uint8_t label) { return label != kUnlabelled; });
}

std::size_t classes_in(const std::vector<std::uint8_t>& labels) {
  std::vector<bool> seen(kUnlabelled);
  for (const std::uint8_t label : labels) {
    if (label != kUnlabelled) seen[label] = true;
  }
  return static_cast<std::size_t>(std::ranges::count(seen, true));
}

}  // namespace

std::vector<std::optional<SceneClass>> compared_classes(const Document& document) {
  const Weights meaning = meaning_of(document);
  std::vector<std::optional<SceneClass>> classes;
  for (std::int64_t k = 0; k < meaning.parameters.cout; ++k) classes.push_back(output_class(meaning, k));
  return classes;
}

ComparedLabels compared_labels(const Document& document) {
  ComparedLabels labels;
  const Weights meaning = meaning_of(document);
  const auto classes = meaning.parameters.cout;
  const bool has_truth = document.ground_truth != nullptr && document.picture != nullptr;
  labels.is_truth_known = has_truth;
  std::vector<std::uint8_t> truth;
  if (has_truth) truth = truth_labels(*document.ground_truth, *document.picture, meaning, document.shape());
  // Where nothing says what the classes are, they are not the road.
  const bool is_named = has_truth || has_classes(document.weights());
  for (std::int64_t k = 0; k < classes; ++k) {
    labels.names.push_back(is_named ? output_name(meaning, k) : class_name(document.weights(), k));
    labels.classes.push_back(is_named ? output_class(meaning, k) : std::nullopt);
  }
  if (document.labels != nullptr) {
    labels.fitted = document.labels->classes;
    for (std::uint8_t& label : labels.fitted) {
      if (label >= classes) label = kUnlabelled;
    }
    labels.note = fmt::format("fitted on {} painted positions", count_of(labels.fitted));
  } else if (has_truth) {
    labels.fitted = sample_labels(truth, kComparedSamples, document.training.seed);
    labels.note = fmt::format("fitted on {} random positions", count_of(labels.fitted));
  } else {
    labels.problem = fmt::format("There is no ground truth here: in Train, paint some positions of each class on {}.",
                                 document.picture != nullptr ? "the picture" : "a map");
    return labels;
  }
  labels.scored.assign(labels.fitted.size(), kUnlabelled);
  for (std::size_t p = 0; p < labels.fitted.size(); ++p) {
    if (has_truth) {
      if (labels.fitted[p] == kUnlabelled && p < truth.size()) labels.scored[p] = truth[p];
    } else if (is_held_out(document.training.seed, static_cast<std::int64_t>(p))) {
      std::swap(labels.scored[p], labels.fitted[p]);
    }
  }
  labels.note += has_truth ? ", scored on those held out" : ", scored on the 1 in 5 held out: no ground truth";
  if (classes_in(labels.fitted) < 2)
    labels.problem = "Fewer than two classes are labelled: in Train, paint some positions of each class.";
  return labels;
}

}  // namespace pw
