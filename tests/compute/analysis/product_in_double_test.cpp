#include "compute/analysis/product_in_double.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace pw {
namespace {

Tensor ramp(const Shape& shape) {
  Tensor stack(shape);
  for (std::int64_t n = 0; n < shape.n; ++n) {
    for (std::int64_t c = 0; c < shape.c; ++c) {
      const auto plane = stack.plane(n, c);
      for (std::size_t p = 0; p < plane.size(); ++p)
        plane[p] = static_cast<float>(c + 1) * 0.25F + static_cast<float>(p) * 0.5F - static_cast<float>(n);
    }
  }
  return stack;
}

PointwiseLayer small_layer(std::int64_t cout, std::int64_t cin) {
  PointwiseLayer layer(cout, cin);
  for (std::size_t i = 0; i < layer.weight.size(); ++i) layer.weight[i] = 0.5F * static_cast<float>(i) - 1.0F;
  for (std::size_t o = 0; o < layer.bias.size(); ++o) layer.bias[o] = static_cast<float>(o) + 0.25F;
  return layer;
}

Tensor exact_sums(const Tensor& x, const PointwiseLayer& layer) {
  Tensor sums({x.shape().n, layer.cout, x.shape().h, x.shape().w});
  for (std::int64_t n = 0; n < x.shape().n; ++n) {
    for (std::int64_t o = 0; o < layer.cout; ++o) {
      for (std::size_t p = 0; p < static_cast<std::size_t>(x.shape().pixels()); ++p) {
        double sum = static_cast<double>(layer.bias[static_cast<std::size_t>(o)]);
        for (std::int64_t i = 0; i < layer.cin; ++i)
          sum += static_cast<double>(layer.w(o, i)) * static_cast<double>(x.plane(n, i)[p]);
        sums.plane(n, o)[p] = static_cast<float>(sum);
      }
    }
  }
  return sums;
}

TEST(ProductInDouble, ExactSumsDifferByNothing) {
  for (const Shape& shape : {Shape{1, 1, 1, 1}, Shape{1, 3, 4, 5}, Shape{2, 4, 23, 45}}) {
    const Tensor x = ramp(shape);
    const PointwiseLayer layer = small_layer(3, shape.c);
    EXPECT_EQ(difference_in_double(x, layer, exact_sums(x, layer)).largest, 0.0);
  }
}

TEST(ProductInDouble, TheLargestCountsWhereverItIs) {
  const Tensor x = ramp({2, 3, 23, 45});
  const PointwiseLayer layer = small_layer(2, 3);
  for (const std::size_t at : {std::size_t{0}, std::size_t{511}, std::size_t{512}, std::size_t{23 * 45 - 1}}) {
    Tensor sums = exact_sums(x, layer);
    sums.plane(0, 1)[3] += 0.5F;
    sums.plane(1, 0)[at] -= 4.0F;
    EXPECT_EQ(difference_in_double(x, layer, sums).largest, 4.0) << at;
  }
}

TEST(ProductInDouble, NumbersThatAreNotFiniteDoNotCount) {
  Tensor x = ramp({1, 3, 4, 5});
  x.plane(0, 1)[2] = std::numeric_limits<float>::quiet_NaN();
  x.plane(0, 1)[3] = std::numeric_limits<float>::infinity();
  const PointwiseLayer layer = small_layer(2, 3);
  Tensor sums = exact_sums(x, layer);
  EXPECT_EQ(difference_in_double(x, layer, sums).largest, 0.0);
  sums.plane(0, 0)[7] += 0.25F;
  EXPECT_EQ(difference_in_double(x, layer, sums).largest, 0.25);
  EXPECT_EQ(difference_in_double(x, layer, sums).compared, 2 * (20 - 2));
}

TEST(ProductInDouble, StopsWhereItIsCancelled) {
  const Tensor x = ramp({2, 3, 23, 45});
  const PointwiseLayer layer = small_layer(2, 3);
  const Tensor sums = exact_sums(x, layer);
  Progress progress;
  EXPECT_EQ(difference_in_double(x, layer, sums, &progress).compared, 2 * 2 * 23 * 45);
  EXPECT_GT(progress.fraction(), 0.5F);
  progress.cancel();
  EXPECT_EQ(difference_in_double(x, layer, sums, &progress).compared, 0);
}

}  // namespace
}  // namespace pw
