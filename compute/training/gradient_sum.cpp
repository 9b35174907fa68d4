#include "compute/training/gradient_sum.h"

#include <algorithm>

#include "compute/layer/kernels/dot_kernel.h"
#include "compute/layer/kernels/linear_task.h"
#include "compute/layer/kernels/plane_kernels.h"

namespace pw {
namespace {

// A block of x is read twice: it should stay in L2 (at least half a MiB everywhere, a MiB on most processors).
constexpr std::int64_t kGradientBlockBytes = std::int64_t{448} << 10;
// Divisible by most thread counts, and few enough to be added up quickly.
constexpr std::int64_t kBlockCountGrain = 4;
constexpr std::int64_t kMaxGroups = 32;
// Floats of all groups' sums together: 64 MiB.
constexpr std::int64_t kMaxPartFloats = std::int64_t{16} << 20;

std::int64_t block_length(const Shape& in) {
  const std::int64_t grains = std::max<std::int64_t>(in.pixels() / kPixelGrain, 1);
  const std::int64_t bytes_per_grain = std::max<std::int64_t>(in.c, 1) * kPixelGrain * std::int64_t{sizeof(float)};
  const std::int64_t needed = (grains * bytes_per_grain + kGradientBlockBytes - 1) / kGradientBlockBytes;
  const std::int64_t blocks = (needed + kBlockCountGrain - 1) / kBlockCountGrain * kBlockCountGrain;
  return std::max<std::int64_t>((grains + blocks - 1) / blocks, 1) * kPixelGrain;
}

}  // namespace

GradientSum::GradientSum(const Shape& in, std::int64_t cout)
    : cin_(in.c), cout_(cout), pieces_{in.pixels(), block_length(in), kPixelGrain}, blocks_(in.n * pieces_.count()) {
  const std::int64_t affordable = kMaxPartFloats / std::max<std::int64_t>(part_size(), 1);
  groups_ = std::max<std::int64_t>(std::min({blocks_, kMaxGroups, affordable}), 1);
  parts_.resize(static_cast<std::size_t>(groups_ * part_size()));
}

PixelBlock GradientSum::block(std::int64_t index) const {
  const std::int64_t piece = index % pieces_.count();
  return {index / pieces_.count(), pieces_[piece]};
}

void GradientSum::add(std::int64_t group, TensorView in, const PixelBlock& block, const float* sums_gradient,
                      std::int64_t stride) {
  float* sums = part(group);
  const std::int64_t length = block.pixels.size();
  const float* x = in.data + block.n * cin_ * in.plane_stride + block.pixels.begin;
  dot_kernel({{sums_gradient, stride, cout_}, {x, in.plane_stride, cin_}, length, sums, cin_});
  float* bias = sums + cout_ * cin_;
  for (std::int64_t o = 0; o < cout_; ++o) bias[o] += sum_kernel(sums_gradient + o * stride, length);
}

void GradientSum::collect(LayerGradient& gradient) const {
  const auto add_up = [&](std::int64_t first, std::vector<float>& to) {
    const std::int64_t count = static_cast<std::int64_t>(to.size());
    std::fill(to.begin(), to.end(), 0.0F);
    for (std::int64_t group = 0; group < groups_; ++group) {
      const float* from = parts_.data() + group * part_size() + first;
      for (std::int64_t i = 0; i < count; ++i) to[static_cast<std::size_t>(i)] += from[i];
    }
  };
  add_up(0, gradient.weight);
  add_up(cout_ * cin_, gradient.bias);
}

}  // namespace pw
