// The edges of a stack, a line a map.
#include "app/pictures/block_lines.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace pw {
namespace {

// x[n, map, row, column] = 1000·n + 100·map + 10·row + column.
Tensor numbered(const Shape& shape) {
  Tensor maps(shape);
  for (std::int64_t n = 0; n < shape.n; ++n) {
    for (std::int64_t map = 0; map < shape.c; ++map) {
      for (std::int64_t i = 0; i < shape.pixels(); ++i)
        maps.plane(n, map)[static_cast<std::size_t>(i)] =
            static_cast<float>(1000 * n + 100 * map + 10 * (i / shape.w) + i % shape.w);
    }
  }
  return maps;
}

TEST(BlockLines, AreSharesOfEachMapsRange) {
  const Tensor maps = numbered({2, 3, 4, 5});
  const std::vector<Range> ranges = {{1000.0F, 1040.0F}, {1100.0F, 1140.0F}, {1200.0F, 1240.0F}};
  const Tensor top = first_rows({maps, 1, ranges, 1}), side = last_columns({maps, 1, ranges, 1});
  ASSERT_EQ(top.shape(), (Shape{1, 1, 5, 3}));
  ASSERT_EQ(side.shape(), (Shape{1, 1, 4, 3}));
  for (std::int64_t line = 0; line < 3; ++line) {
    for (std::int64_t column = 0; column < 5; ++column)
      EXPECT_FLOAT_EQ(top.plane(0, 0)[static_cast<std::size_t>(column * 3 + line)], static_cast<float>(column) / 40.0F);
    for (std::int64_t row = 0; row < 4; ++row)
      EXPECT_FLOAT_EQ(side.plane(0, 0)[static_cast<std::size_t>(row * 3 + line)],
                      static_cast<float>(10 * row + 4) / 40.0F);
  }
}

TEST(BlockLines, EveryStepthMapIsALine) {
  const Tensor maps = numbered({1, 7, 2, 2});
  const std::vector<Range> ranges(7, Range{0.0F, 1000.0F});
  const Tensor top = first_rows({maps, 0, ranges, 3});
  ASSERT_EQ(top.shape(), (Shape{1, 1, 2, 3}));
  for (std::size_t line = 0; line < 3; ++line) EXPECT_FLOAT_EQ(top.plane(0, 0)[line], 0.3F * static_cast<float>(line));
}

TEST(BlockLines, LongLinesAreThinnedAndNaNStays) {
  Tensor maps({1, 1, 1, 5000});
  maps.plane(0, 0)[0] = std::numeric_limits<float>::quiet_NaN();
  const std::vector<Range> ranges(1);
  const Tensor top = first_rows({maps, 0, ranges, 1});
  EXPECT_LE(top.shape().h, 1024);
  EXPECT_GE(top.shape().h, 512);
  EXPECT_TRUE(std::isnan(top.plane(0, 0)[0]));
}

}  // namespace
}  // namespace pw
