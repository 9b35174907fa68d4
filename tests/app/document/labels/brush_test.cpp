#include "app/document/labels/brush.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace pw {
namespace {

constexpr Shape kMaps{2, 3, 6, 9};

// Image n as text: "." without a label.
std::string text_of(const LabelMap& labels, std::int64_t n) {
  std::string text;
  for (std::int64_t y = 0; y < labels.h; ++y) {
    for (std::int64_t x = 0; x < labels.w; ++x) {
      const std::uint8_t kind = labels.classes[static_cast<std::size_t>((n * labels.h + y) * labels.w + x)];
      text += kind == kUnlabelled ? '.' : static_cast<char>('0' + kind);
    }
    text += '\n';
  }
  return text;
}

TEST(Brush, OfOnePositionLeavesNoGap) {
  const LabelMap labels = painted(LabelMap::of_size(kMaps), 1, {0.5F, 0.5F}, {8.5F, 4.5F}, 1, 2);
  EXPECT_EQ(std::ranges::count(labels.classes, kUnlabelled), 2 * 54 - 13);
  EXPECT_EQ(text_of(labels, 0), text_of(LabelMap::of_size(kMaps), 0));
  // Each position touches the next, side by side or one above the other.
  const std::string text = text_of(labels, 1);
  EXPECT_EQ(text.front(), '2');
  EXPECT_EQ(text[4 * 10 + 8], '2');
}

TEST(Brush, IsRoundAndStaysOnTheMap) {
  EXPECT_EQ(text_of(painted(LabelMap::of_size(kMaps), 0, {4.5F, 2.5F}, {4.5F, 2.5F}, 3, 1), 0),
            ".........\n"
            "...111...\n"
            "...111...\n"
            "...111...\n"
            ".........\n"
            ".........\n");
  EXPECT_EQ(text_of(painted(LabelMap::of_size(kMaps), 0, {0.5F, 0.5F}, {0.5F, 0.5F}, 4, 1), 0),
            "111......\n"
            "11.......\n"
            "1........\n"
            ".........\n"
            ".........\n"
            ".........\n");
  EXPECT_EQ(painted(LabelMap::of_size(kMaps), 0, {-5.0F, -5.0F}, {-3.0F, 20.0F}, 2, 1), LabelMap::of_size(kMaps));
}

TEST(Brush, Erases) {
  LabelMap labels = LabelMap::of_size(kMaps);
  std::ranges::fill(labels.classes, std::uint8_t{1});
  labels = painted(std::move(labels), 0, {0.5F, 2.5F}, {8.5F, 2.5F}, 1, kUnlabelled);
  EXPECT_EQ(std::ranges::count(labels.classes, kUnlabelled), 9);
}

TEST(Filled, StopsAtOtherLabelsAndAtCorners) {
  LabelMap labels = painted(LabelMap::of_size(kMaps), 0, {4.5F, 0.0F}, {4.5F, 5.9F}, 1, 0);
  labels = filled(std::move(labels), 0, {1.5F, 1.5F}, 2);
  EXPECT_EQ(text_of(labels, 0).substr(0, 10), "22220....\n");
  EXPECT_EQ(std::ranges::count(labels.classes, 2), 24);
  // The same class again, and outside the map: nothing changes.
  EXPECT_EQ(filled(labels, 0, {1.5F, 1.5F}, 2), labels);
  EXPECT_EQ(filled(labels, 0, {-1.0F, 1.5F}, 1), labels);
  labels = filled(std::move(labels), 0, {4.5F, 3.5F}, kUnlabelled);
  EXPECT_EQ(std::ranges::count(labels.classes, 0), 0);
}

}  // namespace
}  // namespace pw
