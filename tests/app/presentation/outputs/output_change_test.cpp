#include "app/presentation/outputs/output_change.h"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace pw {
namespace {

TEST(OutputChange, IgnoresWhatIsNotFinite) {
  const std::vector<float> before = {0.0F, 1.0F, std::numeric_limits<float>::infinity(), 0.0F};
  const std::vector<float> after = {0.5F, -2.0F, 0.0F, std::numeric_limits<float>::quiet_NaN()};
  EXPECT_EQ(change_of(after, before), (OutputChange{-3.0F, 0.5F}));
  EXPECT_TRUE(change_of(before, before).is_none());
}

TEST(OutputChange, TheRangeIsItsOwnAndRound) {
  EXPECT_EQ(change_range({-3.3F, 0.1F}), (Range{-5.0F, 5.0F}));
  EXPECT_EQ(change_range({0.0F, 0.02F}), (Range{-0.02F, 0.02F}));
  EXPECT_EQ(change_range({}), (Range{-1.0F, 1.0F}));
}

TEST(OutputChange, IsMeasuredOnceForFramesThatChangeNothing) {
  OutputChangeMemo memo;
  const std::vector<float> before = {0.0F}, little = {0.4F}, much = {40.0F};
  EXPECT_EQ(memo.of(0, little, 1, before, 1, 0).hi, 0.4F);
  EXPECT_EQ(memo.of(0, much, 1, before, 1, 0).hi, 0.4F) << "the same version";
  EXPECT_EQ(memo.of(0, much, 2, before, 1, 0).hi, 40.0F);
  EXPECT_EQ(memo.of(1, little, 2, before, 1, 0).hi, 0.4F) << "another output";
}

}  // namespace
}  // namespace pw
