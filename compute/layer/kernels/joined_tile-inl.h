// The tile of maps with one pixel more than its vectors. Included once per instruction set, as linear_tile-inl.h is.
#if defined(POINTWISE_JOINED_TILE_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef POINTWISE_JOINED_TILE_INL_H
#undef POINTWISE_JOINED_TILE_INL_H
#else
#define POINTWISE_JOINED_TILE_INL_H
#endif

#include <hwy/highway.h>

#include <cstdint>

#include "compute/layer/kernels/linear_tile-inl.h"

HWY_BEFORE_NAMESPACE();
namespace pw {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// A map of 7 × 7 has one pixel more than three vectors of 16, and W there is often larger than L1 or L2: dot products
// after the tile would read it again. Six outputs, because the sums of the tile and of the pixel share the registers.
inline constexpr int kJoinedVectors = 3;
inline constexpr int kJoinedOutputs = 6;
inline constexpr bool kHasJoinedTiles = kRegisters == 32;

// Sums of the vectors and, lane by lane, of the pixel after them.
template <int kOutputs, class D>
struct JoinedSums {
  hn::Vec<D> tile[kOutputs][kJoinedVectors];
  hn::Vec<D> pixel[kOutputs];
};

// Adds `count` channels, of which `plane` and `weight` are the first.
template <int kOutputs, class D>
HWY_INLINE void add_to_tile(D d, const LinearTask& task, const float* plane, const float* weight, std::int64_t count,
                            JoinedSums<kOutputs, D>& sums) {
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
  for (std::int64_t i = 0; i < count; ++i, plane += task.in_stride) {
    hn::Vec<D> x[kJoinedVectors];
    POINTWISE_UNROLL
    for (int v = 0; v < kJoinedVectors; ++v) x[v] = hn::LoadU(d, plane + v * lanes);
    POINTWISE_UNROLL
    for (int o = 0; o < kOutputs; ++o) {
      const auto w = hn::Set(d, weight[o * task.cin + i]);
      POINTWISE_UNROLL
      for (int v = 0; v < kJoinedVectors; ++v) sums.tile[o][v] = hn::MulAdd(w, x[v], sums.tile[o][v]);
    }
  }
}

// All pixels of a map of kJoinedVectors vectors and one pixel. `column` has the channels of that pixel. `channels`: as
// for linear_tile. An output's sums are added up in the same order whichever outputs it is computed with.
template <int kOutputs, class D>
HWY_INLINE void joined_tile(D d, const LinearTask& task, IndexRange channels, std::int64_t output,
                            const float* column) {
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
  float* out = task.out + output * task.out_stride;
  float* pixel = out + kJoinedVectors * lanes;
  JoinedSums<kOutputs, D> sums;
  POINTWISE_UNROLL
  for (int o = 0; o < kOutputs; ++o) {
    if (channels.begin == 0) pixel[o * task.out_stride] = task.bias[output + o];
    POINTWISE_UNROLL
    for (int v = 0; v < kJoinedVectors; ++v) {
      sums.tile[o][v] =
          channels.begin == 0 ? hn::Set(d, task.bias[output + o]) : hn::LoadU(d, out + o * task.out_stride + v * lanes);
    }
    sums.pixel[o] = hn::Zero(d);
  }
  const float* plane = task.in + channels.begin * task.in_stride;
  const float* weight = task.weight + output * task.cin + channels.begin;
  std::int64_t left = channels.size();
  for (; left >= lanes; left -= lanes, plane += lanes * task.in_stride, weight += lanes, column += lanes) {
    add_to_tile(d, task, plane, weight, lanes, sums);
    // The weights that were just used, now as vectors.
    const auto x = hn::LoadU(d, column);
    POINTWISE_UNROLL
    for (int o = 0; o < kOutputs; ++o) {
      sums.pixel[o] = hn::MulAdd(hn::LoadU(d, weight + o * task.cin), x, sums.pixel[o]);
    }
  }
  add_to_tile(d, task, plane, weight, left, sums);
  POINTWISE_UNROLL
  for (int o = 0; o < kOutputs; ++o) {
    POINTWISE_UNROLL
    for (int v = 0; v < kJoinedVectors; ++v) hn::StoreU(sums.tile[o][v], d, out + o * task.out_stride + v * lanes);
    float rest = hn::GetLane(hn::SumOfLanes(d, sums.pixel[o]));
    for (std::int64_t i = 0; i < left; ++i) rest += weight[o * task.cin + i] * column[i];
    pixel[o * task.out_stride] += rest;
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace pw
HWY_AFTER_NAMESPACE();

#endif
