#pragma once
// One layer of the network over a whole activation, split into pieces for the threads.
#include <mutex>
#include <vector>

#include "compute/convolution/buffer.h"
#include "compute/convolution/convolution.h"
#include "compute/features/learned/network_weights.h"

namespace pw {

class Progress;
class ThreadPool;

// Borrowed activation of one image in HWC order: [height][width][channels].
struct HwcView {
  float* data = nullptr;
  int height = 0, width = 0, channels = 0;

  float* pixel(int y, int x) const { return data + (static_cast<std::ptrdiff_t>(y) * width + x) * channels; }
};

// The buffers that one thread needs for one piece.
struct Workspace {
  Buffer input, output, scratch;
};

// A free list of workspaces, as many as threads work at a time. Thread-safe.
class Workspaces {
 public:
  // Workspaces taken from now on are large enough for this convolution too.
  void make_room(const Convolution& convolution);
  Workspace take();
  void give_back(Workspace workspace);

 private:
  std::mutex mutex_;
  std::vector<Workspace> idle_;
  std::size_t input_floats_ = 0, output_floats_ = 0, scratch_floats_ = 0;
};

// A piece is a band of rows (dilation 1) or a group of outputs (dilated). The partition depends on the shapes alone.
//
// A convolution with dilation d is a plain one on each of the d² images made of every d-th row and column. These are
// packed side by side, separated by lines of zeros, into one image that oneDNN's fast algorithms can process.
class NetworkLayer {
 public:
  // For input activations of this size, which must be even if the layer pools.
  static Expected<NetworkLayer> make(const ConvolutionWeights& weights, int height, int width, Workspaces& workspaces);

  int output_height() const { return pools_ ? height_ / 2 : height_; }
  int output_width() const { return pools_ ? width_ / 2 : width_; }
  int output_channels() const { return cout_; }

  // `in` and `out` have this layer's sizes. False: cancelled, or oneDNN failed. `pool` and `progress` may be null.
  bool run(const HwcView& in, const HwcView& out, Workspaces& workspaces, ThreadPool* pool,
           const Progress* progress) const;

 private:
  NetworkLayer(const ConvolutionWeights& weights, int height, int width);
  int packed_row_source(int packed_row, int first_row) const;
  void pack(const HwcView& in, int first_row, const Convolution& convolution, float* packed) const;
  void unpack(const Convolution& convolution, const float* packed, int first_row, int end_row, int first_channel,
              const HwcView& out) const;
  void unpack_pooled(const Convolution& convolution, const float* packed, int first_row, int skipped, int rows,
                     const HwcView& out) const;

  int height_, width_, cout_, dilation_;
  bool pools_;
  int band_rows_ = 0;
  int bands_ = 1;
  // Rows and columns of one of the d² images.
  int part_height_ = 0, part_width_ = 0;
  // For every packed column, the column of the activation, or -1 for zeros.
  std::vector<int> columns_;
  // One per group of outputs.
  std::vector<Convolution> convolutions_;
};

}  // namespace pw
