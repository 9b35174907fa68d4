#include <algorithm>
#include <type_traits>

#include "compute/layer/kernels/linear_kernel.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "compute/layer/kernels/linear_kernel.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.
#include <hwy/highway.h>

#include "compute/layer/kernels/dot_tile-inl.h"
#include "compute/layer/kernels/joined_tile-inl.h"
#include "compute/layer/kernels/linear_tile-inl.h"
#include "compute/layer/kernels/streamed_tile-inl.h"

HWY_BEFORE_NAMESPACE();
namespace pw {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using FloatTag = hn::CappedTag<float, kPixelGrain>;

constexpr int kMaxTileVectors = 10;

std::int64_t lane_count() {
  return static_cast<std::int64_t>(hn::Lanes(FloatTag()));
}

// Calls f with `outputs` as a constant, 1 … kTileOutputs.
template <int kOutputs = kTileOutputs, class Function>
HWY_INLINE void with_constant(std::int64_t outputs, Function f) {
  if constexpr (kOutputs > 1) {
    if (outputs < kOutputs) return with_constant<kOutputs - 1>(outputs, f);
  }
  f(std::integral_constant<int, kOutputs>());
}

// A row of tiles for any number of outputs up to kTileOutputs.
template <bool kAhead>
HWY_NOINLINE void tile_row(const LinearTask& task, IndexRange channels, std::int64_t output, std::int64_t outputs,
                           TileRow row) {
  with_constant(outputs, [&](auto constant) HWY_ATTR {
    linear_tiles<decltype(constant)::value, kAhead>(FloatTag(), task, channels, output, row);
  });
}

// kPlanesAbreast planes of any number of outputs up to kTileOutputs.
HWY_NOINLINE void streamed_row(const LinearTask& task, IndexRange channels, std::int64_t output, std::int64_t outputs) {
  with_constant(outputs, [&](auto constant) HWY_ATTR {
    streamed_pass<decltype(constant)::value>(FloatTag(), task, channels, output);
  });
}

// Any number of outputs up to kJoinedOutputs.
HWY_NOINLINE void joined_row(const LinearTask& task, IndexRange channels, std::int64_t output, std::int64_t outputs,
                             const float* column) {
  with_constant<kJoinedOutputs>(outputs, [&](auto constant) HWY_ATTR {
    joined_tile<decltype(constant)::value>(FloatTag(), task, channels, output, column);
  });
}

// Calls f(output, outputs) for `step` outputs at a time, fewer at the end.
template <class Function>
void each_tile(const LinearTask& task, std::int64_t step, Function f) {
  for (std::int64_t o = task.outputs.begin; o < task.outputs.end; o += step) {
    f(o, std::min(step, task.outputs.end - o));
  }
}

template <bool kAhead = false>
void all_outputs(const LinearTask& task, IndexRange channels, TileRow row) {
  each_tile(task, kTileOutputs,
            [&](std::int64_t output, std::int64_t outputs) { tile_row<kAhead>(task, channels, output, outputs, row); });
}

// The most channels of a block: a panel three vectors of pixels wide stays in L2, which delivers it as fast as it is
// used, and the sums are rarely loaded and stored.
constexpr std::int64_t kBlockedChannels = 1024;

// With few channels the panels are wide, so that outputs are written in long runs: 24 KiB stay in L1.
constexpr std::int64_t kPanelFloats = 6144;
// With so few channels most of the time goes into writing, which is fastest to a few planes at a time.
constexpr std::int64_t kFewChannels = 8;
constexpr std::int64_t kFewPlanes = 2;

// The remainder of fewer pixels than a vector: dot products of rows of W and columns of x.
class RemainderColumns {
 public:
  explicit RemainderColumns(IndexRange pixels) : begin_(pixels.begin), pixels_(pixels.size()) {}

  // Transposes the columns of a block into rows.
  void gather(const LinearTask& task, IndexRange channels) {
    for (std::int64_t i = channels.begin; i < channels.end; ++i) {
      const float* plane = task.in + i * task.in_stride + begin_;
      for (std::int64_t p = 0; p < pixels_; ++p) columns_[p * kColumnStride + i - channels.begin] = plane[p];
    }
  }

  // The channels of a block at the first pixel.
  const float* first() const { return columns_; }

  // Adds the block to outputs [output, output + outputs), at most kTileOutputs.
  void add(const LinearTask& task, IndexRange channels, std::int64_t output, std::int64_t outputs) const {
    HWY_ALIGN float sums[kPixelGrain * kTileOutputs];
    std::fill_n(sums, pixels_ * kTileOutputs, 0.0F);
    // The row stride of W is often a power of two: more rows at a time would conflict in a few cache sets.
    constexpr std::int64_t kRows = 4;
    for (std::int64_t o = 0; o < outputs; o += kRows) {
      const float* rows = task.weight + (output + o) * task.cin + channels.begin;
      dot_rows(FloatTag(), {{columns_, kColumnStride, pixels_},
                            {rows, task.cin, std::min(kRows, outputs - o)},
                            channels.size(),
                            sums + o,
                            kTileOutputs});
    }
    for (std::int64_t o = 0; o < outputs; ++o) {
      float* out = task.out + (output + o) * task.out_stride + begin_;
      for (std::int64_t p = 0; p < pixels_; ++p) {
        out[p] = (channels.begin == 0 ? task.bias[output + o] : out[p]) + sums[p * kTileOutputs + o];
      }
    }
  }

