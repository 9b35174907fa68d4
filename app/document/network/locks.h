#pragma once
// Parameters that training must not change.
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "app/document/network/network.h"
#include "compute/training/optimiser.h"

namespace pw {

struct Locks {
  std::vector<LayerLocks> network, pair;  // one per layer, or fewer: the remaining layers are not locked
  bool operator==(const Locks&) const = default;
};

// Whether the locks have the shapes of these networks; `pair` may be null.
bool locks_fit(const Locks& locks, const Network& network, const Network* pair);

bool is_locked(const Locks& locks, const Network& network, const ParameterId& id);
Locks with_lock(const Locks& locks, const Network& network, const ParameterId& id, bool locked);

// The locks of the only layer of kNetwork.
LayerLocks network_locks(const Locks* locks);  // `locks` may be null
Locks with_network_locks(const Locks* locks, LayerLocks layer);
// With all weights of these maps, or all weights and the bias of a filter, locked or free.
LayerLocks with_maps_locked(LayerLocks locks, const PointwiseLayer& layer, std::span<const std::int64_t> maps,
                            bool locked);
LayerLocks with_filter_locked(LayerLocks locks, const PointwiseLayer& layer, std::int64_t output, bool locked);
bool is_filter_locked(const LayerLocks& locks, const PointwiseLayer& layer, std::int64_t output);
// Whether all weights of a map are locked.
bool is_map_locked(const LayerLocks& locks, const PointwiseLayer& layer, std::int64_t map);

// The locks after one of the networks was replaced by another, or removed (null): locks of layers whose size changed
// are dropped. Null if nothing is locked.
std::shared_ptr<const Locks> carried_over(const std::shared_ptr<const Locks>& locks, NetworkId id,
                                          const Network* before, const Network* after);

// The locks after adding a filter, which is not locked, to the last layer of kNetwork, or removing its last filter.
Locks with_output_added(const Locks& locks, const Network& before);
Locks with_output_removed(const Locks& locks, const Network& before);

}  // namespace pw
