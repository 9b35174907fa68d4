#include "compute/core/tensor.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace pw {
namespace {

TEST(Tensor, PlanesAreAlignedAndZero) {
  Tensor tensor({2, 3, 5, 7});
  for (std::int64_t n = 0; n < 2; ++n) {
    for (std::int64_t c = 0; c < 3; ++c) {
      const auto plane = tensor.plane(n, c);
      EXPECT_EQ(plane.size(), 35U);
      EXPECT_EQ(reinterpret_cast<std::uintptr_t>(plane.data()) % 64, 0U);
      for (const float value : plane) EXPECT_EQ(value, 0.0F);
    }
  }
}

TEST(Tensor, SizesAreCheckedBeforeAllocation) {
  EXPECT_TRUE(fits_in_memory({1, 256, 20, 72}));
  EXPECT_TRUE(fits_in_memory({0, 256, 20, 72}));
  EXPECT_FALSE(fits_in_memory({1, -1, 20, 72}));
  EXPECT_FALSE(fits_in_memory({INT64_MAX, INT64_MAX, 2, 2}));
  EXPECT_FALSE(fits_in_memory({1, 1, INT64_MAX, 1}));
  EXPECT_FALSE(fits_in_memory({1 << 20, 1 << 20, 1 << 10, 1 << 10}));
}

}  // namespace
}  // namespace pw
