#include "compute/reduction/patterns.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "compute/layer/pointwise_forward.h"

namespace pw {
namespace {

Tensor waves_of(std::int64_t maps) {
  Tensor stack({1, maps, 12, 15});
  for (std::int64_t i = 0; i < maps; ++i) {
    const auto plane = stack.plane(0, i);
    for (std::size_t p = 0; p < plane.size(); ++p)
      plane[p] = static_cast<float>(i + 1) * std::sin(0.31F * static_cast<float>((i + 1) * static_cast<int>(p))) + 5.0F;
  }
  return stack;
}

Tensor applied(const PointwiseLayer& layer, const Tensor& stack) {
  Tensor y({1, layer.cout, stack.shape().h, stack.shape().w});
  pointwise_linear(stack, layer, y.view(), nullptr);
  return y;
}

TEST(Patterns, IdentityAndPermutationPassMapsOnBitByBit) {
  const Tensor stack = waves_of(5);
  for (const std::int64_t cout : {2, 5}) {
    const Tensor same = applied(identity_layer(cout, 5), stack);
    const Tensor reversed = applied(reversing_layer(cout, 5), stack);
    for (std::int64_t k = 0; k < cout; ++k) {
      EXPECT_TRUE(std::ranges::equal(same.plane(0, k), stack.plane(0, k)));
      EXPECT_TRUE(std::ranges::equal(reversed.plane(0, k), stack.plane(0, 4 - k)));
    }
  }
}

TEST(Patterns, ADiagonalHasOneWeightPerMap) {
  const PointwiseLayer layer = diagonal_layer(4, 4);
  for (std::int64_t o = 0; o < 4; ++o) {
    for (std::int64_t i = 0; i < 4; ++i) EXPECT_EQ(layer.w(o, i) != 0.0F, o == i);
  }
  EXPECT_EQ(diagonal_layer(6, 2).w(5, 1), 0.0F);
}

TEST(Patterns, EqualMapsHaveNoDifference) {
  Tensor stack = waves_of(4);
  std::ranges::copy(stack.plane(0, 2), stack.plane(0, 3).begin());
  const Tensor y = applied(difference_layer(2, 4), stack);
  for (const float value : y.plane(0, 1)) EXPECT_EQ(value, 0.0F);
  EXPECT_NE(y.plane(0, 0)[3], 0.0F);
}

TEST(Patterns, PrincipalOutputsAreUncorrelatedAndFall) {
  const Tensor y = applied(principal_layer(waves_of(6).view(), 3), waves_of(6));
  const auto mean_product = [&](std::int64_t a, std::int64_t b) {
    double sum = 0.0;
    for (std::size_t p = 0; p < y.plane(0, a).size(); ++p) sum += double{y.plane(0, a)[p]} * y.plane(0, b)[p];
    return sum / static_cast<double>(y.plane(0, a).size());
  };
  double mean = 0.0;
  for (const float value : y.plane(0, 0)) mean += value;
  EXPECT_NEAR(mean / 180.0, 0.0, 1e-4);
  EXPECT_NEAR(mean_product(0, 1), 0.0, 1e-4);
  EXPECT_NEAR(mean_product(1, 2), 0.0, 1e-4);
  EXPECT_GE(mean_product(0, 0), mean_product(1, 1) - 1e-4);
  EXPECT_GE(mean_product(1, 1), mean_product(2, 2) - 1e-4);
}

TEST(Patterns, TheSameVectorOnEveryRowChangesNoDifference) {
  const Tensor stack = waves_of(7);
  PointwiseLayer layer(3, 7);
  for (std::size_t i = 0; i < layer.weight.size(); ++i) layer.weight[i] = std::sin(static_cast<float>(i) * 1.7F);
  const PointwiseLayer shifted = with_vector_added(layer, 1);
  EXPECT_EQ(with_vector_added(layer, 1).weight, shifted.weight);
  EXPECT_NE(with_vector_added(layer, 2).weight, shifted.weight);
  const Tensor before = applied(layer, stack);
  const Tensor after = applied(shifted, stack);
  float largest = 0.0F;
  for (std::size_t p = 0; p < before.plane(0, 0).size(); ++p) {
    EXPECT_NEAR(before.plane(0, 0)[p] - before.plane(0, 2)[p], after.plane(0, 0)[p] - after.plane(0, 2)[p], 1e-4F);
    largest = std::max(largest, std::fabs(before.plane(0, 0)[p] - after.plane(0, 0)[p]));
  }
  EXPECT_GT(largest, 0.1F);
}

}  // namespace
}  // namespace pw
