#include "app/presentation/round_scale.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace pw {
namespace {

TEST(RoundScale, EndsAtOneTwoOrFiveTimesAPowerOfTen) {
  for (const auto& [value, end] : {std::pair{1.0F, 1.0F},
                                   {1.01F, 2.0F},
                                   {2.0F, 2.0F},
                                   {3.0F, 5.0F},
                                   {5.0F, 5.0F},
                                   {5.1F, 10.0F},
                                   {0.021F, 0.05F},
                                   {0.5F, 0.5F},
                                   {0.1F, 0.1F},
                                   {73.0F, 100.0F}})
    EXPECT_FLOAT_EQ(round_up_125(value), end) << value;
  for (float value = 1e-30F; value < 1e30F; value *= 1.7F) {
    EXPECT_GE(round_up_125(value), value * 0.999999F);
    EXPECT_LT(round_up_125(value), value * 2.6F);
  }
}

TEST(RoundScale, IsOneWithoutAValue) {
  for (const float value : {0.0F, -3.0F, std::numeric_limits<float>::infinity(), std::nanf("")})
    EXPECT_EQ(round_up_125(value), 1.0F);
}

}  // namespace
}  // namespace pw
