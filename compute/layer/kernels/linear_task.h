#pragma once
// One image's part of a forward pass, on bare planes.
#include <cstdint>

#include "compute/parallel/index_range.h"

namespace pw {

// in: cin planes, in_stride floats apart; out: cout planes, out_stride apart; weight: [cout][cin].
// out[o][p] = bias[o] + sum_i weight[o][i] * in[i][p] for o in `outputs`, p in `pixels`.
struct LinearTask {
  const float* in;
  std::int64_t in_stride;
  float* out;
  std::int64_t out_stride;
  const float* weight;
  const float* bias;
  std::int64_t cin;
  IndexRange outputs;
  IndexRange pixels;
};

// The orders in which a task can walk through the same sums.
enum class LinearOrder {
  kWholeColumns,    // few outputs, planes in a core's own cache: every sum stays in its register over all channels
  kColumnsAhead,    // the same, planes in the last-level cache: fetched ahead, as the processor would not
  kStreamedPlanes,  // few outputs, planes in memory: long runs of a few planes at a time, sums in cache
  kBlocked,         // many outputs: a panel of x is held in a near cache for all of them
};

// Pixel ranges of different tasks on one image meet at multiples of this many pixels, and none but that of a whole
// plane is shorter; so the vectors that the tasks are made of, and with them every bit, do not depend on the ranges.
inline constexpr std::int64_t kPixelGrain = 16;
// Output ranges of different tasks meet at multiples of this many outputs, the most that one tile computes.
inline constexpr std::int64_t kOutputGrain = 8;

}  // namespace pw
