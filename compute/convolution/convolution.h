#pragma once
// A 3 × 3 convolution with ReLU, computed by oneDNN.
#include <cstddef>
#include <memory>
#include <span>

#include "compute/core/error.h"

namespace pw {

// Of the input, including its border of one pixel; the output is two pixels smaller in height and width.
struct ConvolutionSize {
  int height = 0, width = 0;
  int cin = 0, cout = 0;
};

// Memory layout of an activation: `chunk` channels are contiguous, the next chunk of the same pixel is `chunk_stride`
// floats on, the next pixel `pixel_stride` floats on; rows have no padding.
struct ChannelLayout {
  int chunk = 0;
  std::ptrdiff_t chunk_stride = 0;
  std::ptrdiff_t pixel_stride = 0;
};

// Winograd on blocked channels where oneDNN has it for this processor (AVX-512), which takes a third of the time;
// otherwise direct convolution on NHWC.
//
// Runs on the calling thread only. The caller splits the work into pieces that depend on the shape alone, so that
// results are bit-identical for any thread count; oneDNN's own OpenMP workers, which spin and wait for the slowest, are
// never used.
class Convolution {
 public:
  // weight: [cout][cin][3][3], bias: [cout]. Fails if oneDNN does not support it or there is not enough memory.
  static Expected<Convolution> make(const ConvolutionSize& size, std::span<const float> weight,
                                    std::span<const float> bias);
  ~Convolution();
  Convolution(Convolution&&) noexcept;
  Convolution& operator=(Convolution&&) noexcept;

  const ConvolutionSize& size() const;
  const ChannelLayout& input_layout() const;
  const ChannelLayout& output_layout() const;
  std::size_t input_floats() const;
  std::size_t output_floats() const;
  std::size_t scratch_floats() const;

  // Thread-safe if each thread passes buffers of its own, of the sizes above. False: oneDNN failed. Throws
  // std::bad_alloc.
  bool run(float* input, float* output, float* scratch) const;

 private:
  struct Primitive;
  explicit Convolution(std::unique_ptr<Primitive> primitive);
  std::unique_ptr<Primitive> primitive_;
};

}  // namespace pw
