// Who answers, and what it costs.
#include "compute/convolution/kernel_geometry.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

namespace pw {
namespace {

constexpr std::int64_t kMapRows = 20, kMapColumns = 72;

std::size_t reached_count(KernelGeometry geometry, std::int64_t x, std::int64_t y) {
  return positions_reached(geometry, kMapRows, kMapColumns, std::vector{y * kMapColumns + x}).size();
}

TEST(KernelGeometry, ReachesFewerPositionsAtEdgesAndInCorners) {
  const struct {
    std::int64_t size;
    std::size_t inside, edge, corner;
  } cases[] = {{1, 1, 1, 1}, {3, 9, 6, 4}, {5, 25, 15, 9}};
  for (const auto& [size, inside, edge, corner] : cases) {
    const KernelGeometry kernel{size, 1};
    EXPECT_EQ(reached_count(kernel, 35, 14), inside) << size;
    for (const std::int64_t y : {std::int64_t{0}, kMapRows - 1}) {
      EXPECT_EQ(reached_count(kernel, 35, y), edge) << size;
      for (const std::int64_t x : {std::int64_t{0}, kMapColumns - 1})
        EXPECT_EQ(reached_count(kernel, x, y), corner) << size;
    }
    for (const std::int64_t x : {std::int64_t{0}, kMapColumns - 1})
      EXPECT_EQ(reached_count(kernel, x, 14), edge) << size;
  }
  EXPECT_EQ(reached_count({5, 1}, 1, 14), 20U);
  EXPECT_EQ(reached_count({5, 1}, 1, 1), 16U);
}

TEST(KernelGeometry, ReachesThePositionsAround) {
  EXPECT_EQ(positions_reached({3, 1}, 4, 5, std::vector<std::int64_t>{7}),
            (std::vector<std::int64_t>{1, 2, 3, 6, 7, 8, 11, 12, 13}));
  // Each once.
  EXPECT_EQ(positions_reached({3, 1}, 4, 5, std::vector<std::int64_t>{7, 8, 7}),
            (std::vector<std::int64_t>{1, 2, 3, 4, 6, 7, 8, 9, 11, 12, 13, 14}));
  EXPECT_EQ(positions_reached({5, 1}, 1, 1, std::vector<std::int64_t>{0}), std::vector<std::int64_t>{0});
}

TEST(KernelGeometry, AStrideOfTwoComputesOneOfFour) {
  EXPECT_EQ(computed_positions({1, 2}, kMapRows, kMapColumns), 360);
  EXPECT_EQ(computed_positions({3, 1}, kMapRows, kMapColumns), 1440);
  EXPECT_EQ(computed_positions({1, 2}, 3, 5), 6);
  EXPECT_EQ(reached_count({1, 2}, 34, 14), 1U);
  EXPECT_EQ(reached_count({1, 2}, 35, 14), 0U);
  EXPECT_EQ(reached_count({3, 2}, 34, 14), 1U);
  EXPECT_EQ(reached_count({3, 2}, 35, 14), 2U);
  EXPECT_EQ(reached_count({3, 2}, 35, 13), 4U);
  EXPECT_EQ(reached_count({5, 2}, 34, 14), 9U);
}

TEST(KernelGeometry, CountsParametersAndProducts) {
  const Shape x{1, 256, kMapRows, kMapColumns};
  EXPECT_EQ(kernel_parameters({1, 1}, 256, 2), 514);
  EXPECT_EQ(kernel_parameters({3, 1}, 256, 2), 4610);
  EXPECT_EQ(kernel_parameters({5, 2}, 256, 2), 12802);
  EXPECT_EQ(dense_parameters(x, 2), 1061686080);
  EXPECT_EQ(kernel_products({1, 1}, x, 2), 737280);
  EXPECT_EQ(kernel_products({3, 1}, x, 2), 6635520);
  EXPECT_EQ(kernel_products({5, 1}, x, 2), 18432000);
  EXPECT_EQ(kernel_products({1, 2}, x, 2), 737280 / 4);
  EXPECT_EQ(dense_products(x, 2), 1061683200);
  // Beyond 64 bits, and beyond 32.
  EXPECT_EQ(dense_products({1, 4096, 1 << 12, 1 << 12}, 4096), std::nullopt);
  EXPECT_EQ(dense_products({1, 256, 270, 480}, 2), std::int64_t{129600} * 129600 * 512);
}

}  // namespace
}  // namespace pw
