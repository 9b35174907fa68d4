#pragma once
// Parameters that training must not change.
#include <cstdint>
#include <memory>
#include <vector>

#include "app/document/network/network.h"

namespace pw {

// A bit per parameter of one layer. Empty: nothing is locked.
struct LayerLocks {
  std::vector<bool> weight;  // [cout][cin]
  std::vector<bool> bias;    // [cout]
  bool operator==(const LayerLocks&) const = default;
};

struct Locks {
  std::vector<LayerLocks> network, pair;  // one per layer, or fewer: the remaining layers are not locked
  bool operator==(const Locks&) const = default;
};

// Whether the locks have the shapes of these networks; `pair` may be null.
bool locks_fit(const Locks& locks, const Network& network, const Network* pair);

bool is_locked(const Locks& locks, const Network& network, const ParameterId& id);
Locks with_lock(const Locks& locks, const Network& network, const ParameterId& id, bool locked);

// The locks after one of the networks was replaced by another, or removed (null): locks of layers whose size changed
// are dropped. Null if nothing is locked.
std::shared_ptr<const Locks> carried_over(const std::shared_ptr<const Locks>& locks, NetworkId id,
                                          const Network* before, const Network* after);

// The locks after adding a filter, which is not locked, to the last layer of kNetwork, or removing its last filter.
Locks with_output_added(const Locks& locks, const Network& before);
Locks with_output_removed(const Locks& locks, const Network& before);

}  // namespace pw
