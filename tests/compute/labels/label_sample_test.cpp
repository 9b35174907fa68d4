#include "compute/labels/label_sample.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "compute/labels/label_reduction.h"

namespace pw {
namespace {

using Classes = std::vector<std::uint8_t>;

std::int64_t count_of(const Classes& classes, std::uint8_t kind) {
  return std::ranges::count(classes, kind);
}

// 300 positions: 150 of class 0, 90 of class 1, 5 of class 7, the rest without a class.
Classes three_classes() {
  Classes classes;
  for (int p = 0; p < 300; ++p) {
    const int turn = p % 60;
    classes.push_back(static_cast<std::uint8_t>(turn < 30 ? 0 : turn < 48 ? 1 : turn == 48 ? 7 : int{kNoClass}));
  }
  return classes;
}

TEST(SampleLabels, TakesSoManyOfEachClassOrAllThereAre) {
  const Classes classes = three_classes();
  const Classes sampled = sample_labels(classes, 40, 3);
  EXPECT_EQ(count_of(sampled, 0), 40);
  EXPECT_EQ(count_of(sampled, 1), 40);
  EXPECT_EQ(count_of(sampled, 7), 5);
  ASSERT_EQ(sampled.size(), classes.size());
  for (std::size_t p = 0; p < classes.size(); ++p) {
    EXPECT_TRUE(sampled[p] == classes[p] || sampled[p] == kNoClass);
  }
  EXPECT_EQ(sample_labels(classes, 1000, 3), classes);
  EXPECT_EQ(sample_labels(classes, 0, 3), Classes(300, kNoClass));
  EXPECT_EQ(sample_labels(classes, -4, 3), Classes(300, kNoClass));
  EXPECT_EQ(sample_labels({}, 5, 3), Classes{});
}

TEST(SampleLabels, TheSeedAloneDecides) {
  const Classes classes = three_classes();
  EXPECT_EQ(sample_labels(classes, 40, 3), sample_labels(classes, 40, 3));
  EXPECT_NE(sample_labels(classes, 40, 3), sample_labels(classes, 40, 4));
  // The same on every machine.
  const Classes few = sample_labels(Classes(20, 1), 3, 1);
  Classes positions;
  for (std::size_t p = 0; p < few.size(); ++p) {
    if (few[p] == 1) positions.push_back(static_cast<std::uint8_t>(p));
  }
  EXPECT_EQ(positions, (Classes{11, 15, 17}));
}

TEST(SampleLabels, OneClassDoesNotChangeTheDrawOfAnother) {
  Classes classes = three_classes();
  const Classes before = sample_labels(classes, 40, 9);
  std::ranges::replace(classes, std::uint8_t{0}, kNoClass);
  const Classes after = sample_labels(classes, 40, 9);
  for (std::size_t p = 0; p < classes.size(); ++p) EXPECT_EQ(before[p] == 1, after[p] == 1);
}

// Of 10 among 100, each position is drawn by one seed in ten.
TEST(SampleLabels, EveryPositionIsAsLikely) {
  std::vector<int> drawn(100);
  for (std::uint64_t seed = 0; seed < 4000; ++seed) {
    const Classes sampled = sample_labels(Classes(100, 0), 10, seed);
    for (std::size_t p = 0; p < 100; ++p) drawn[p] += sampled[p] == 0 ? 1 : 0;
  }
  for (const int count : drawn) EXPECT_NEAR(count, 400, 5 * 19);  // five deviations
}

TEST(HeldOut, IsOnePositionInFiveInNoPattern) {
  for (const std::uint64_t seed : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{1000091}, ~std::uint64_t{0}}) {
    constexpr std::int64_t kRows = 20;
    constexpr std::int64_t kColumns = 72;
    std::vector<int> of_row(kRows);
    std::vector<int> of_column(kColumns);
    int beside = 0;
    for (std::int64_t p = 0; p < kRows * kColumns; ++p) {
      if (!is_held_out(seed, p)) continue;
      ++of_row[static_cast<std::size_t>(p / kColumns)];
      ++of_column[static_cast<std::size_t>(p % kColumns)];
      beside += is_held_out(seed, p + 1) ? 1 : 0;
      EXPECT_TRUE(is_held_out(seed, p));
    }
    int all = 0;
    for (const int count : of_row) {
      all += count;
      EXPECT_NEAR(count, 14.4, 5 * 3.4);
    }
    EXPECT_NEAR(all, 288, 5 * 15.2);
    for (const int count : of_column) EXPECT_NEAR(count, 4.0, 5 * 1.8);
    EXPECT_NEAR(beside, 0.2 * all, 5 * 6.8);
  }
}

TEST(HeldOut, TheSeedDecides) {
  int differ = 0;
  for (std::int64_t p = 0; p < 1000; ++p) differ += is_held_out(1, p) != is_held_out(2, p) ? 1 : 0;
  EXPECT_NEAR(differ, 320, 5 * 14.8);
}

}  // namespace
}  // namespace pw
