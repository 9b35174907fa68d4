#pragma once
// Maps that are taken as zero for a while: W keeps its values.
#include <cstdint>
#include <vector>

#include "compute/layer/pointwise_layer.h"

namespace pw {

// Both sorted, each map once. While any map is solo, only those count; a map that is muted never counts.
struct Mask {
  std::vector<std::int64_t> muted;
  std::vector<std::int64_t> solo;

  bool empty() const { return muted.empty() && solo.empty(); }
  bool silences(std::int64_t map) const;
  // Of a stack of `count` maps.
  bool fits(std::int64_t count) const;
  bool operator==(const Mask&) const = default;
};

Mask with_muted(const Mask& mask, std::int64_t map, bool muted);
Mask with_solo(const Mask& mask, std::int64_t map, bool solo);

// The effective weights: the columns of silenced maps are zero. All that computes y or leaves the window uses these.
PointwiseLayer effective(const PointwiseLayer& layer, const Mask& mask);

}  // namespace pw
