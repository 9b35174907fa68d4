#pragma once
// A 3 × 3 convolution with ReLU, done by oneDNN.
#include <cstddef>
#include <memory>
#include <span>

#include "compute/core/error.h"

namespace pw {

// Of the input, its border of one pixel included; the output is two smaller in height and width.
struct ConvolutionSize {
  int height = 0, width = 0;
  int cin = 0, cout = 0;
};

// Where the values of a picture lie: `chunk` channels side by side, a pixel's next chunk `chunk_stride` floats on, the
// next pixel `pixel_stride` floats on, rows without gaps.
struct ChannelLayout {
  int chunk = 0;
  std::ptrdiff_t chunk_stride = 0;
  std::ptrdiff_t pixel_stride = 0;
};

// Winograd's algorithm on blocks of channels where oneDNN has it for this processor (AVX-512), which takes a third of
// the time, else the direct one on NHWC.
//
// Runs on the calling thread alone: parallel work is cut outside, in pieces that the shape decides, so that results are
// the same for any number of threads, and oneDNN's own team (OpenMP, which spins and waits for its slowest thread) is
// never woken.
class Convolution {
 public:
  // weight: [cout][cin][3][3], bias: [cout]. An error where oneDNN cannot do it, or memory for it is lacking.
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

  // Several threads may run one convolution at a time, each with buffers of its own. False: oneDNN failed. Throws
  // std::bad_alloc.
  bool run(float* input, float* output, float* scratch) const;

 private:
  struct Primitive;
  explicit Convolution(std::unique_ptr<Primitive> primitive);
  std::unique_ptr<Primitive> primitive_;
};

}  // namespace pw
