// The register tile of all forward passes. Included once per instruction set (see foreach_target.h), hence a toggling
// guard instead of #pragma once.
#if defined(POINTWISE_LINEAR_TILE_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef POINTWISE_LINEAR_TILE_INL_H
#undef POINTWISE_LINEAR_TILE_INL_H
#else
#define POINTWISE_LINEAR_TILE_INL_H
#endif

#include <hwy/cache_control.h>
#include <hwy/highway.h>

#include <algorithm>
#include <cstdint>

#include "compute/layer/kernels/linear_task.h"
#include "compute/layer/kernels/unroll.h"

HWY_BEFORE_NAMESPACE();
namespace pw {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

#if HWY_ARCH_X86 && HWY_TARGET > HWY_AVX3
inline constexpr int kRegisters = 16;
#else
inline constexpr int kRegisters = 32;
#endif

// The most outputs of one tile: more would leave too few registers for pixels.
inline constexpr int kTileOutputs = static_cast<int>(kOutputGrain);

// Width of a tile in vectors of pixels: one register per sum and per x, one for a weight.
constexpr int tile_vectors(int outputs) {
  const int vectors = (kRegisters - 1) / (outputs + 1);
  return vectors < 10 ? vectors : 10;
}

// Pixels of one tile: consecutive vectors from `at` on, none of which starts beyond `last`. The last one may overlap
// the one before it; both then compute the same sums.
struct TilePixels {
  std::int64_t at, last;
};

// Prefetch distance in planes, which covers the latency of the last-level cache.
inline constexpr std::int64_t kPlanesAhead = 10;

// `channels`: the first block of a pass starts from the bias, later ones continue from the sums in `out`.
template <int kOutputs, int kVectors, bool kAhead, class D>
HWY_INLINE void linear_tile(D d, const LinearTask& task, IndexRange channels, std::int64_t output, TilePixels pixels) {
  using V = hn::Vec<D>;
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
  // Offset of the last vector from the first.
  const std::int64_t last = std::min((kVectors - 1) * lanes, pixels.last - pixels.at);
  const auto offset = [&](int v) { return v + 1 == kVectors ? last : v * lanes; };
  float* out = task.out + output * task.out_stride + pixels.at;
  V sums[kOutputs][kVectors];
  POINTWISE_UNROLL
  for (int o = 0; o < kOutputs; ++o) {
    POINTWISE_UNROLL
    for (int v = 0; v < kVectors; ++v) {
      sums[o][v] =
          channels.begin == 0 ? hn::Set(d, task.bias[output + o]) : hn::LoadU(d, out + o * task.out_stride + offset(v));
    }
  }
  const float* weight = task.weight + output * task.cin;
  const float* plane = task.in + channels.begin * task.in_stride + pixels.at;
  const std::int64_t ahead = std::min(kPlanesAhead, channels.size());
  const float* prefetched = plane + ahead * task.in_stride;
  // After the last plane, the first one of the tile to the right is prefetched.
  const float* right = plane + std::min(kVectors * lanes, pixels.last - pixels.at - last);
  for (std::int64_t i = channels.begin; i < channels.end; ++i, plane += task.in_stride) {
    if constexpr (kAhead) {
      if (i + ahead == channels.end) prefetched = right;
      POINTWISE_UNROLL
      for (int v = 0; v < kVectors; ++v) hwy::Prefetch(prefetched + offset(v));
      prefetched += task.in_stride;
    }
    V x[kVectors];
    POINTWISE_UNROLL
    for (int v = 0; v < kVectors; ++v) x[v] = hn::LoadU(d, plane + offset(v));
    POINTWISE_UNROLL
    for (int o = 0; o < kOutputs; ++o) {
      const V w = hn::Set(d, weight[o * task.cin + i]);
      POINTWISE_UNROLL
      for (int v = 0; v < kVectors; ++v) sums[o][v] = hn::MulAdd(w, x[v], sums[o][v]);
    }
  }
  POINTWISE_UNROLL
  for (int o = 0; o < kOutputs; ++o) {
    POINTWISE_UNROLL
    for (int v = 0; v < kVectors; ++v) hn::StoreU(sums[o][v], d, out + o * task.out_stride + offset(v));
  }
}

template <int kOutputs, int kVectors, bool kAhead, class D>
HWY_INLINE void linear_tile_of(std::int64_t vectors, D d, const LinearTask& task, IndexRange channels,
                               std::int64_t output, TilePixels pixels) {
  if constexpr (kVectors > 1) {
    if (vectors < kVectors)
      return linear_tile_of<kOutputs, kVectors - 1, kAhead>(vectors, d, task, channels, output, pixels);
  }
  linear_tile<kOutputs, kVectors, kAhead>(d, task, channels, output, pixels);
}

// Which pixels a row of tiles covers, and how.
struct TileRow {
  IndexRange pixels;
  // If less than a vector remains at the end: overlap the previous vector (only in a pass over all channels at once,
  // because otherwise sums would be added to twice), or leave the remainder.
  bool overlap;
  // The most vectors of a tile.
  int max_vectors;
};

// Tiles of about equal width: a narrow one at the end would be limited by the latency of its sums. Needs at least a
// vector of pixels.
template <int kOutputs, bool kAhead, class D>
HWY_INLINE void linear_tiles(D d, const LinearTask& task, IndexRange channels, std::int64_t output, TileRow row) {
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
  const std::int64_t max_vectors = std::min(row.max_vectors, tile_vectors(kOutputs));
  std::int64_t vectors = (row.pixels.size() + (row.overlap ? lanes - 1 : 0)) / lanes;
  std::int64_t tiles = (vectors + max_vectors - 1) / max_vectors;
  for (std::int64_t at = row.pixels.begin; tiles > 0; --tiles) {
    const std::int64_t width = (vectors + tiles - 1) / tiles;
    linear_tile_of<kOutputs, tile_vectors(kOutputs), kAhead>(width, d, task, channels, output,
                                                             {at, row.pixels.end - lanes});
    at += width * lanes;
    vectors -= width;
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace pw
HWY_AFTER_NAMESPACE();

#endif