 private:
  // Not a power of two, which would map all columns to the same cache sets.
  static constexpr std::int64_t kColumnStride = kBlockedChannels + kPixelGrain;

  std::int64_t begin_;
  std::int64_t pixels_;
  HWY_ALIGN float columns_[kPixelGrain * kColumnStride];
};

// Calls f(channels) for `length` channels at a time; once if there are none, so that the sums become the bias.
template <class Function>
void each_block(std::int64_t cin, std::int64_t length, Function f) {
  for (std::int64_t first = 0; first == 0 || first < cin; first += length) {
    f(IndexRange{first, std::min(first + length, cin)});
  }
}

template <bool kAhead>
void whole_columns(const LinearTask& task) {
  all_outputs<kAhead>(task, {0, task.cin}, {task.pixels, true, kMaxTileVectors});
}

// Long runs of a few planes at a time; the sums wait in L2. Where fewer planes are left than that, and beyond the last
// whole vector, tiles as elsewhere: every sum is added up in the same order.
void streamed_planes(const LinearTask& task) {
  const std::int64_t lanes = lane_count();
  const auto two_lines = static_cast<int>(2 * kPixelGrain / lanes);
  each_block(task.cin, kPlanesAbreast, [&](IndexRange channels) {
    if (channels.size() < kPlanesAbreast) return all_outputs(task, channels, {task.pixels, false, two_lines});
    each_tile(task, kTileOutputs,
              [&](std::int64_t output, std::int64_t outputs) { streamed_row(task, channels, output, outputs); });
  });
  if (task.pixels.size() % lanes != 0)
    all_outputs(task, {0, task.cin}, {{task.pixels.end - lanes, task.pixels.end}, true, 1});
}

// Calls f(pixels) for panels of about equal width, at most `max_vectors`: a panel of one vector would be limited by the
// latency of its sums.
template <class Function>
void each_panel(IndexRange whole_vectors, std::int64_t max_vectors, Function f) {
  const std::int64_t lanes = lane_count();
  std::int64_t vectors = whole_vectors.size() / lanes;
  std::int64_t at = whole_vectors.begin;
  for (std::int64_t panels = (vectors + max_vectors - 1) / max_vectors; panels > 0; --panels) {
    const std::int64_t width = (vectors + panels - 1) / panels;
    f(IndexRange{at, at + width * lanes});
    at += width * lanes;
    vectors -= width;
  }
}

// The remainder beyond the last whole vector is computed with the last panel, while its rows of W are in L1 or L2.
void blocked(const LinearTask& task) {
  const std::int64_t lanes = lane_count();
  const std::int64_t tile = tile_vectors(kTileOutputs);
  const std::int64_t panel =
      std::max<std::int64_t>(kPanelFloats / std::max<std::int64_t>(task.cin, 1) / (tile * lanes), 1) * tile;
  const std::int64_t end = task.pixels.begin + task.pixels.size() / lanes * lanes;
  const std::int64_t outputs_at_once = task.cin <= kFewChannels ? kFewPlanes : kTileOutputs;
  RemainderColumns remainder({end, task.pixels.end});
  each_block(task.cin, kBlockedChannels, [&](IndexRange channels) {
    remainder.gather(task, channels);
    each_panel({task.pixels.begin, end}, panel, [&](IndexRange pixels) {
      const TileRow row{pixels, false, kMaxTileVectors};
      each_tile(task, outputs_at_once, [&](std::int64_t output, std::int64_t outputs) {
        tile_row<false>(task, channels, output, outputs, row);
        if (pixels.end == end && end < task.pixels.end) remainder.add(task, channels, output, outputs);
      });
    });
  });
}

// Maps of a joined tile and nothing else. Only whole ones, so that the order in which the sums of the last pixel are
// added up does not depend on how the work is split; a plan does not split maps as small as that by pixels.
bool is_joined(const LinearTask& task) {
  return kHasJoinedTiles && task.pixels == IndexRange{0, kJoinedVectors * lane_count() + 1};
}

void joined(const LinearTask& task) {
  RemainderColumns remainder({task.pixels.end - 1, task.pixels.end});
  each_block(task.cin, kBlockedChannels, [&](IndexRange channels) {
    remainder.gather(task, channels);
    each_tile(task, kJoinedOutputs, [&](std::int64_t output, std::int64_t outputs) {
      joined_row(task, channels, output, outputs, remainder.first());
    });
  });
}

// Images smaller than a vector.
void column_dots(const LinearTask& task) {
  RemainderColumns columns(task.pixels);
  each_block(task.cin, kBlockedChannels, [&](IndexRange channels) {
    columns.gather(task, channels);
    each_tile(task, kTileOutputs,
              [&](std::int64_t output, std::int64_t outputs) { columns.add(task, channels, output, outputs); });
  });
}

void Linear(const LinearTask& task, LinearOrder order) {
  if (task.pixels.size() < lane_count()) return column_dots(task);
  switch (order) {
    case LinearOrder::kWholeColumns:
      return whole_columns<false>(task);
    case LinearOrder::kColumnsAhead:
      return whole_columns<true>(task);
    case LinearOrder::kStreamedPlanes:
      return streamed_planes(task);
    case LinearOrder::kBlocked:
      return is_joined(task) ? joined(task) : blocked(task);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace pw
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace pw {

HWY_EXPORT(Linear);

void linear_kernel(const LinearTask& task, LinearOrder order) {
  HWY_DYNAMIC_DISPATCH(Linear)(task, order);
}

}  // namespace pw
#endif  // HWY_ONCE
