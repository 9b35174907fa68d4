#include "app/training/training_setup.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/training/trained_network.h"
#include "compute/analysis/map_deviations.h"
#include "compute/labels/label_sample.h"

namespace pw {
namespace {

// Bytes of the values at held-out positions that are scored.
constexpr std::int64_t kMostValues = std::int64_t{256} << 20;
constexpr std::size_t kMostExactlyCounted = std::size_t{4} << 20;

std::vector<bool> silenced_maps(const Mask& mask, std::int64_t count) {
  std::vector<bool> silenced;
  if (mask.empty()) return silenced;
  for (std::int64_t map = 0; map < count; ++map) silenced.push_back(mask.silences(map));
  return silenced;
}

bool is_all_locked(const LayerLocks& locks, const PointwiseLayer& layer) {
  const auto is_full = [](const std::vector<bool>& bits, std::size_t size) {
    return bits.size() == size && std::ranges::all_of(bits, [](bool locked) { return locked; });
  };
  return is_full(locks.weight, layer.weight.size()) && is_full(locks.bias, layer.bias.size());
}

bool all_locked(const std::vector<LayerLocks>& locks, const Network& network) {
  for (std::int64_t i = 0; i < network.depth(); ++i) {
    if (!is_all_locked(locks_of_layer(locks, static_cast<std::size_t>(i)), network.layer(i).parameters)) return false;
  }
  return true;
}

bool holds_out_labels(const TrainingSetup& setup) {
  return setup.truth.empty();
}

Standardisation scale_for(const TrainingSetup& setup, const LabelSets& labels) {
  const TensorView in = setup.input->features.maps;
  const std::vector<bool> silenced = silenced_maps(setup.mask, in.shape.c);
  if (!setup.settings.standardises) return keep_scale(in, labels.trained, setup.cout, silenced);
  return standardise(in, labels.trained, setup.cout, map_deviations(setup.input->statistics, in.shape.c), silenced);
}

void add_locks(std::vector<bool>& locks, const std::vector<bool>& more) {
  if (locks.empty()) {
    locks = more;
    return;
  }
  for (std::size_t i = 0; i < more.size(); ++i) locks[i] = locks[i] || more[i];
}

}  // namespace

TrainingSetup setup_of(const Document& document, std::vector<std::uint8_t> truth) {
  TrainingSetup setup;
  setup.input = document.input;
  setup.labels = document.labels;
  setup.truth = std::move(truth);
  setup.settings = document.training;
  setup.cout = trained_outputs(document).parameters.cout;
  if (document.training.target == NetworkId::kNetwork) {
    setup.mask = document.mask;
    setup.locks = {network_locks(document.locks.get())};
    return setup;
  }
  setup.settings.trains_gains = false;
  if (!document.pair) return setup;
  if (document.locks != nullptr) setup.locks = document.locks->pair;
  // At random its filters would not be equal.
  if (document.pair->example == PairCase::kEqual) setup.settings.starts_from_shown = true;
  const PointwiseLayer& hidden = document.pair->network.layer(0).parameters;
  setup.hidden = hidden.cout;
  setup.hidden_activation = hidden.activation;
  return setup;
}

LayerLocks locks_of_layer(const std::vector<LayerLocks>& locks, std::size_t layer) {
  return layer < locks.size() ? locks[layer] : LayerLocks();
}

std::vector<std::int64_t> trained_counts(const TrainingSetup& setup) {
  std::vector<std::int64_t> counts(static_cast<std::size_t>(std::max<std::int64_t>(setup.cout, 2)));
  if (setup.labels == nullptr) return counts;
  const std::vector<std::uint8_t>& classes = setup.labels->classes;
  const bool leaves_out_tested = holds_out_labels(setup) && classes.size() <= kMostExactlyCounted;
  for (std::size_t p = 0; p < classes.size(); ++p) {
    if (!is_labelled(classes[p], setup.cout)) continue;
    const bool is_tested = leaves_out_tested && is_held_out(setup.settings.seed, static_cast<std::int64_t>(p));
    if (!is_tested) ++counts[classes[p]];
  }
  return counts;
}

std::string pair_problem(const Document& document) {
  if (document.training.target != NetworkId::kPair) return "";
  if (document.pair && document.pair->input != PairInput::kStack) {
    return fmt::format("The pair reads {}, and the labels are of these maps: choose the road pair in Two layers",
                       document.pair->input == PairInput::kPicture ? "the picture's R, G, B" : "whole numbers");
  }
  // The labels count the outputs of what is trained.
  const std::int64_t layer = document.network.cout(), pair = trained_outputs(document).parameters.cout;
  if (layer == pair || document.labels == nullptr ||
      labels_beyond(*document.labels, std::max<std::int64_t>(pair, 2)) == 0)
    return "";
  return fmt::format("The pair has {} outputs and the layer {}, whose classes the labels are: give both the same", pair,
                     layer);
}

std::string training_problem(const TrainingSetup& setup, const Document& document,
                             const std::vector<std::int64_t>& trained) {
  const std::string how =
      std::string("paint some positions of each class on ") + (document.picture != nullptr ? "the picture" : "the map");
  const auto used = std::ranges::count_if(trained, [](std::int64_t count) { return count > 0; });
  if (used == 0) return "Nothing is labelled yet: " + how;
  if (used == 1) return "Only one class is labelled, so there is nothing to tell apart: " + how;
  const Network* network = trained_network(document);
  if (network != nullptr && all_locked(setup.locks, *network))
    return "Every weight and every bias is locked: unlock some to train";
  return "";
}

std::string labels_note(const TrainingSetup& setup, const std::vector<std::int64_t>& trained) {
  if (setup.labels == nullptr) return "";
  if (const auto beyond = labels_beyond(*setup.labels, std::max<std::int64_t>(setup.cout, 2)); beyond > 0)
    return beyond == 1 ? std::string("1 label of a class that has no output is left out")
                       : fmt::format("{} labels of classes that have no output are left out", beyond);
  const auto missing = std::ranges::count(trained, 0);
  if (missing > 0 && missing < static_cast<std::int64_t>(trained.size()))
    return fmt::format("{} of {} classes have no labels: they will not be predicted", missing, trained.size());
  return "";
}

Loss loss_kind(const TrainingSettings& settings, std::int64_t cout) {
  if (settings.loss == TrainingLoss::kSquared) return Loss::kSquared;
  return cout == 1 ? Loss::kSigmoidCrossEntropy : Loss::kSoftmaxCrossEntropy;
}

TrainingRule rule_of(const TrainingSettings& settings, std::int64_t cout) {
  return {loss_kind(settings, cout),
          {settings.optimiser, static_cast<float>(settings.rate), static_cast<float>(settings.decay)},
          settings.trains_gains};
}

LabelSets label_sets(const TrainingSetup& setup) {
  const auto count = static_cast<std::size_t>(setup.input->shape().n * setup.input->shape().pixels());
  LabelSets sets{std::vector(count, kNotLabelled), std::vector(count, kNotLabelled)};
  for (std::size_t p = 0; p < count; ++p) {
    const std::uint8_t label = setup.labels != nullptr ? setup.labels->classes[p] : kUnlabelled;
    const bool is_class = label != kUnlabelled && is_labelled(label, setup.cout);
    if (holds_out_labels(setup)) {
      const bool is_tested = is_held_out(setup.settings.seed, static_cast<std::int64_t>(p));
      if (is_class) (is_tested ? sets.held_out : sets.trained)[p] = label;
    } else if (is_class) {
      sets.trained[p] = label;
    } else if (setup.truth[p] != kUnlabelled) {
      sets.held_out[p] = setup.truth[p];
    }
  }
  return sets;
}

std::vector<bool> held_out_labels(const TrainingSetup& setup) {
  if (!holds_out_labels(setup) || setup.labels == nullptr) return {};
  std::vector<bool> held_out(setup.labels->classes.size());
  for (std::size_t p = 0; p < held_out.size(); ++p) {
    held_out[p] =
        setup.labels->classes[p] != kUnlabelled && is_held_out(setup.settings.seed, static_cast<std::int64_t>(p));
  }
  return held_out;
}

LayerLocks both_locked(LayerLocks a, const LayerLocks& b) {
  add_locks(a.weight, b.weight);
  add_locks(a.bias, b.bias);
  return a;
}

Trainer make_trainer(const TrainingSetup& setup, const LabelSets& labels, ThreadPool* pool) {
  return {setup.input->features.maps,
          labels.trained,
          setup.cout,
          scale_for(setup, labels),
          locks_of_layer(setup.locks, 0),
          rule_of(setup.settings, setup.cout),
          pool};
}

TwoLayerTrainer make_pair_trainer(const TrainingSetup& setup, const LabelSets& labels) {
  TwoLayerTrainer trainer(setup.input->features.maps, labels.trained, setup.cout, scale_for(setup, labels),
                          loss_kind(setup.settings, setup.cout));
  trainer.set_locks(locks_of_layer(setup.locks, 0), locks_of_layer(setup.locks, 1));
  return trainer;
}

LabelledValues labelled_values(const InputStack& input, const std::vector<std::int32_t>& labels, std::int64_t cout,
                               const Standardisation& scale, std::int64_t most) {
  const Shape& shape = input.shape();
  std::vector<std::size_t> all;
  for (std::size_t p = 0; p < labels.size(); ++p) {
    if (is_labelled(labels[p], cout)) all.push_back(p);
  }
  most = std::min(most, std::max<std::int64_t>(kMostValues / (shape.c * std::int64_t{sizeof(float)}), 1));
  const auto count = std::min(static_cast<std::int64_t>(all.size()), most);
  LabelledValues values{Tensor({1, shape.c, 1, count}), {}, {}};
  for (std::int64_t i = 0; i < count; ++i) {
    const auto at = all[static_cast<std::size_t>(i) * all.size() / static_cast<std::size_t>(count)];
    values.labels.push_back(labels[at]);
    values.positions.push_back(at);
  }
  const auto pixels = static_cast<std::size_t>(shape.pixels());
  for (std::int64_t c = 0; c < shape.c; ++c) {
    // Constant maps stay: what they add is part of the bias.
    if (scale.leaves_out(c) && scale.mean[static_cast<std::size_t>(c)] == 0.0F) continue;
    const auto to = values.x.plane(0, c);
    for (std::size_t i = 0; i < to.size(); ++i) {
      const std::size_t at = values.positions[i];
      to[i] = input.features.maps.plane(static_cast<std::int64_t>(at / pixels), c)[at % pixels];
    }
  }
  return values;
}

}  // namespace pw
