#include "app/panels/learn/lock_menu.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

#include "app/document/network/locks.h"
#include "app/presentation/number_text.h"
#include "app/training/trained_network.h"
#include "app/training/training_setup.h"

namespace pw {
namespace {

bool trains_pair(const Document& document) {
  return document.training.target == NetworkId::kPair;
}

// The layer that reads the maps; of a pair that is not there, the document's own.
const PointwiseLayer& first_layer(const Document& document) {
  const Network* network = trained_network(document);
  return (network != nullptr ? *network : document.network).layer(0).parameters;
}

LayerLocks locks_of(const Document& document, std::size_t layer = 0) {
  if (!trains_pair(document)) return network_locks(document.locks.get());
  return document.locks != nullptr ? locks_of_layer(document.locks->pair, layer) : LayerLocks();
}

SetLocks set_locks(const Document& document, LayerLocks locks, std::size_t layer = 0) {
  const auto none = [](const std::vector<bool>& bits) { return std::ranges::none_of(bits, std::identity()); };
  if (none(locks.weight)) locks.weight.clear();
  if (none(locks.bias)) locks.bias.clear();
  if (!trains_pair(document))
    return {std::make_shared<const Locks>(with_network_locks(document.locks.get(), std::move(locks)))};
  Locks changed = document.locks != nullptr ? *document.locks : Locks();
  changed.pair.resize(2);
  changed.pair[layer] = std::move(locks);
  return {std::make_shared<const Locks>(std::move(changed))};
}

LayerLocks whole_layer(const PointwiseLayer& layer) {
  return {std::vector<bool>(layer.weight.size(), true), std::vector<bool>(layer.bias.size(), true)};
}

// One undo step: within a training run the run's, else a step of their own.
void dispatch_together(Frame& frame, const std::vector<Action>& actions) {
  if (frame.training().is_running()) {
    for (const Action& action : actions) frame.dispatch(action);
    return;
  }
  Document next = frame.document();
  for (const Action& action : actions) next = pw::apply(next, action);
  frame.dispatch(SetDocument{next});
}

std::vector<std::int64_t> all_but(std::int64_t count, const std::vector<std::int64_t>& kept) {
  std::vector<std::int64_t> maps;
  for (std::int64_t map = 0; map < count; ++map) {
    if (std::ranges::find(kept, map) == kept.end()) maps.push_back(map);
  }
  return maps;
}

std::shared_ptr<const Weights> without_maps(const Document& document, const std::vector<std::int64_t>& maps) {
  auto weights = std::make_shared<Weights>(document.weights());
  for (const std::int64_t map : maps) {
    for (std::int64_t o = 0; o < weights->parameters.cout; ++o) weights->parameters.w(o, map) = 0.0F;
  }
  weights->is_edited = true;
  return weights;
}

struct LockRow {
  Choice choice;
  SetLocks set;  // where it is chosen
};

// Of the two layers of the pair as wholes.
void add_layer_rows(const Document& document, std::vector<LockRow>& rows) {
  const Network& pair = document.pair->network;
  for (std::size_t i = 0; i < 2; ++i) {
    const LayerLocks whole = whole_layer(pair.layers[i]->parameters);
    const bool is_locked = locks_of(document, i) == whole;
    rows.push_back({{i == 0 ? "W₁ and b₁" : "W₂ and b₂", "Training keeps this layer.", is_locked, true, i == 0},
                    set_locks(document, is_locked ? LayerLocks() : whole, i)});
  }
}

SetLocks without_locks(const Document& document) {
  if (!trains_pair(document)) return set_locks(document, {});
  Locks changed = document.locks != nullptr ? *document.locks : Locks();
  changed.pair.clear();
  return {std::make_shared<const Locks>(std::move(changed))};
}

std::vector<LockRow> lock_rows(const Frame& frame) {
  const Document& document = frame.document();
  const PointwiseLayer& layer = first_layer(document);
  const LayerLocks now = locks_of(document);
  std::vector<LockRow> rows;
  const std::vector<std::int64_t>& selected = frame.selection().maps;
  const auto are_locked = [&](const std::vector<std::int64_t>& maps) {
    return std::ranges::all_of(maps, [&](std::int64_t map) { return is_map_locked(now, layer, map); });
  };
  const std::string maps =
      selected.size() == 1 ? fmt::format("map {}", selected[0]) : fmt::format("the {} selected maps", selected.size());
  rows.push_back({{maps, "Training keeps their weights (L).", are_locked(selected)},
                  set_locks(document, with_maps_locked(now, layer, selected, !are_locked(selected)))});
  const std::vector<std::int64_t> others = all_but(layer.cin, selected);
  if (!others.empty())
    rows.push_back({{"all maps but " + maps, "Training keeps the weights of all others.", are_locked(others)},
                    set_locks(document, with_maps_locked(now, layer, others, !are_locked(others)))});
  const bool is_nothing =
      trains_pair(document) ? document.locks == nullptr || document.locks->pair.empty() : now == LayerLocks();
  if (trains_pair(document)) add_layer_rows(document, rows);
  for (std::int64_t o = 0; !trains_pair(document) && o < std::min<std::int64_t>(layer.cout, 16); ++o) {
    const bool is_locked = is_filter_locked(now, layer, o);
    rows.push_back({{fmt::format("filter {}: {}", o, output_name(document.weights(), o)),
                     "Training keeps this row of W and its bias.", is_locked, true, o == 0},
                    set_locks(document, with_filter_locked(now, layer, o, !is_locked))});
  }
  rows.push_back({{"nothing: free all", "Training may change every weight and bias.", is_nothing, true, true},
                  without_locks(document)});
  return rows;
}

}  // namespace

void input_lock_menu(Frame& frame, const Button& button) {
  if (!is_list_open(frame, button)) return;
  const std::vector<LockRow> rows = lock_rows(frame);
  std::vector<Choice> choices;
  for (const LockRow& row : rows) choices.push_back(row.choice);
  if (const auto chosen = choose(frame, button, choices)) frame.dispatch(rows[*chosen].set);
}

void flip_locks_of_selection(Frame& frame) {
  if (trained_network(frame.document()) != nullptr) frame.dispatch(lock_rows(frame).front().set);
}

void flip_locks_of_others(Frame& frame) {
  const Document& document = frame.document();
  if (trained_network(document) == nullptr) return;
  const LayerLocks now = locks_of(document);
  const std::vector<std::int64_t> others = all_but(document.network.cin(), frame.selection().maps);
  const PointwiseLayer& layer = first_layer(document);
  const bool are_locked = std::ranges::all_of(others, [&](std::int64_t map) { return is_map_locked(now, layer, map); });
  frame.dispatch(set_locks(document, with_maps_locked(now, layer, others, !are_locked)));
}

// Of the last layer.
void flip_locks_of_filter(Frame& frame) {
  const Document& document = frame.document();
  const Network* network = trained_network(document);
  if (network == nullptr) return;
  const auto last = static_cast<std::size_t>(network->depth() - 1);
  const PointwiseLayer& layer = network->layers[last]->parameters;
  const LayerLocks now = locks_of(document, last);
  const std::int64_t output = std::min(frame.selection().output, layer.cout - 1);
  const bool is_locked = is_filter_locked(now, layer, output);
  frame.dispatch(set_locks(document, with_filter_locked(now, layer, output, !is_locked), last));
}

void free_all(Frame& frame) {
  frame.dispatch(without_locks(frame.document()));
}

bool keeps_only_two(const Document& document) {
  return !trains_pair(document) && document.network.cin() > 2 &&
         std::ssize(locked_maps(document)) == document.network.cin() - 2;
}

void keep_only_two(Frame& frame) {
  const Document& document = frame.document();
  if (keeps_only_two(document)) return void(frame.dispatch(set_locks(document, {})));
  const LabelGradients* gradients = frame.gradients().shown();
  if (gradients == nullptr || document.network.cin() < 3) return;
  const std::vector<std::int64_t> others =
      all_but(document.network.cin(), {gradients->two.first, gradients->two.second});
  TrainingSettings settings = document.training;
  settings.trains_gains = true;
  dispatch_together(
      frame, {SetWeights{without_maps(document, others)},
              set_locks(document, with_maps_locked({}, document.parameters(), others, true)), SetTraining{settings}});
}

void flip_gains(Frame& frame) {
  TrainingSettings settings = frame.document().training;
  settings.trains_gains = !settings.trains_gains;
  frame.dispatch(SetTraining{settings});
}

std::vector<std::int64_t> locked_maps(const Document& document) {
  const LayerLocks locks = locks_of(document);
  const PointwiseLayer& layer = first_layer(document);
  std::vector<std::int64_t> maps;
  for (std::int64_t map = 0; map < layer.cin && !locks.weight.empty(); ++map) {
    if (is_map_locked(locks, layer, map)) maps.push_back(map);
  }
  return maps;
}

}  // namespace pw
