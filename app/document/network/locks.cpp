#include "app/document/network/locks.h"

#include <algorithm>
#include <cassert>

namespace pw {
namespace {

const std::vector<LayerLocks>& locks_of(const Locks& locks, NetworkId network) {
  return network == NetworkId::kNetwork ? locks.network : locks.pair;
}

bool layer_locks_fit(const LayerLocks& locks, const PointwiseLayer& layer) {
  return (locks.weight.empty() || locks.weight.size() == layer.weight.size()) &&
         (locks.bias.empty() || locks.bias.size() == layer.bias.size());
}

bool layer_locks_fit(const std::vector<LayerLocks>& locks, const Network* network) {
  if (network == nullptr) return locks.empty();
  if (locks.size() > network->layers.size()) return false;
  for (std::size_t i = 0; i < locks.size(); ++i) {
    if (!layer_locks_fit(locks[i], network->layers[i]->parameters)) return false;
  }
  return true;
}

bool have_same_size(const Network* before, const Network* after, std::int64_t layer) {
  if (before == nullptr || after == nullptr || layer >= before->depth() || layer >= after->depth()) return false;
  const PointwiseLayer& was = before->layer(layer).parameters;
  const PointwiseLayer& is = after->layer(layer).parameters;
  return was.cin == is.cin && was.cout == is.cout;
}

std::size_t weight_index(const Network& network, const ParameterId& id) {
  return static_cast<std::size_t>(id.output * network.layer(id.layer).parameters.cin + *id.input);
}

void set_bit(std::vector<bool>& bits, std::size_t size, std::size_t at, bool value) {
  if (bits.empty() && !value) return;
  bits.resize(size);
  bits[at] = value;
}

// The locks if the last layer had `rows` filters.
Locks with_rows(const Locks& locks, const Network& before, std::int64_t rows) {
  Locks changed = locks;
  const auto last = static_cast<std::size_t>(before.depth() - 1);
  if (last >= changed.network.size()) return changed;
  LayerLocks& layer = changed.network[last];
  const std::int64_t cin = before.layer(before.depth() - 1).parameters.cin;
  if (!layer.weight.empty()) layer.weight.resize(static_cast<std::size_t>(rows * cin));
  if (!layer.bias.empty()) layer.bias.resize(static_cast<std::size_t>(rows));
  return changed;
}

}  // namespace

bool locks_fit(const Locks& locks, const Network& network, const Network* pair) {
  return layer_locks_fit(locks.network, &network) && layer_locks_fit(locks.pair, pair);
}

std::shared_ptr<const Locks> carried_over(const std::shared_ptr<const Locks>& locks, NetworkId id,
                                          const Network* before, const Network* after) {
  if (locks == nullptr) return nullptr;
  Locks changed = *locks;
  auto& layers = id == NetworkId::kNetwork ? changed.network : changed.pair;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    if (!have_same_size(before, after, static_cast<std::int64_t>(i))) layers[i] = {};
  }
  while (!layers.empty() && layers.back() == LayerLocks{}) layers.pop_back();
  if (changed == Locks{}) return nullptr;
  return changed == *locks ? locks : std::make_shared<const Locks>(std::move(changed));
}

bool is_locked(const Locks& locks, const Network& network, const ParameterId& id) {
  const auto& layers = locks_of(locks, id.network);
  if (static_cast<std::size_t>(id.layer) >= layers.size()) return false;
  const LayerLocks& layer = layers[static_cast<std::size_t>(id.layer)];
  const std::vector<bool>& bits = id.input ? layer.weight : layer.bias;
  const std::size_t at = id.input ? weight_index(network, id) : static_cast<std::size_t>(id.output);
  return at < bits.size() && bits[at];
}

Locks with_lock(const Locks& locks, const Network& network, const ParameterId& id, bool locked) {
  assert(has_parameter(network, id));
  Locks changed = locks;
  auto& layers = id.network == NetworkId::kNetwork ? changed.network : changed.pair;
  if (layers.size() < static_cast<std::size_t>(network.depth()))
    layers.resize(static_cast<std::size_t>(network.depth()));
  LayerLocks& layer = layers[static_cast<std::size_t>(id.layer)];
  const PointwiseLayer& parameters = network.layer(id.layer).parameters;
  if (id.input) {
    set_bit(layer.weight, parameters.weight.size(), weight_index(network, id), locked);
  } else {
    set_bit(layer.bias, parameters.bias.size(), static_cast<std::size_t>(id.output), locked);
  }
  return changed;
}

Locks with_output_added(const Locks& locks, const Network& before) {
  return with_rows(locks, before, before.cout() + 1);
}

Locks with_output_removed(const Locks& locks, const Network& before) {
  return with_rows(locks, before, before.cout() - 1);
}

LayerLocks network_locks(const Locks* locks) {
  return locks != nullptr && !locks->network.empty() ? locks->network.front() : LayerLocks();
}

Locks with_network_locks(const Locks* locks, LayerLocks layer) {
  Locks changed = locks != nullptr ? *locks : Locks();
  changed.network = {std::move(layer)};
  return changed;
}

LayerLocks with_maps_locked(LayerLocks locks, const PointwiseLayer& layer, std::span<const std::int64_t> maps,
                            bool locked) {
  for (const std::int64_t map : maps) {
    for (std::int64_t o = 0; o < layer.cout; ++o)
      set_bit(locks.weight, layer.weight.size(), static_cast<std::size_t>(o * layer.cin + map), locked);
  }
  return locks;
}

LayerLocks with_filter_locked(LayerLocks locks, const PointwiseLayer& layer, std::int64_t output, bool locked) {
  for (std::int64_t i = 0; i < layer.cin; ++i)
    set_bit(locks.weight, layer.weight.size(), static_cast<std::size_t>(output * layer.cin + i), locked);
  set_bit(locks.bias, layer.bias.size(), static_cast<std::size_t>(output), locked);
  return locks;
}

bool is_filter_locked(const LayerLocks& locks, const PointwiseLayer& layer, std::int64_t output) {
  if (locks.weight.empty() || locks.bias.empty() || !locks.bias[static_cast<std::size_t>(output)]) return false;
  const auto row = locks.weight.begin() + output * layer.cin;
  return std::all_of(row, row + layer.cin, [](bool locked) { return locked; });
}

bool is_map_locked(const LayerLocks& locks, const PointwiseLayer& layer, std::int64_t map) {
  if (locks.weight.empty()) return false;
  for (std::int64_t o = 0; o < layer.cout; ++o) {
    if (!locks.weight[static_cast<std::size_t>(o * layer.cin + map)]) return false;
  }
  return true;
}

}  // namespace pw
