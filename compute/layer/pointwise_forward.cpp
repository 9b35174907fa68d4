#include "compute/layer/pointwise_forward.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "compute/layer/pointwise_kernels.h"
#include "compute/layer/pointwise_update.h"
#include "compute/parallel/thread_pool.h"

namespace pw {
namespace {

// Pixels per task: a task's slice of every plane passes through the cache once.
constexpr std::int64_t kTilePixels = 4096;
// Below this many bytes waking a thread costs more than it saves.
constexpr std::int64_t kSerialBytes = std::int64_t{2} << 20;

ThreadPool* worth_it(ThreadPool* pool, const Shape& shape) {
  return shape.count() * std::int64_t{sizeof(float)} > kSerialBytes ? pool : nullptr;
}

void softmax_at(TensorView sums, MutableTensorView out, std::int64_t n, std::int64_t begin, std::int64_t end) {
  const std::int64_t channels = sums.shape.c;
  for (std::int64_t p = begin; p < end; ++p) {
    const auto at = static_cast<std::size_t>(p);
    float largest = sums.plane(n, 0)[at];
    for (std::int64_t c = 1; c < channels; ++c) largest = std::max(largest, sums.plane(n, c)[at]);
    float total = 0.0F;
    for (std::int64_t c = 0; c < channels; ++c) total += out.plane(n, c)[at] = std::exp(sums.plane(n, c)[at] - largest);
    for (std::int64_t c = 0; c < channels; ++c) out.plane(n, c)[at] /= total;
  }
}

void activate_plane(Activation activation, const float* from, float* to, std::int64_t count) {
  for (std::int64_t p = 0; p < count; ++p) {
    const float value = from[p];
    if (activation == Activation::kRelu) {
      // Written so that NaN stays NaN.
      to[p] = value < 0.0F ? 0.0F : value;
    } else if (activation == Activation::kSigmoid) {
      to[p] = 1.0F / (1.0F + std::exp(-value));
    } else {
      to[p] = value;
    }
  }
}

}  // namespace

void pointwise_linear(TensorView in, const PointwiseLayer& layer, MutableTensorView sums, ThreadPool* pool) {
  assert(in.shape.c == layer.cin && sums.shape == Shape({in.shape.n, layer.cout, in.shape.h, in.shape.w}));
  const std::int64_t pixels = in.shape.pixels();
  const std::int64_t tiles = (pixels + kTilePixels - 1) / kTilePixels;
  run_tasks(worth_it(pool, in.shape), in.shape.n * tiles, [&](std::int64_t task) {
    const std::int64_t n = task / tiles;
    const std::int64_t begin = task % tiles * kTilePixels;
    linear_kernel({in.data + n * layer.cin * in.plane_stride, in.plane_stride,
                   sums.data + n * layer.cout * sums.plane_stride, sums.plane_stride, layer.weight.data(),
                   layer.bias.data(), layer.cin, layer.cout, begin, std::min(begin + kTilePixels, pixels)});
  });
}

void apply_activation(Activation activation, TensorView sums, MutableTensorView out, ThreadPool* pool) {
  if (sums.shape.c == 0) return;
  const std::int64_t pixels = sums.shape.pixels();
  const std::int64_t tiles = (pixels + kTilePixels - 1) / kTilePixels;
  run_tasks(worth_it(pool, sums.shape), sums.shape.n * tiles, [&](std::int64_t task) {
    const std::int64_t n = task / tiles;
    const std::int64_t begin = task % tiles * kTilePixels;
    const std::int64_t end = std::min(begin + kTilePixels, pixels);
    if (activation == Activation::kSoftmax) {
      softmax_at(sums, out, n, begin, end);
      return;
    }
    for (std::int64_t c = 0; c < sums.shape.c; ++c) {
      activate_plane(activation, sums.plane(n, c).data() + begin, out.plane(n, c).data() + begin, end - begin);
    }
  });
}

void pointwise_forward(TensorView in, const PointwiseLayer& layer, MutableTensorView out, ThreadPool* pool) {
  pointwise_linear(in, layer, out, pool);
  if (layer.activation != Activation::kNone) apply_activation(layer.activation, out, out, pool);
}

void update_weight(TensorView in, std::int64_t output, std::int64_t input, float delta, MutableTensorView sums) {
  for (std::int64_t n = 0; n < in.shape.n; ++n) {
    add_scaled_kernel(in.plane(n, input).data(), delta, sums.plane(n, output).data(), in.shape.pixels());
  }
}

void update_bias(std::int64_t output, float delta, MutableTensorView sums) {
  for (std::int64_t n = 0; n < sums.shape.n; ++n)
    add_constant_kernel(delta, sums.plane(n, output).data(), sums.shape.pixels());
}

}  // namespace pw
