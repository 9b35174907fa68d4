#include <algorithm>

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
constexpr int kWidestTile = 10;
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

// f(output, outputs) for `step` outputs at a time, fewer at the end.
template <class Function>
void each_tile(const LinearTask& task, std::int64_t step, Function f) {
  for (std::int64_t o = task.first_output; o < task.last_output; o += step) {
    f(o, std::min(step, task.last_output - o));
  }
}

template <bool kAhead = false>
void all_outputs(const LinearTask& task, ChannelBlock block, TileRow row) {
  each_tile(task, kTileOutputs,
            [&](std::int64_t output, std::int64_t outputs) { tile_row<kAhead>(task, block, output, outputs, row); });
}

// The most channels of a block: a panel of three vectors of pixels stays in a second-level cache, from where it comes
// as fast as it is used, and the sums are seldom loaded and stored.
constexpr std::int64_t kBlockedChannels = 1024;

// Few channels make wide panels, so that outputs are written in long runs: 24 KiB stay in a first-level cache.
constexpr std::int64_t kPanelFloats = 6144;
// Of so few channels the sums are soon made, and most of the time goes into writing: fastest in few places at once.
constexpr std::int64_t kFewChannels = 8;
constexpr std::int64_t kFewPlanes = 2;

// The pixels [begin, end), fewer than a vector: dot products of the rows of W and columns of x.
class RestColumns {
 public:
  RestColumns(std::int64_t begin, std::int64_t end) : begin_(begin), pixels_(end - begin) {}

  // Makes rows of the columns of a block.
  void gather(const LinearTask& task, ChannelBlock block) {
    for (std::int64_t i = block.first; i < block.last; ++i) {
      const float* plane = task.in + i * task.in_stride + begin_;
      for (std::int64_t p = 0; p < pixels_; ++p) columns_[p * kColumnStride + i - block.first] = plane[p];
    }
  }

  // Outputs [output, output + outputs), at most kTileOutputs.
  void add(const LinearTask& task, ChannelBlock block, std::int64_t output, std::int64_t outputs) const {
    HWY_ALIGN float sums[kPixelGrain * kTileOutputs];
    std::fill_n(sums, pixels_ * kTileOutputs, 0.0F);
    // Rows of W are often a power of two apart: more of them at a time would crowd a few sets of the cache.
    constexpr std::int64_t kRows = 4;
    for (std::int64_t o = 0; o < outputs; o += kRows) {
      const float* rows = task.weight + (output + o) * task.cin + block.first;
      dot_rows(FloatTag(), {{columns_, kColumnStride, pixels_},
                            {rows, task.cin, std::min(kRows, outputs - o)},
                            block.last - block.first,
                            sums + o,
                            kTileOutputs});
    }
    for (std::int64_t o = 0; o < outputs; ++o) {
      float* out = task.out + (output + o) * task.out_stride + begin_;
      for (std::int64_t p = 0; p < pixels_; ++p) {
        out[p] = (block.first == 0 ? task.bias[output + o] : out[p]) + sums[p * kTileOutputs + o];
      }
    }
  }

 private:
  // A power of two would put all columns into the same sets of the cache.
  static constexpr std::int64_t kColumnStride = kBlockedChannels + kPixelGrain;

  std::int64_t begin_;
  std::int64_t pixels_;
  HWY_ALIGN float columns_[kPixelGrain * kColumnStride];
};

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

// The pixels beyond the last whole vector come with the last panel, while its rows of W are in a near cache.
void blocked(const LinearTask& task) {
  const std::int64_t lanes = lane_count();
  const std::int64_t tile = tile_vectors(kTileOutputs) * lanes;
  const std::int64_t panel =
      std::max<std::int64_t>(kPanelFloats / std::max<std::int64_t>(task.cin, 1) / tile, 1) * tile;
  const std::int64_t end = task.begin + (task.end - task.begin) / lanes * lanes;
  const std::int64_t outputs_at_once = task.cin <= kFewChannels ? kFewPlanes : kTileOutputs;
  RestColumns rest(end, task.end);
  each_block(task.cin, kBlockedChannels, [&](ChannelBlock block) {
    rest.gather(task, block);
    for (std::int64_t p = task.begin; p < end; p += panel) {
      const TileRow row{p, std::min(p + panel, end), false, kWidestTile};
      each_tile(task, outputs_at_once, [&](std::int64_t output, std::int64_t outputs) {
        tile_row<false>(task, block, output, outputs, row);
        if (row.end == end && end < task.end) rest.add(task, block, output, outputs);
      });
    }
  });
}

// Images smaller than a vector.
void column_dots(const LinearTask& task) {
  RestColumns columns(task.begin, task.end);
  each_block(task.cin, kBlockedChannels, [&](ChannelBlock block) {
    columns.gather(task, block);
    each_tile(task, kTileOutputs,
              [&](std::int64_t output, std::int64_t outputs) { columns.add(task, block, output, outputs); });
  });
}

void Linear(const LinearTask& task, LinearOrder order) {
  if (task.end - task.begin < lane_count()) return column_dots(task);
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
