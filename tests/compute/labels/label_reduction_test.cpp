#include "compute/labels/label_reduction.h"

#include <gtest/gtest.h>

#include <map>
#include <utility>

#include "compute/core/random.h"

namespace pw {
namespace {

using Classes = std::vector<std::uint8_t>;

// Pixel by pixel, as it is defined.
Classes reduced_slowly(const Classes& classes, std::int64_t height, std::int64_t width, std::int64_t rows,
                       std::int64_t columns) {
  std::map<std::int64_t, std::map<int, int>> counts;
  for (std::int64_t y = 0; y < height; ++y) {
    for (std::int64_t x = 0; x < width; ++x) {
      const std::int64_t position = y * rows / height * columns + x * columns / width;
      ++counts[position][classes[static_cast<std::size_t>(y * width + x)]];
    }
  }
  Classes reduced;
  for (auto& [position, of_class] : counts) {
    const int none = std::exchange(of_class[kNoClass], 0);
    int labelled = 0;
    std::pair<int, int> most{kNoClass, 0};
    for (const auto& [kind, count] : of_class) {
      labelled += count;
      if (count > most.second) most = {kind, count};
    }
    reduced.push_back(static_cast<std::uint8_t>(none >= labelled ? int{kNoClass} : most.first));
  }
  return reduced;
}

TEST(ReduceLabels, AgreesWithTheDefinitionForAnySizes) {
  Random random(5, 0);
  const Classes kinds{0, 1, 2, 254, kNoClass, kNoClass};
  for (const auto& [height, width, rows, columns] : {std::array<std::int64_t, 4>{16, 24, 2, 3},
                                                     {17, 23, 2, 3},
                                                     {15, 25, 4, 7},
                                                     {7, 5, 7, 5},
                                                     {9, 9, 5, 8},
                                                     {1, 40, 1, 3},
                                                     {40, 1, 39, 1},
                                                     {13, 8, 1, 1}}) {
    Classes classes;
    for (std::int64_t p = 0; p < height * width; ++p) {
      classes.push_back(kinds[static_cast<std::size_t>(random.below(static_cast<int>(kinds.size())))]);
    }
    EXPECT_EQ(reduce_labels(classes, height, width, rows, columns),
              reduced_slowly(classes, height, width, rows, columns))
        << height << "x" << width << " to " << rows << "x" << columns;
  }
}

TEST(ReduceLabels, TheLowerClassWinsATie) {
  EXPECT_EQ(reduce_labels(Classes{7, 3, 3, 7}, 2, 2, 1, 1), Classes{3});
  EXPECT_EQ(reduce_labels(Classes{254, 0, 254, 0}, 2, 2, 1, 1), Classes{0});
}

TEST(ReduceLabels, HalfWithoutALabelIsNone) {
  EXPECT_EQ(reduce_labels(Classes{1, 1, kNoClass, kNoClass}, 2, 2, 1, 1), Classes{kNoClass});
  EXPECT_EQ(reduce_labels(Classes{1, 2, 1, kNoClass}, 2, 2, 1, 1), Classes{1});
  // More have none than have any one class, but fewer than half have none.
  EXPECT_EQ(reduce_labels(Classes{kNoClass, kNoClass, 4, 5, 6}, 1, 5, 1, 1), Classes{4});
}

TEST(ReduceLabels, TheSameSizeChangesNothing) {
  const Classes classes{0, 1, kNoClass, 254, 3, 9};
  EXPECT_EQ(reduce_labels(classes, 2, 3, 2, 3), classes);
  EXPECT_EQ(reduce_labels({}, 0, 0, 0, 0), Classes{});
}

}  // namespace
}  // namespace pw
