#include "compute/fitting/numerical_rank.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace pw {
namespace {

// Map i is a wave of its own.
Tensor waves(std::int64_t count, std::int64_t w = 40) {
  Tensor maps({2, count, 30, w});
  for (std::int64_t n = 0; n < 2; ++n) {
    for (std::int64_t i = 0; i < count; ++i) {
      const auto plane = maps.plane(n, i);
      for (std::size_t p = 0; p < plane.size(); ++p)
        plane[p] = std::sin(0.37F * static_cast<float>(i + 1) * static_cast<float>(p) + static_cast<float>(n));
    }
  }
  return maps;
}

TEST(NumericalRank, CountsIndependentMaps) {
  for (const std::int64_t count : {1, 2, 7, 16}) EXPECT_EQ(numerical_rank(waves(count), 1).rank, count);
}

TEST(NumericalRank, CopiesMixturesAndConstantsAddNothing) {
  Tensor maps = waves(5);
  for (std::size_t p = 0; p < maps.plane(0, 0).size(); ++p) {
    maps.plane(0, 2)[p] = -3.0F * maps.plane(0, 0)[p] + 100.0F;
    maps.plane(0, 3)[p] = 0.3F * maps.plane(0, 0)[p] + 0.7F * maps.plane(0, 1)[p];
    maps.plane(0, 4)[p] = 1e6F;
  }
  EXPECT_EQ(numerical_rank(maps, 0).rank, 2);
  EXPECT_EQ(numerical_rank(maps, 1).rank, 5);
}

// Each is scaled first: a faint map counts as much as a bright one.
TEST(NumericalRank, DoesNotDependOnTheScale) {
  Tensor maps = waves(3);
  for (float& value : maps.plane(0, 1)) value *= 1e-9F;
  for (float& value : maps.plane(0, 2)) value *= 1e9F;
  EXPECT_EQ(numerical_rank(maps, 0).rank, 3);
}

TEST(NumericalRank, OfNothingIsZero) {
  EXPECT_EQ(numerical_rank(Tensor({1, 4, 3, 4}), 0).rank, 0);
  EXPECT_EQ(numerical_rank(Tensor({1, 4, 1, 1}), 0).rank, 0);
  Tensor maps = waves(2);
  for (float& value : maps.plane(0, 0)) value = std::numeric_limits<float>::quiet_NaN();
  EXPECT_EQ(numerical_rank(maps, 0).rank, 0);
  EXPECT_EQ(numerical_rank(maps, 0).positions, 0);
}

TEST(NumericalRank, LooksAtSomeOfManyPositions) {
  const RankOfMaps found = numerical_rank(waves(2, 1000), 0);
  EXPECT_LE(found.positions, kRankedPositions);
  EXPECT_GT(found.positions, kRankedPositions / 2);
  EXPECT_EQ(found.rank, 2);
}

}  // namespace
}  // namespace pw
