#pragma once
// A part of the forward pass over one image, on raw planes.
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

// The loop orders of a task; plan_forward chooses. Those for few outputs (up to kOutputGrain) add every sum up from the
// bias, channel by channel: they give the same bytes.
enum class LinearOrder {
  kWholeColumns,    // few outputs, planes in L2: every sum stays in a register over all channels
  kColumnsAhead,    // the same, planes in the last-level cache: prefetched, as the hardware would not
  kStreamedPlanes,  // few outputs, planes in memory: eight planes side by side in long runs, the sums wait in cache
  kBlocked,         // many outputs: a panel of x stays in L1 or L2 for all of them; 7 × 7 has a tile of its own
};

// Pixel ranges of different tasks on one image meet at multiples of this many pixels, and none is shorter unless the
// whole plane is. So the division into vectors, and with it every bit of the result, does not depend on the ranges.
inline constexpr std::int64_t kPixelGrain = 16;
// Output ranges of different tasks meet at multiples of this many outputs, the maximum of one tile.
inline constexpr std::int64_t kOutputGrain = 8;

}  // namespace pw
