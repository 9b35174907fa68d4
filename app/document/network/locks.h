#pragma once
// Numbers that training must not change.
#include <cstdint>
#include <memory>
#include <vector>

#include "app/document/network/network.h"

namespace pw {

// A bit per number of one layer. Empty: nothing is locked.
struct LayerLocks {
  std::vector<bool> weight;  // [cout][cin]
  std::vector<bool> bias;    // [cout]
  bool operator==(const LayerLocks&) const = default;
};

struct Locks {
  std::vector<LayerLocks> network, pair;  // one per layer, or fewer: the rest is not locked
  bool operator==(const Locks&) const = default;
};

// Whether they are of these networks; `pair` may be null.
bool fit(const Locks& locks, const Network& network, const Network* pair);

bool is_locked(const Locks& locks, const Network& network, const ParameterId& id);
Locks with_lock(const Locks& locks, const Network& network, const ParameterId& id, bool locked);

// What locks become when one of the networks is another one, or null: those of layers of another size go. Null where
// nothing was or is locked.
std::shared_ptr<const Locks> carried_over(const std::shared_ptr<const Locks>& locks, NetworkId id,
                                          const Network* before, const Network* after);

// What locks of the last layer of kNetwork become with one filter more, which is free, or without the last filter.
Locks with_output_added(const Locks& locks, const Network& before);
Locks with_output_removed(const Locks& locks, const Network& before);

}  // namespace pw
