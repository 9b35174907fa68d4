#pragma once
// Muted and solo maps: a silenced map counts as zero, but W keeps its values.
#include <cstdint>
#include <span>
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

// `mask`, with every map muted that is not among `maps`, any of a stack of `count`.
Mask with_only(const Mask& mask, std::span<const std::int64_t> maps, std::int64_t count);

// All of `maps`, sorted, muted; or if all of them are, none of them. Maps that are muted are not solo, and vice versa.
Mask with_muting_flipped(const Mask& mask, std::span<const std::int64_t> maps);
// The same for solo.
Mask with_solo_flipped(const Mask& mask, std::span<const std::int64_t> maps);

// The effective weights: columns of silenced maps are zero. Everything that computes y or is saved uses these.
PointwiseLayer effective(const PointwiseLayer& layer, const Mask& mask);

}  // namespace pw
