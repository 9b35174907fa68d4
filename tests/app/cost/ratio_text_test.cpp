#include "app/cost/ratio_text.h"

#include <gtest/gtest.h>

#include <limits>

namespace pw {
namespace {

TEST(RatioText, ThreeDigits) {
  EXPECT_EQ(ratio_text(128.0), "128×");
  EXPECT_EQ(ratio_text(88.615), "88.6×");
  EXPECT_EQ(ratio_text(7.8904), "7.89×");
  EXPECT_EQ(ratio_text(0.806), "0.81×");
  EXPECT_EQ(ratio_text(0.0123), "0.012×");
  EXPECT_EQ(ratio_text(99.96), "100×");
  EXPECT_EQ(ratio_text(9.996), "10.0×");
  EXPECT_EQ(ratio_text(1'000'000.4), "1,000,000×");
}

TEST(RatioText, WhatIsNoRatio) {
  EXPECT_EQ(ratio_text(std::numeric_limits<double>::infinity()), "–");
  EXPECT_EQ(ratio_text(1e19), "–");
  EXPECT_EQ(fewer_text(0.0, 3.0), "–");
}

TEST(RatioText, FewerAndMore) {
  EXPECT_EQ(fewer_text(212'336'640.0, 2'396'160.0), "88.6× fewer");
  EXPECT_EQ(fewer_text(1'843'200.0, 1'854'720.0), "1.01× more");
  EXPECT_EQ(fewer_text(5.0, 5.0), "as many");
  EXPECT_EQ(lower_text(0.0, 3.0), "–");
  EXPECT_EQ(lower_text(124.0, 100.0), "1.24× lower");
  EXPECT_EQ(lower_text(100.0, 124.0), "1.24× higher");
  EXPECT_EQ(lower_text(5.0, 5.0), "as high");
}

}  // namespace
}  // namespace pw
