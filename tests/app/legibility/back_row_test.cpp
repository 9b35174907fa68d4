#include "app/legibility/back_row.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace pw {
namespace {

constexpr int kWidth = 96, kHeight = 1080;

// Lines of black and white, each so many rows high.
std::vector<std::uint8_t> stripes(int rows) {
  std::vector<std::uint8_t> rgb;
  for (int y = 0; y < kHeight; ++y) rgb.insert(rgb.end(), kWidth * 3, y / rows % 2 == 0 ? 0 : 255);
  return rgb;
}

int span_of(const std::vector<std::uint8_t>& rgb) {
  // Without the ends.
  const auto [low, high] = std::minmax_element(rgb.begin() + kWidth * 3 * 100, rgb.end() - kWidth * 3 * 100);
  return *high - *low;
}

TEST(BackRow, FineLinesRunTogetherAndCoarseOnesStay) {
  EXPECT_LT(span_of(seen_from_back_row(stripes(1), kWidth, kHeight)), 30);
  EXPECT_GT(span_of(seen_from_back_row(stripes(6), kWidth, kHeight)), 120);
  EXPECT_GT(span_of(seen_from_back_row(stripes(20), kWidth, kHeight)), 140);
}

// Black is as bright as a seventh of white: 0.41 in sRGB.
TEST(BackRow, TheRoomIsNotDark) {
  const std::vector<std::uint8_t> black(kWidth * 64 * 3, 0), white(kWidth * 64 * 3, 255);
  for (const std::uint8_t part : seen_from_back_row(black, kWidth, 64)) ASSERT_NEAR(part, 105, 1);
  for (const std::uint8_t part : seen_from_back_row(white, kWidth, 64)) ASSERT_EQ(part, 255);
}

TEST(BackRow, HuesStay) {
  const std::vector<std::uint8_t> one = seen_from_back_row({200, 98, 0}, 1, 1);
  ASSERT_EQ(one.size(), 3U);
  EXPECT_GT(one[0], one[1] + 40);
  EXPECT_GT(one[1], one[2] + 10);
}

}  // namespace
}  // namespace pw
