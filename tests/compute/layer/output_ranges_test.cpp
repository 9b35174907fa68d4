#include "compute/layer/output_ranges.h"

#include <gtest/gtest.h>

#include "compute/analysis/statistics.h"
#include "compute/parallel/thread_pool.h"
#include "tests/compute/layer/layer_test_stacks.h"

namespace pw {
namespace {

void expect_range(const OutputRange& range, const PlaneStatistics& want) {
  EXPECT_EQ(range.min, want.min);
  EXPECT_EQ(range.max, want.max);
  EXPECT_NEAR(range.mean, want.mean, 1e-12 * (std::fabs(want.mean) + want.std));
  EXPECT_EQ(range.non_finite, want.nan + want.positive_inf + want.negative_inf);
}

TEST(OutputRanges, AgreeWithTheStatisticsOfThePlanesOnEveryTarget) {
  for_every_target([] {
    RandomNumbers random;
    for (const std::int64_t pixels : {1, 3, 15, 64, 65, 200, 70'001}) {
      Tensor out({2, 3, 1, pixels});
      fill(out.view(), [&] { return 100.0F * random.real() - 30.0F; });
      out.plane(1, 0)[0] = std::numeric_limits<float>::quiet_NaN();
      out.plane(1, 1)[static_cast<std::size_t>(pixels - 1)] = -std::numeric_limits<float>::infinity();
      const auto ranges = output_ranges(out);
      ASSERT_EQ(ranges.size(), 6U);
      for (std::int64_t plane = 0; plane < 6; ++plane) {
        expect_range(ranges[static_cast<std::size_t>(plane)], plane_statistics(out.plane(plane / 3, plane % 3)));
      }
    }
  });
}

// Large enough that the pool is used.
TEST(OutputRanges, AreBitIdenticalForAnyPoolAndForAnOutputOnItsOwn) {
  RandomNumbers random;
  Tensor out({2, 3, 700, 701});
  fill(out.view(), [&] { return random.real(); });
  ThreadPool pool(3);
  const auto serial = output_ranges(out);
  EXPECT_EQ(output_ranges(out, &pool), serial);
  EXPECT_EQ(output_ranges(TensorView(out).map(1, 2)).front(), serial.back());
}

TEST(OutputRanges, OfNoPixelsAreZeroAndOfNoOutputsNone) {
  EXPECT_EQ(output_ranges(Tensor({1, 2, 0, 7})), std::vector<OutputRange>(2));
  EXPECT_TRUE(output_ranges(Tensor({1, 0, 3, 7})).empty());
}

}  // namespace
}  // namespace pw
