// Scores and shares as tables show them.
#include <gtest/gtest.h>

#include "app/presentation/number_text.h"

namespace pw {
namespace {

TEST(ScoreText, HasTwoDigitsOrADash) {
  EXPECT_EQ(score_text(0.944), "0.94");
  EXPECT_EQ(score_text(1.0), "1.00");
  EXPECT_EQ(score_text(std::nullopt), "–");
}

TEST(PercentText, HasNoSignWhereItRoundsToZero) {
  EXPECT_EQ(percent_text(0.094), "9 %");
  EXPECT_EQ(percent_text(0.094, 1), "9.4 %");
  EXPECT_EQ(percent_text(-0.001), "0 %");
  EXPECT_EQ(percent_text(-0.02), "−2 %");
  EXPECT_EQ(percent_text(std::nullopt), "–");
}

}  // namespace
}  // namespace pw
