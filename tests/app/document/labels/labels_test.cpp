#include "app/document/labels/labels.h"

#include <gtest/gtest.h>

namespace pw {
namespace {

LabelMap labels_of(std::vector<std::uint8_t> classes) {
  return {1, 1, static_cast<std::int64_t>(classes.size()), std::move(classes)};
}

TEST(Labels, StartUnlabelledInTheSizeOfTheMaps) {
  const LabelMap labels = LabelMap::of_size({2, 256, 3, 5});
  EXPECT_TRUE(labels.fits({2, 7, 3, 5}));
  EXPECT_FALSE(labels.fits({1, 256, 3, 5}));
  EXPECT_FALSE(labels.fits({2, 256, 5, 3}));
  EXPECT_EQ(labels.classes, std::vector<std::uint8_t>(30, kUnlabelled));
}

TEST(Labels, AreCountedByClass) {
  const LabelMap labels = labels_of({0, 1, 1, kUnlabelled, 8, 1, 254});
  EXPECT_EQ(label_counts(labels, 2), (std::vector<std::int64_t>{1, 3}));
  EXPECT_EQ(label_counts(labels, 9), (std::vector<std::int64_t>{1, 3, 0, 0, 0, 0, 0, 0, 1}));
  EXPECT_EQ(labels_beyond(labels, 2), 2);
  EXPECT_EQ(labels_beyond(labels, 9), 1);
}

// 255 is not a class, however many outputs there are.
TEST(Labels, UnlabelledIsNotAClass) {
  const LabelMap labels = labels_of({kUnlabelled, 254});
  EXPECT_EQ(label_counts(labels, 300)[kUnlabelled], 0);
  EXPECT_EQ(label_counts(labels, 300)[254], 1);
  EXPECT_EQ(labels_beyond(labels, 0), 1);
}

}  // namespace
}  // namespace pw
