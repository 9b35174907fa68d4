#include <algorithm>
#include <cstddef>

#include "compute/layer/kernels/linear_task.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "compute/layer/kernels/linear_kernel.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.
#include <hwy/highway.h>

#include "compute/layer/kernels/dot_tile-inl.h"
#include "compute/layer/kernels/linear_tile-inl.h"
#include "compute/layer/pointwise_forward.h"

HWY_BEFORE_NAMESPACE();
namespace pw {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using FloatTag = hn::CappedTag<float, kPixelGrain>;

// Planes read side by side while streaming: few enough for the prefetchers, enough to save traffic of the sums.
constexpr std::int64_t kStreamedChannels = 8;
// Channels of a block: three vectors of pixels of each come from the second-level cache as fast as they are used, and
// the sums are loaded and stored half as often as with blocks that would fit into the first.
constexpr std::int64_t kBlockedChannels = 256;
constexpr int kWidestTile = 8;
// Narrower tiles alternate more often between the planes, which memory answers faster.
constexpr int kWidestStreamedTile = 4;

std::int64_t lane_count() {
  return static_cast<std::int64_t>(hn::Lanes(FloatTag()));
}

// A row of tiles for any number of outputs up to kTileOutputs.
template <bool kAhead>
HWY_NOINLINE void tile_row(const LinearTask& task, ChannelBlock block, std::int64_t output, std::int64_t outputs,
                           TileRow row) {
  const FloatTag d;
  switch (outputs) {
    case 1:
      return linear_tiles<1, kAhead>(d, task, block, output, row);
    case 2:
      return linear_tiles<2, kAhead>(d, task, block, output, row);
    case 3:
      return linear_tiles<3, kAhead>(d, task, block, output, row);
    case 4:
      return linear_tiles<4, kAhead>(d, task, block, output, row);
    case 5:
      return linear_tiles<5, kAhead>(d, task, block, output, row);
    case 6:
      return linear_tiles<6, kAhead>(d, task, block, output, row);
    case 7:
      return linear_tiles<7, kAhead>(d, task, block, output, row);
    default:
      return linear_tiles<8, kAhead>(d, task, block, output, row);
  }
}

template <bool kAhead = false>
void all_outputs(const LinearTask& task, ChannelBlock block, TileRow row) {
  for (std::int64_t o = task.first_output; o < task.last_output; o += kTileOutputs) {
    tile_row<kAhead>(task, block, o, std::min<std::int64_t>(kTileOutputs, task.last_output - o), row);
  }
}

// Every output at the pixels [begin, end), fewer than a vector: their columns of x are gathered into rows.
void column_dots(const LinearTask& task, std::int64_t begin, std::int64_t end) {
  constexpr std::int64_t kLength = 512;
  HWY_ALIGN float columns[kPixelGrain * kLength];
  HWY_ALIGN float sums[kTileOutputs * kPixelGrain];
  const std::int64_t pixels = end - begin;
  for (std::int64_t o = task.first_output; o < task.last_output; ++o) {
    for (std::int64_t p = 0; p < pixels; ++p) task.out[o * task.out_stride + begin + p] = task.bias[o];
  }
  for (std::int64_t first = 0; first < task.cin; first += kLength) {
    const std::int64_t length = std::min(kLength, task.cin - first);
    for (std::int64_t i = 0; i < length; ++i) {
      for (std::int64_t p = 0; p < pixels; ++p)
        columns[p * kLength + i] = task.in[(first + i) * task.in_stride + begin + p];
    }
    for (std::int64_t o = task.first_output; o < task.last_output; o += kTileOutputs) {
      const std::int64_t outputs = std::min<std::int64_t>(kTileOutputs, task.last_output - o);
      std::fill_n(sums, outputs * kPixelGrain, 0.0F);
      dot_rows(FloatTag(), {{task.weight + o * task.cin + first, task.cin, outputs},
                            {columns, kLength, pixels},
                            length,
                            sums,
                            kPixelGrain});
      for (std::int64_t r = 0; r < outputs; ++r) {
        float* out = task.out + (o + r) * task.out_stride + begin;
        for (std::int64_t p = 0; p < pixels; ++p) out[p] += sums[r * kPixelGrain + p];
      }
    }
  }
}

// f(block) for `length` channels at a time; once where there is none, so that the sums become the bias.
template <class Function>
void each_block(std::int64_t cin, std::int64_t length, Function f) {
  for (std::int64_t first = 0; first == 0 || first < cin; first += length) {
    f(ChannelBlock{first, std::min(first + length, cin)});
  }
}

template <bool kAhead>
void whole_columns(const LinearTask& task) {
  all_outputs<kAhead>(task, {0, task.cin}, {task.begin, task.end, true, kWidestTile});
}

void streamed_planes(const LinearTask& task) {
  const std::int64_t lanes = lane_count();
  each_block(task.cin, kStreamedChannels, [&](ChannelBlock block) {
    all_outputs(task, block, {task.begin, task.end, false, kWidestStreamedTile});
  });
  if ((task.end - task.begin) % lanes != 0) all_outputs(task, {0, task.cin}, {task.end - lanes, task.end, true, 1});
}

void blocked(const LinearTask& task) {
  const std::int64_t lanes = lane_count();
  const std::int64_t panel = tile_vectors(kTileOutputs) * lanes;
  const std::int64_t end = task.begin + (task.end - task.begin) / lanes * lanes;
  each_block(task.cin, kBlockedChannels, [&](ChannelBlock block) {
    for (std::int64_t p = task.begin; p < end; p += panel) {
      all_outputs(task, block, {p, std::min(p + panel, end), false, kWidestTile});
    }
  });
  if (end < task.end) column_dots(task, end, task.end);
}

void Linear(const LinearTask& task, LinearOrder order) {
  if (task.end - task.begin < lane_count()) return column_dots(task, task.begin, task.end);
  switch (order) {
    case LinearOrder::kWholeColumns:
      return whole_columns<false>(task);
    case LinearOrder::kColumnsAhead:
      return whole_columns<true>(task);
    case LinearOrder::kStreamedPlanes:
      return streamed_planes(task);
    case LinearOrder::kBlocked:
      return blocked(task);
  }
}

void Dot(const DotTask& task) {
  dot_rows(FloatTag(), task);
}

const char* TargetName() {
  return hwy::TargetName(HWY_TARGET);
}

}  // namespace HWY_NAMESPACE
}  // namespace pw
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace pw {

HWY_EXPORT(Linear);
HWY_EXPORT(Dot);
HWY_EXPORT(TargetName);

void linear_kernel(const LinearTask& task, LinearOrder order) {
  HWY_DYNAMIC_DISPATCH(Linear)(task, order);
}

void dot_kernel(const DotTask& task) {
  HWY_DYNAMIC_DISPATCH(Dot)(task);
}

const char* simd_target_name() {
  return HWY_DYNAMIC_DISPATCH(TargetName)();
}

}  // namespace pw
#endif  // HWY_ONCE
