#include "compute/features/learned/network_layer.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <cstring>

#include "compute/core/progress.h"
#include "compute/parallel/thread_pool.h"

namespace pw {
namespace {

// A band's outputs stay in L2 until they are pooled: 600 KB.
constexpr int kBandFloats = 150'000;
// Outputs per piece of a dilated layer: enough for the fast algorithms, and few enough to give work to several threads.
constexpr int kGroup = 64;

int round_up(int value, int step) {
  return (value + step - 1) / step * step;
}

// Bands of about equal height, a multiple of 4 (the fast algorithm's step) unless the activation has fewer rows.
int rows_per_band(int height, int width, int cout) {
  const int target = std::max(4, kBandFloats / (width * cout));
  const int bands = (height + target - 1) / target;
  return std::min(height, round_up((height + bands - 1) / bands, 4));
}

// Chunks of 16 are the common case: with a fixed size the copy is inlined, where a library call would take as long as
// the copy itself.
inline void copy_chunk(const float* from, int chunk, float* to) {
  constexpr int kBlock = 16;
  if (chunk == kBlock) {
    std::memcpy(to, from, kBlock * sizeof(float));
  } else {
    std::copy_n(from, chunk, to);
  }
}

}  // namespace

void Workspaces::make_room(const Convolution& convolution) {
  const std::lock_guard lock(mutex_);
  idle_.clear();
  input_floats_ = std::max(input_floats_, convolution.input_floats());
  output_floats_ = std::max(output_floats_, convolution.output_floats());
  scratch_floats_ = std::max(scratch_floats_, convolution.scratch_floats());
}

Workspace Workspaces::take() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      Workspace workspace = std::move(idle_.back());
      idle_.pop_back();
      return workspace;
    }
  }
  return {Buffer(input_floats_), Buffer(output_floats_), Buffer(scratch_floats_)};
}

void Workspaces::give_back(Workspace workspace) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(workspace));
}

NetworkLayer::NetworkLayer(const ConvolutionWeights& weights, int height, int width)
    : height_(height),
      width_(width),
      cout_(weights.cout),
      dilation_(weights.dilation),
      pools_(weights.pools),
      part_width_((width + weights.dilation - 1) / weights.dilation) {
  assert(!pools_ || (dilation_ == 1 && height % 2 == 0 && width % 2 == 0));
  if (dilation_ == 1) {
    band_rows_ = rows_per_band(height, width, cout_);
    bands_ = (height + band_rows_ - 1) / band_rows_;
    part_height_ = band_rows_;
  } else {
    part_height_ = (height + dilation_ - 1) / dilation_;
  }
  const auto parts = static_cast<std::size_t>(dilation_);
  const auto slots = static_cast<std::size_t>(part_width_) + 1;
  columns_.assign(parts * slots + 1, -1);
  for (std::size_t x = 0; x < static_cast<std::size_t>(width); ++x) {
    columns_[1 + x % parts * slots + x / parts] = static_cast<int>(x);
  }
}

Expected<NetworkLayer> NetworkLayer::make(const ConvolutionWeights& weights, int height, int width,
                                          Workspaces& workspaces) {
  NetworkLayer layer(weights, height, width);
  const int group = layer.dilation_ > 1 && weights.cout % kGroup == 0 ? kGroup : weights.cout;
  const ConvolutionSize size{layer.dilation_ * (layer.part_height_ + 1) + 1, static_cast<int>(layer.columns_.size()),
                             weights.cin, group};
  const std::size_t per_output = static_cast<std::size_t>(weights.cin) * 9;
  for (int first = 0; first < weights.cout; first += group) {
    const auto at = static_cast<std::size_t>(first);
    const auto count = static_cast<std::size_t>(group);
    auto convolution = Convolution::make(size, std::span(weights.weight).subspan(at * per_output, count * per_output),
                                         std::span(weights.bias).subspan(at, count));
    if (!convolution) return Unexpected(convolution.error());
    workspaces.make_room(*convolution);
    layer.convolutions_.push_back(std::move(*convolution));
  }
  return layer;
}

// The row of the activation for a packed row, or an out-of-range number for zero padding.
int NetworkLayer::packed_row_source(int packed_row, int first_row) const {
  if (dilation_ == 1) return first_row + packed_row - 1;
  const int within = (packed_row - 1) % (part_height_ + 1);
  if (packed_row == 0 || within == part_height_) return -1;
  return within * dilation_ + (packed_row - 1) / (part_height_ + 1);
}

