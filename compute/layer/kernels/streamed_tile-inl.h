// The forward pass over planes that come from memory: a few outputs, a few planes side by side. Included once per
// instruction set, as linear_tile-inl.h is.
#if defined(POINTWISE_STREAMED_TILE_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef POINTWISE_STREAMED_TILE_INL_H
#undef POINTWISE_STREAMED_TILE_INL_H
#else
#define POINTWISE_STREAMED_TILE_INL_H
#endif

#include <hwy/highway.h>

#include <algorithm>
#include <cstdint>

#include "compute/layer/kernels/linear_tile-inl.h"

HWY_BEFORE_NAMESPACE();
namespace pw {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// Planes that advance side by side: few enough streams for the hardware prefetchers, and a sum is loaded and stored
// once for eight values of x.
inline constexpr int kPlanesAbreast = 8;

// Width of a tile in vectors: one cache line of each plane before the next plane's turn, so that all streams advance
// evenly; with four lines at a time the prefetchers of some cores fall behind (tests/bench/RESULTS.md). Where the
// weights of all outputs and planes do not fit into the registers and are loaded again for every tile: two lines, if
// the sums still fit.
template <class D>
constexpr int streamed_vectors(D d, int outputs) {
  constexpr int kLine = std::max(1, static_cast<int>(kPixelGrain / hn::MaxLanes(d)));
  const bool weights_fit = outputs * kPlanesAbreast + (outputs + 1) * kLine <= kRegisters;
  const int vectors = std::min(weights_fit ? kLine : 2 * kLine, tile_vectors(outputs));
  return vectors > kLine ? vectors / kLine * kLine : vectors;
}

// The weights of kOutputs outputs for the planes side by side, each in all lanes.
template <int kOutputs, class D>
using StreamedWeights = hn::Vec<D>[kOutputs][kPlanesAbreast];

// kVectors vectors of pixels from `at` on. `channels`: as for linear_tile.
template <int kOutputs, int kVectors, class D>
HWY_INLINE void streamed_tile(D d, const LinearTask& task, const StreamedWeights<kOutputs, D>& weights,
                              IndexRange channels, std::int64_t output, std::int64_t at) {
  using V = hn::Vec<D>;
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
  float* out = task.out + output * task.out_stride + at;
  const float* planes = task.in + channels.begin * task.in_stride + at;
  V sums[kOutputs][kVectors];
  POINTWISE_UNROLL
  for (int o = 0; o < kOutputs; ++o) {
    POINTWISE_UNROLL
    for (int v = 0; v < kVectors; ++v) {
      sums[o][v] =
          channels.begin == 0 ? hn::Set(d, task.bias[output + o]) : hn::LoadU(d, out + o * task.out_stride + v * lanes);
    }
  }
  POINTWISE_UNROLL
  for (int i = 0; i < kPlanesAbreast; ++i) {
    V x[kVectors];
    POINTWISE_UNROLL
    for (int v = 0; v < kVectors; ++v) x[v] = hn::LoadU(d, planes + i * task.in_stride + v * lanes);
    POINTWISE_UNROLL
    for (int o = 0; o < kOutputs; ++o) {
      POINTWISE_UNROLL
      for (int v = 0; v < kVectors; ++v) sums[o][v] = hn::MulAdd(weights[o][i], x[v], sums[o][v]);
    }
  }
  POINTWISE_UNROLL
  for (int o = 0; o < kOutputs; ++o) {
    POINTWISE_UNROLL
    for (int v = 0; v < kVectors; ++v) hn::StoreU(sums[o][v], d, out + o * task.out_stride + v * lanes);
  }
}

// Adds kPlanesAbreast planes to the sums of all whole vectors of the task's pixels.
template <int kOutputs, class D>
HWY_INLINE void streamed_pass(D d, const LinearTask& task, IndexRange channels, std::int64_t output) {
  constexpr int kVectors = streamed_vectors(D(), kOutputs);
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
  StreamedWeights<kOutputs, D> weights;
  POINTWISE_UNROLL
  for (int o = 0; o < kOutputs; ++o) {
    const float* row = task.weight + (output + o) * task.cin + channels.begin;
    POINTWISE_UNROLL
    for (int i = 0; i < kPlanesAbreast; ++i) weights[o][i] = hn::Set(d, row[i]);
  }
  std::int64_t at = task.pixels.begin;
  for (; at + kVectors * lanes <= task.pixels.end; at += kVectors * lanes) {
    streamed_tile<kOutputs, kVectors>(d, task, weights, channels, output, at);
  }
  if constexpr (kVectors > 1) {
    for (; at + lanes <= task.pixels.end; at += lanes) {
      streamed_tile<kOutputs, 1>(d, task, weights, channels, output, at);
    }
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace pw
HWY_AFTER_NAMESPACE();

#endif
