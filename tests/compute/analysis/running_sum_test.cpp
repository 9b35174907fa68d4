#include "compute/analysis/running_sum.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "compute/layer/kernels/simd_target.h"
#include "compute/layer/pointwise_forward.h"
#include "tests/compute/layer/layer_test_stacks.h"

namespace pw {
namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
constexpr float kInf = std::numeric_limits<float>::infinity();

std::vector<std::int64_t> map_order(std::int64_t maps) {
  std::vector<std::int64_t> order(static_cast<std::size_t>(maps));
  std::iota(order.begin(), order.end(), 0);
  return order;
}

// Of output `o` at position `p` of the only image.
RunningSum sum_at(TensorView in, const PointwiseLayer& layer, std::int64_t o, std::size_t p,
                  std::span<const std::int64_t> order) {
  std::vector<float> x;
  for (std::int64_t i = 0; i < layer.cin; ++i) x.push_back(in.plane(0, i)[p]);
  const auto row =
      std::span(layer.weight).subspan(static_cast<std::size_t>(o * layer.cin), static_cast<std::size_t>(layer.cin));
  return running_sum(row, x, layer.bias[static_cast<std::size_t>(o)], order);
}

TEST(RunningSum, EndsInMapOrderAtTheOutputBitForBit) {
  for_every_target([] {
    if (!simd_target_has_fma()) return;
    RandomNumbers random;
    for (const std::int64_t cin : {1, 3, 256, 1500}) {
      GuardedStack in({1, cin, 20, 72}, 0, 0);
      GuardedStack out({1, 3, 20, 72}, 0, 0);
      fill(in.view(), [&] { return random.real(); });
      const auto layer = make_layer(3, cin, [&] { return random.real(); });
      pointwise_linear(in.view(), layer, out.view());
      for (std::int64_t o = 0; o < 3; ++o) {
        for (std::size_t p = 0; p < 1440; p += 37) {
          ASSERT_EQ(sum_at(in.view(), layer, o, p, map_order(cin)).total(), out.view().plane(0, o)[p])
              << cin << " maps, output " << o << ", position " << p;
        }
      }
    }
  });
}

// Also where there are fewer positions than a vector holds, which are summed otherwise.
TEST(RunningSum, StaysWithinItsBoundInAnyOrder) {
  RandomNumbers random;
  for (const std::int64_t pixels : {1, 3, 17, 1440}) {
    for (const std::int64_t cin : {1, 5, 256, 4096}) {
      GuardedStack in({1, cin, 1, pixels}, 0, 0);
      GuardedStack out({1, 2, 1, pixels}, 0, 0);
      fill(in.view(), [&] { return random.real(); });
      const auto layer = make_layer(2, cin, [&] { return random.real(); });
      pointwise_linear(in.view(), layer, out.view());
      auto order = map_order(cin);
      std::ranges::reverse(order);
      const auto p = static_cast<std::size_t>(pixels - 1);
      const RunningSum run = sum_at(in.view(), layer, 1, p, order);
      EXPECT_NEAR(run.total(), out.view().plane(0, 1)[p], run.bound);
      EXPECT_FALSE(run.broken);
    }
  }
}

TEST(RunningSum, FollowsTheOrder) {
  const std::vector<float> weights = {1, -2, 3, 0};
  const std::vector<float> x = {10, 20, 30, 40};
  const RunningSum run = running_sum(weights, x, 5, std::vector<std::int64_t>{2, 1, 0, 3});
  EXPECT_EQ(run.products, (std::vector<float>{90, -40, 10, 0}));
  EXPECT_EQ(run.sums, (std::vector<float>{95, 55, 65, 65}));
}

TEST(RunningSum, BreaksAtTheFirstProductThatIsNoNumber) {
  const std::vector<float> weights = {1, 1, 1};
  for (const float bad : {kNan, kInf, -kInf}) {
    const RunningSum run = running_sum(weights, std::vector<float>{1, bad, 3}, 0, map_order(3));
    EXPECT_EQ(run.broken, 1U);
    EXPECT_EQ(run.sums[0], 1.0F);
    EXPECT_FALSE(std::isfinite(run.total()));
  }
  // A muted map of NaN breaks the sum as it does the output.
  EXPECT_EQ(running_sum(std::vector<float>{0}, std::vector<float>{kNan}, 0, map_order(1)).broken, 0U);
  EXPECT_EQ(running_sum(weights, std::vector<float>{1, 2, 3}, kNan, map_order(3)).broken, 0U);
  // Finite products whose sum is too large for a float.
  const RunningSum large = running_sum(weights, std::vector<float>{3e38F, 3e38F, 1}, 0, map_order(3));
  EXPECT_EQ(large.broken, 1U);
}

TEST(RunningSum, IsTheBiasWithoutProducts) {
  const RunningSum run = running_sum({}, {}, 2.5F, {});
  EXPECT_EQ(run.total(), 2.5F);
  EXPECT_EQ(products_enough(run, 0.01), 0U);
}

TEST(ProductsEnough, IsWhereTheSumFirstComesNear) {
  const std::vector<float> weights(6, 1.0F);
  const auto enough = [&](const std::vector<float>& x, float bias) {
    return products_enough(running_sum(weights, x, bias, map_order(6)), 0.01);
  };
  EXPECT_EQ(enough({60, 40, 0.5F, -0.5F, 0, 0}, 0), 2U);
  // What comes later may lead away and back.
  EXPECT_EQ(enough({60, 40, 20, -20, 0, 0}, 0), 2U);
  EXPECT_EQ(enough({0, 0, 0, 0, 0, 0}, 7), 0U);
  EXPECT_EQ(enough({1, 1, 1, 1, 1, 1}, 0), 6U);
  EXPECT_EQ(enough({1, -1, 1, -1, 1, -1}, 0), 0U);
  EXPECT_EQ(enough({1, kNan, 1, 1, 1, 1}, 0), std::nullopt);
}

}  // namespace
}  // namespace pw
