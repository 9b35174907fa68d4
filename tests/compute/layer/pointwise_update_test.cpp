#include "compute/layer/pointwise_update.h"

#include <gtest/gtest.h>

#include "compute/layer/incremental_sums.h"
#include "compute/layer/pointwise_forward.h"
#include "compute/parallel/thread_pool.h"
#include "tests/compute/layer/layer_test_stacks.h"

namespace pw {
namespace {

TEST(PointwiseUpdate, FollowsOneWeightAndOneBiasOnEveryTarget) {
  for_every_target([] {
    Random random;
    GuardedStack in({2, 5, 3, 13}, 2, 1);
    GuardedStack sums({2, 3, 3, 13}, 4, 2);
    fill(in.view(), [&] { return random.whole(); });
    auto layer = make_layer(3, 5, [&] { return random.whole(); });
    pointwise_linear(in.view(), layer, sums.view());
    EXPECT_TRUE(update_weight(in.view(), 1, 4, 3.0F, sums.view()));
    EXPECT_TRUE(update_bias(2, -2.0F, sums.view()));
    layer.w(1, 4) += 3.0F;
    layer.bias[2] -= 2.0F;
    expect_equal(sums.view(), pointwise_reference(in.view(), layer));
    EXPECT_TRUE(sums.padding_intact());
  });
}

TEST(PointwiseUpdate, SaysWhenASumIsNotFiniteOnEveryTarget) {
  for_every_target([] {
    for (const std::size_t spoiled : {0U, 7U, 36U}) {
      for (const float bad : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(), 3e38F}) {
        Tensor in({1, 1, 1, 37});
        Tensor sums({1, 1, 1, 37});
        in.plane(0, 0)[spoiled] = bad;
        EXPECT_FALSE(update_weight(in, 0, 0, -2.0F, sums.view()));
        sums.plane(0, 0)[spoiled] = bad;
        EXPECT_FALSE(update_bias(0, bad, sums.view()));
      }
    }
  });
}

TEST(PointwiseUpdate, ARowIsThatOfALayerWithThisRowAlone) {
  Random random;
  ThreadPool pool(2);
  for (const std::int64_t cout : {3, 20}) {
    Tensor in({2, 33, 30, 41});
    fill(in.view(), [&] { return random.real(); });
    const auto layer = make_layer(cout, 33, [&] { return random.real(); });
    Tensor sums({2, cout, 30, 41});
    update_row(in, layer, 1, sums.view(), &pool);
    PointwiseLayer alone(1, 33);
    std::copy_n(layer.weight.begin() + 33, 33, alone.weight.begin());
    alone.bias[0] = layer.bias[1];
    Tensor want({2, 1, 30, 41});
    pointwise_linear(in, alone, want.view());
    for (std::int64_t n = 0; n < 2; ++n) {
      for (std::size_t p = 0; p < 30 * 41; ++p) {
        ASSERT_EQ(sums.plane(n, 1)[p], want.plane(n, 0)[p]);
        ASSERT_EQ(sums.plane(n, 0)[p], 0.0F);
        ASSERT_EQ(sums.plane(n, 2)[p], 0.0F);
      }
    }
  }
}

// Weights stay in [-1, 1], so |b| + sum |w x| is at most 1 + sum |x|: the M of the bound.
TEST(IncrementalSums, StayWithinTheBoundThroughAMillionChanges) {
  Random random;
  Tensor in({1, 16, 1, 33});
  fill(in.view(), [&] { return random.real(); });
  auto layer = make_layer(2, 16, [&] { return random.real(); });
  Tensor sums({1, 2, 1, 33});
  pointwise_linear(in, layer, sums.view());
  PointwiseLayer ones(2, 16);
  std::fill(ones.weight.begin(), ones.weight.end(), 1.0F);
  std::fill(ones.bias.begin(), ones.bias.end(), 1.0F);
  const auto largest = pointwise_reference(in, ones).magnitude;

  IncrementalSums following(2);
  const auto expect_bound = [&](double roundings) {
    auto want = pointwise_reference(in, layer);
    want.magnitude = largest;
    expect_within(sums, want, roundings);
  };
  for (int change = 0; change < 1'000'000; ++change) {
    const std::int64_t output = random.below(2);
    if (random.below(17) == 0) {
      following.set_bias(in, output, random.real(), layer, sums.view());
    } else {
      following.set_weight(in, output, random.below(16), random.real(), layer, sums.view());
    }
    ASSERT_LT(following.updates(output), IncrementalSums::kMostUpdates);
    if (change % 1000 == 0) expect_bound(17.0 + 2.0 * IncrementalSums::kMostUpdates);
  }
  following.settle(in, layer, sums.view());
  Tensor fresh({1, 2, 1, 33});
  pointwise_linear(in, layer, fresh.view());
  expect_same(sums, fresh);
  expect_bound(17.0);
}

// Inf - Inf: adding the change alone would leave NaN where a full pass gives Inf.
TEST(IncrementalSums, GiveWhatAFullPassGivesOnNonFiniteInputs) {
  Tensor in({1, 2, 1, 20});
  in.plane(0, 0)[3] = std::numeric_limits<float>::infinity();
  in.plane(0, 1)[19] = 1.0F;
  PointwiseLayer layer(1, 2);
  layer.weight = {1.0F, 1.0F};
  Tensor sums({1, 1, 1, 20});
  pointwise_linear(in, layer, sums.view());
  IncrementalSums following(1);
  following.set_weight(in, 0, 0, 0.5F, layer, sums.view());
  EXPECT_EQ(sums.plane(0, 0)[3], std::numeric_limits<float>::infinity());
  following.set_weight(in, 0, 0, 0.0F, layer, sums.view());
  EXPECT_TRUE(std::isnan(sums.plane(0, 0)[3]));
  following.set_weight(in, 0, 0, -1.0F, layer, sums.view());
  EXPECT_EQ(sums.plane(0, 0)[3], -std::numeric_limits<float>::infinity());
  EXPECT_EQ(sums.plane(0, 0)[19], 1.0F);
}

}  // namespace
}  // namespace pw
