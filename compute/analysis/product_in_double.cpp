#include "compute/analysis/product_in_double.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace pw {
namespace {

constexpr std::size_t kBlock = 512;

// The pixels of one output that begin at `begin`.
struct Block {
  std::int64_t n = 0, output = 0;
  std::size_t begin = 0, count = 0;
};

void add_block(TensorView in, const PointwiseLayer& layer, std::span<const float> sums, const Block& block,
               DoubleDifference& difference) {
  std::array<double, kBlock> exact{};
  exact.fill(static_cast<double>(layer.bias[static_cast<std::size_t>(block.output)]));
  for (std::int64_t i = 0; i < layer.cin; ++i) {
    const auto w = static_cast<double>(layer.w(block.output, i));
    const float* const x = in.plane(block.n, i).data() + block.begin;
    for (std::size_t p = 0; p < block.count; ++p) exact[p] += w * static_cast<double>(x[p]);
  }
  for (std::size_t p = 0; p < block.count; ++p) {
    const double distance = std::fabs(static_cast<double>(sums[block.begin + p]) - exact[p]);
    if (!std::isfinite(distance)) continue;
    difference.largest = std::max(difference.largest, distance);
    ++difference.compared;
  }
}

}  // namespace

DoubleDifference difference_in_double(TensorView in, const PointwiseLayer& layer, TensorView sums, Progress* progress) {
  const auto pixels = static_cast<std::size_t>(in.shape.pixels());
  const std::int64_t planes = in.shape.n * layer.cout;
  DoubleDifference difference;
  for (std::int64_t plane = 0; plane < planes; ++plane) {
    const std::int64_t n = plane / layer.cout, output = plane % layer.cout;
    if (progress != nullptr) progress->report(static_cast<float>(plane) / static_cast<float>(planes));
    for (std::size_t begin = 0; begin < pixels; begin += kBlock) {
      if (progress != nullptr && progress->cancelled()) return difference;
      add_block(in, layer, sums.plane(n, output), {n, output, begin, std::min(kBlock, pixels - begin)}, difference);
    }
  }
  return difference;
}

}  // namespace pw
