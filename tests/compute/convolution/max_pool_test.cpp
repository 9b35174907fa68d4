// Max pooling against the neighbours of each position, one by one.
#include "compute/convolution/max_pool.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace pw {
namespace {

std::vector<float> pooled(const std::vector<float>& map, std::int64_t rows, std::int64_t columns) {
  std::vector<float> result(map.size()), scratch;
  max_pool_3x3(map, rows, columns, result, scratch);
  return result;
}

float largest_neighbour(const std::vector<float>& map, std::int64_t rows, std::int64_t columns, std::int64_t row,
                        std::int64_t column) {
  float most = -std::numeric_limits<float>::infinity();
  for (std::int64_t r = row - 1; r <= row + 1; ++r) {
    for (std::int64_t c = column - 1; c <= column + 1; ++c) {
      if (r < 0 || c < 0 || r >= rows || c >= columns) continue;
      most = std::max(most, map[static_cast<std::size_t>(r * columns + c)]);
    }
  }
  return most;
}

TEST(MaxPool, IsTheLargestOfNineNeighbours) {
  std::mt19937 random(7);
  std::normal_distribution<float> values;
  for (const auto& [rows, columns] : {std::pair<std::int64_t, std::int64_t>{20, 72}, {1, 9}, {9, 1}, {1, 1}, {2, 2}}) {
    std::vector<float> map(static_cast<std::size_t>(rows * columns));
    for (float& value : map) value = values(random);
    const std::vector<float> result = pooled(map, rows, columns);
    for (std::int64_t row = 0; row < rows; ++row) {
      for (std::int64_t column = 0; column < columns; ++column)
        EXPECT_EQ(result[static_cast<std::size_t>(row * columns + column)],
                  largest_neighbour(map, rows, columns, row, column))
            << rows << "x" << columns << " at " << row << ", " << column;
    }
  }
}

TEST(MaxPool, WhatIsPastTheEdgeDoesNotCount) {
  EXPECT_EQ(pooled({-3.0F, -2.0F, -5.0F, -4.0F}, 2, 2), (std::vector<float>(4, -2.0F)));
}

TEST(MaxPool, NaNSpreadsToItsNeighbours) {
  std::vector<float> map(25, 1.0F);
  map[12] = std::numeric_limits<float>::quiet_NaN();
  const std::vector<float> result = pooled(map, 5, 5);
  for (std::size_t i = 0; i < result.size(); ++i) {
    const std::size_t row = i / 5, column = i % 5;
    const bool is_near = row >= 1 && row <= 3 && column >= 1 && column <= 3;
    EXPECT_EQ(std::isnan(result[i]), is_near) << i;
  }
}

}  // namespace
}  // namespace pw
