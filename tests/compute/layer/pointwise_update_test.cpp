#include "compute/layer/pointwise_update.h"

#include <gtest/gtest.h>

#include "compute/layer/pointwise_forward.h"
#include "compute/parallel/thread_pool.h"
#include "tests/compute/layer/layer_test_stacks.h"

namespace pw {
namespace {

TEST(PointwiseUpdate, FollowsOneWeightAndOneBiasOnEveryTarget) {
  for_every_target([] {
    RandomNumbers random;
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

TEST(PointwiseUpdate, ReportsNonFiniteSumsOnEveryTarget) {
  for_every_target([] {
    for (const std::size_t non_finite : {0U, 7U, 36U}) {
      for (const float bad : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(), 3e38F}) {
        Tensor in({1, 1, 1, 37});
        Tensor sums({1, 1, 1, 37});
        in.plane(0, 0)[non_finite] = bad;
        EXPECT_FALSE(update_weight(in, 0, 0, -2.0F, sums.view()));
        sums.plane(0, 0)[non_finite] = bad;
        EXPECT_FALSE(update_bias(0, bad, sums.view()));
      }
    }
  });
}

TEST(PointwiseUpdate, ARowIsBitIdenticalToALayerWithThisRowAlone) {
  RandomNumbers random;
  ThreadPool pool(2);
  for (const std::int64_t cout : {3, 20}) {
    Tensor in({2, 33, 30, 41});
    fill(in.view(), [&] { return random.real(); });
    const auto layer = make_layer(cout, 33, [&] { return random.real(); });
    Tensor sums({2, cout, 30, 41});
    update_row(in, layer, 1, sums.view(), &pool);
    PointwiseLayer single_row(1, 33);
    std::copy_n(layer.weight.begin() + 33, 33, single_row.weight.begin());
    single_row.bias[0] = layer.bias[1];
    Tensor want({2, 1, 30, 41});
    pointwise_linear(in, single_row, want.view());
    for (std::int64_t n = 0; n < 2; ++n) {
      for (std::size_t p = 0; p < 30 * 41; ++p) {
        ASSERT_EQ(sums.plane(n, 1)[p], want.plane(n, 0)[p]);
        ASSERT_EQ(sums.plane(n, 0)[p], 0.0F);
        ASSERT_EQ(sums.plane(n, 2)[p], 0.0F);
      }
    }
  }
}

}  // namespace
}  // namespace pw
