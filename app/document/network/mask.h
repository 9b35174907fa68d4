#pragma once
// Muted and solo maps: a silenced map counts as zero, but W keeps its values.
#include <cstdint>
#include <vector>

#include "compute/layer/pointwise_layer.h"

namespace pw {

// Both sorted, without duplicates. If any map is solo, only solo maps count; a muted map never counts.
struct Mask {
  std::vector<std::int64_t> muted;
  std::vector<std::int64_t> solo;

  bool empty() const { return muted.empty() && solo.empty(); }
  bool silences(std::int64_t map) const;
  // For a stack of `count` maps.
  bool fits(std::int64_t count) const;
  bool operator==(const Mask&) const = default;
};

Mask with_muted(const Mask& mask, std::int64_t map, bool muted);
Mask with_solo(const Mask& mask, std::int64_t map, bool solo);

// The effective weights: columns of silenced maps are zero. Everything that computes y or is saved uses these.
PointwiseLayer effective(const PointwiseLayer& layer, const Mask& mask);

}  // namespace pw
