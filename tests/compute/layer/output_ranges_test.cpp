#include "compute/layer/output_ranges.h"

#include <gtest/gtest.h>

#include "compute/stats/statistics.h"
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
    Random random;
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

TEST(OutputRanges, OfTheFusedPassAreThoseOfItsOutputs) {
  Random random;
  for (const std::int64_t cout : {2, 40}) {
    Tensor in({1, 30, 1, 5003});
    fill(in.view(), [&] { return random.real(); });
    auto layer = make_layer(cout, 30, [&] { return random.real(); });
    for (const auto activation : {Activation::kNone, Activation::kRelu, Activation::kSoftmax}) {
      layer.activation = activation;
      Tensor fused({1, cout, 1, 5003});
      Tensor plain({1, cout, 1, 5003});
      const auto ranges = pointwise_forward_ranged(in, layer, fused.view());
      pointwise_forward(in, layer, plain.view());
      expect_same(fused, plain);
      EXPECT_EQ(ranges, output_ranges(plain));
      expect_range(ranges.back(), plane_statistics(plain.plane(0, cout - 1)));
    }
  }
}

}  // namespace
}  // namespace pw
