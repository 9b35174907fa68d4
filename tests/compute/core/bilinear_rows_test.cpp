#include "compute/core/bilinear_rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace pw {
namespace {

using testing::ElementsAre;

TEST(BilinearRows, InterpolateBetweenTheCentresAndRepeatTheEdges) {
  // The centres of the positions are at 1 and 3 of four pixels, and at 1, 3 and 5 of six.
  const std::vector<float> map = {0.0F, 8.0F, 4.0F, 100.0F, 100.0F, 100.0F};
  BilinearRows rows(map, 2, 3, 4, 6);
  EXPECT_THAT(rows.row(0), ElementsAre(0.0F, 2.0F, 6.0F, 7.0F, 5.0F, 4.0F));
  EXPECT_THAT(rows.row(1), ElementsAre(25.0F, 26.5F, 29.5F, 30.25F, 28.75F, 28.0F));
  EXPECT_THAT(rows.row(3), ElementsAre(100.0F, 100.0F, 100.0F, 100.0F, 100.0F, 100.0F));
  // Rows can be requested again, in any order.
  EXPECT_THAT(rows.row(0), ElementsAre(0.0F, 2.0F, 6.0F, 7.0F, 5.0F, 4.0F));
}

TEST(BilinearRows, OfTheSameSizeAreTheMapItself) {
  const std::vector<float> map = {1.0F, -2.0F, 3.0F, 4.0F};
  BilinearRows rows(map, 2, 2, 2, 2);
  EXPECT_THAT(rows.row(0), ElementsAre(1.0F, -2.0F));
  EXPECT_THAT(rows.row(1), ElementsAre(3.0F, 4.0F));
}

TEST(BilinearRows, OfOnePositionAreConstant) {
  const std::vector<float> map = {7.0F};
  BilinearRows rows(map, 1, 1, 3, 2);
  EXPECT_THAT(rows.row(2), ElementsAre(7.0F, 7.0F));
}

}  // namespace
}  // namespace pw
