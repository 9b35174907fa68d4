#include "compute/analysis/map_relevance.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "compute/core/progress.h"
#include "compute/layer/pointwise_forward.h"
#include "compute/parallel/thread_pool.h"

namespace pw {
namespace {

Tensor stack_of_five(std::int64_t n = 1) {
  Tensor maps({n, 5, 2, 4});
  for (std::int64_t image = 0; image < n; ++image) {
    for (std::size_t p = 0; p < 8; ++p) {
      const auto value = static_cast<float>(p + static_cast<std::size_t>(image));
      maps.plane(image, 0)[p] = value;                // a ramp
      maps.plane(image, 1)[p] = 3.0F - 2.0F * value;  // the same upside down
      maps.plane(image, 2)[p] = 7.0F;                 // constant
      maps.plane(image, 3)[p] = p % 2 == 0 ? 1.0F : -1.0F;
      maps.plane(image, 4)[p] = p == 3 ? std::numeric_limits<float>::quiet_NaN() : 1.0F;
    }
  }
  return maps;
}

PointwiseLayer layer_of(std::int64_t outputs, std::vector<float> weights) {
  PointwiseLayer layer(outputs, 5);
  layer.weight = std::move(weights);
  layer.bias.front() = 0.25F;
  return layer;
}

TEST(Correlations, ArePearsons) {
  const Tensor maps = stack_of_five();
  const auto r = correlations(maps, 0, maps.plane(0, 0), nullptr, nullptr);
  ASSERT_TRUE(r);
  EXPECT_FLOAT_EQ((*r)[0], 1.0F);
  EXPECT_FLOAT_EQ((*r)[1], -1.0F);
  EXPECT_EQ((*r)[2], 0.0F);
  // Σ(x − 3.5)·s = −4, Σ(x − 3.5)² = 42, Σs² = 8.
  EXPECT_FLOAT_EQ((*r)[3], static_cast<float>(-4.0 / std::sqrt(42.0 * 8.0)));
  EXPECT_EQ((*r)[4], 0.0F);
}

TEST(Correlations, AreTheSameForAnyNumberOfThreads) {
  const Tensor maps = stack_of_five(2);
  ThreadPool pool(3);
  Progress progress;
  EXPECT_EQ(*correlations(maps, 1, maps.plane(1, 3), nullptr, nullptr),
            *correlations(maps, 1, maps.plane(1, 3), &pool, &progress));
  EXPECT_EQ(progress.fraction(), 1.0F);
}

TEST(MutingLosses, AreWhatTheScoreLosesWithoutEachMap) {
  const Tensor maps = stack_of_five(2);
  const PointwiseLayer layer = layer_of(2, {1, 0.5F, -1, 2, 0, 0, 1, 0, -1, 0});
  const SumsScore score = [](TensorView sums) {
    double total = 0.0;
    for (std::int64_t o = 0; o < 2; ++o) {
      for (const float value : sums.plane(0, o)) total += std::fabs(value) * (o == 0 ? 1.0 : 10.0);
    }
    return total;
  };
  const Tensor sums = pointwise_sums(maps, layer);
  ThreadPool pool(2);
  const auto losses = muting_losses(maps, 1, layer, sums, score, &pool, nullptr);
  ASSERT_TRUE(losses);
  for (std::int64_t i = 0; i < 4; ++i) {
    PointwiseLayer without = layer;
    for (std::int64_t o = 0; o < 2; ++o) without.w(o, i) = 0.0F;
    const Tensor left = pointwise_sums(maps, without);
    const double want = score(sums.view().image(1)) - score(left.view().image(1));
    if (std::isnan(want)) continue;
    EXPECT_NEAR((*losses)[static_cast<std::size_t>(i)], want, 1e-4) << i;
  }
}

TEST(MutingLosses, CanBeCancelled) {
  const Tensor maps = stack_of_five();
  const PointwiseLayer layer = layer_of(1, {1, 1, 1, 1, 1});
  Tensor sums({1, 1, 2, 4});
  Progress progress;
  progress.cancel();
  const auto losses = muting_losses(
      maps, 0, layer, sums, [](TensorView) { return 0.0; }, nullptr, &progress);
  ASSERT_FALSE(losses);
  EXPECT_EQ(losses.error().reason, "cancelled");
}

}  // namespace
}  // namespace pw
