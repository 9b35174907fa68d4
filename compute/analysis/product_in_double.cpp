#include "compute/analysis/product_in_double.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pw {
namespace {

constexpr std::size_t kBlock = 512;

}  // namespace

double largest_difference_in_double(TensorView in, const PointwiseLayer& layer, TensorView sums) {
  const auto pixels = static_cast<std::size_t>(in.shape.pixels());
  std::array<double, kBlock> exact{};
  double largest = 0.0;
  for (std::int64_t n = 0; n < in.shape.n; ++n) {
    for (std::int64_t o = 0; o < layer.cout; ++o) {
      const float* const sum = sums.plane(n, o).data();
      for (std::size_t begin = 0; begin < pixels; begin += kBlock) {
        const std::size_t count = std::min(kBlock, pixels - begin);
        exact.fill(static_cast<double>(layer.bias[static_cast<std::size_t>(o)]));
        for (std::int64_t i = 0; i < layer.cin; ++i) {
          const auto w = static_cast<double>(layer.w(o, i));
          const float* const x = in.plane(n, i).data() + begin;
          for (std::size_t p = 0; p < count; ++p) exact[p] += w * static_cast<double>(x[p]);
        }
        for (std::size_t p = 0; p < count; ++p) {
          const double difference = std::fabs(static_cast<double>(sum[begin + p]) - exact[p]);
          if (std::isfinite(difference)) largest = std::max(largest, difference);
        }
      }
    }
  }
  return largest;
}

}  // namespace pw
