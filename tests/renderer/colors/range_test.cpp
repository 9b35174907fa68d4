#include "renderer/colors/range.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace pw {
namespace {

constexpr float kMaxFloat = std::numeric_limits<float>::max();
constexpr float kDenormal = std::numeric_limits<float>::denorm_min();

TEST(Range, AConstantOfAnySizeIsAtTheBottom) {
  for (const float value : {0.0F, 1.0F, -7.5F, kDenormal, 16777216.0F, 1e30F, -1e30F, -kMaxFloat}) {
    const Range range = spanning_range(value, value);
    EXPECT_GT(range.hi, value);
    EXPECT_EQ(position_in(range, value), 0.0F) << value;
  }
}

TEST(Range, IsNeverEmptyNorInfinite) {
  for (const float smallest : {-kMaxFloat, -1.0F, 0.0F, kDenormal, kMaxFloat}) {
    for (const float largest : {-kMaxFloat, 0.0F, kDenormal, 2e-38F, 1.0F, kMaxFloat}) {
      if (largest < smallest) continue;
      const Range range = spanning_range(smallest, largest);
      EXPECT_TRUE(std::isfinite(range.lo) && std::isfinite(range.hi));
      for (const float value : {smallest, largest}) {
        EXPECT_GE(position_in(range, value), 0.0F);
        EXPECT_LE(position_in(range, value), 1.0F);
      }
    }
  }
  for (const float magnitude : {0.0F, kDenormal, 1e-20F, 3.0F, kMaxFloat}) {
    const Range range = symmetric_range(magnitude);
    EXPECT_EQ(position_in(range, 0.0F), 0.5F) << magnitude;
    EXPECT_EQ(position_in(range, range.hi), 1.0F) << magnitude;
  }
}

TEST(Range, EndsAndValuesBeyondAreZeroAndOne) {
  const Range range = spanning_range(-kMaxFloat, kMaxFloat);
  EXPECT_EQ(position_in(range, -kMaxFloat), 0.0F);
  EXPECT_EQ(position_in(range, 0.0F), 0.5F);
  EXPECT_EQ(position_in(range, kMaxFloat), 1.0F);
  EXPECT_EQ(position_in({0.0F, 2.0F}, 5.0F), 1.0F);
  EXPECT_EQ(position_in({0.0F, 2.0F}, 0.5F), 0.25F);
}

}  // namespace
}  // namespace pw