void NetworkLayer::pack(const HwcView& in, int first_row, const Convolution& convolution, float* packed) const {
  const ChannelLayout& layout = convolution.input_layout();
  const int chunks = in.channels / layout.chunk;
  const auto columns = static_cast<std::ptrdiff_t>(columns_.size());
  for (int row = 0; row < convolution.size().height; ++row) {
    const int y = packed_row_source(row, first_row);
    const bool inside = y >= 0 && y < height_;
    for (int chunk = 0; chunk < chunks; ++chunk) {
      float* to = packed + chunk * layout.chunk_stride + row * columns * layout.pixel_stride;
      for (const int x : columns_) {
        if (inside && x >= 0) {
          copy_chunk(in.pixel(y, x) + chunk * layout.chunk, layout.chunk, to);
        } else {
          std::fill_n(to, layout.chunk, 0.0F);
        }
        to += layout.pixel_stride;
      }
    }
  }
}

void NetworkLayer::unpack(const Convolution& convolution, const float* packed, int first_row, int end_row,
                          int first_channel, const HwcView& out) const {
  const ChannelLayout& layout = convolution.output_layout();
  const int chunks = convolution.size().cout / layout.chunk;
  const std::ptrdiff_t columns = convolution.size().width - 2;
  for (int y = first_row; y < end_row; ++y) {
    const int packed_row = dilation_ == 1 ? y - std::min(first_row, height_ - band_rows_)
                                          : y % dilation_ * (part_height_ + 1) + y / dilation_;
    for (int x = 0; x < width_; ++x) {
      const int packed_column = x % dilation_ * (part_width_ + 1) + x / dilation_;
      const float* from = packed + (packed_row * columns + packed_column) * layout.pixel_stride;
      float* to = out.pixel(y, x) + first_channel;
      for (int chunk = 0; chunk < chunks; ++chunk)
        copy_chunk(from + chunk * layout.chunk_stride, layout.chunk, to + chunk * layout.chunk);
    }
  }
}

// Pools `rows` packed rows without the first `skipped`; packed row 0 is row `first_row` of the activation.
void NetworkLayer::unpack_pooled(const Convolution& convolution, const float* packed, int first_row, int skipped,
                                 int rows, const HwcView& out) const {
  const ChannelLayout& layout = convolution.output_layout();
  const int chunks = cout_ / layout.chunk;
  const std::ptrdiff_t row_stride = width_ * layout.pixel_stride;
  for (int row = skipped; row < rows; row += 2) {
    for (int chunk = 0; chunk < chunks; ++chunk) {
      const float* above = packed + chunk * layout.chunk_stride + row * row_stride;
      for (int x = 0; x < out.width; ++x) {
        const float* const a = above + 2 * x * layout.pixel_stride;
        const float* const b = a + layout.pixel_stride;
        const float* const c = a + row_stride;
        const float* const d = b + row_stride;
        float* __restrict const to = out.pixel((first_row + row) / 2, x) + chunk * layout.chunk;
        for (int i = 0; i < layout.chunk; ++i) to[i] = std::max(std::max(a[i], b[i]), std::max(c[i], d[i]));
      }
    }
  }
}

bool NetworkLayer::run(const HwcView& in, const HwcView& out, Workspaces& workspaces, ThreadPool* pool,
                       const Progress* progress) const {
  const auto groups = static_cast<std::int64_t>(convolutions_.size());
  std::atomic<bool> stopped = false;
  run_tasks(pool, bands_ * groups, [&](std::int64_t piece) {
    if (stopped || (progress != nullptr && progress->cancelled())) {
      stopped = true;
      return;
    }
    const int band = static_cast<int>(piece / groups);
    const auto group = static_cast<int>(piece % groups);
    const Convolution& convolution = convolutions_[static_cast<std::size_t>(group)];
    Workspace work = workspaces.take();
    // The last band is moved up so that it has its full height; rows that the previous band has computed are not
    // written again.
    const int first_row = dilation_ == 1 ? std::min(band * band_rows_, height_ - band_rows_) : 0;
    pack(in, first_row, convolution, work.input.data());
    if (!convolution.run(work.input.data(), work.output.data(), work.scratch.data())) {
      stopped = true;
    } else if (pools_) {
      unpack_pooled(convolution, work.output.data(), first_row, band * band_rows_ - first_row, band_rows_, out);
    } else {
      const int begin = dilation_ == 1 ? band * band_rows_ : 0;
      const int end = dilation_ == 1 ? first_row + band_rows_ : height_;
      unpack(convolution, work.output.data(), begin, end, group * convolution.size().cout, out);
    }
    workspaces.give_back(std::move(work));
  });
  return !stopped;
}

}  // namespace pw
