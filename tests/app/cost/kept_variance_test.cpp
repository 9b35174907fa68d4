#include "app/cost/kept_variance.h"

#include <gtest/gtest.h>

#include <cmath>

#include "app/jobs/job_queue.h"

namespace pw {
namespace {

// Every map is a multiple of one of `directions` patterns that are at right angles to each other.
std::shared_ptr<const InputStack> stack_of(std::int64_t maps, std::int64_t directions) {
  InputStack stack;
  stack.features.maps = Tensor({1, maps, 4, 16});
  for (std::int64_t map = 0; map < maps; ++map) {
    const auto plane = stack.features.maps.plane(0, map);
    const auto wave = static_cast<float>(map % directions + 1);
    for (std::size_t p = 0; p < plane.size(); ++p)
      plane[p] = static_cast<float>(map + 1) * std::cos(wave * 0.09817477F * (static_cast<float>(p) + 0.5F) / 2.0F);
  }
  return std::make_shared<const InputStack>(std::move(stack));
}

TEST(KeptVariance, AsManyOutputsAsThereAreDirectionsKeepAll) {
  const auto shares = kept_shares(*stack_of(8, 2));
  ASSERT_TRUE(shares);
  ASSERT_EQ(shares->size(), 8U);
  EXPECT_NEAR((*shares)[0], 0.5, 0.01);
  EXPECT_NEAR((*shares)[1], 1.0, 1e-4);
  EXPECT_NEAR((*shares)[7], 1.0, 1e-9);
  for (std::size_t i = 1; i < shares->size(); ++i) EXPECT_GE((*shares)[i], (*shares)[i - 1]);
}

TEST(KeptVariance, OfManyMapsOnlyTheFirstAreKnown) {
  const auto shares = kept_shares(*stack_of(400, 3));
  ASSERT_TRUE(shares);
  EXPECT_EQ(shares->size(), 64U);
  EXPECT_NEAR((*shares)[2], 1.0, 1e-3);
}

TEST(KeptVariance, ConstantMapsHaveNone) {
  InputStack stack;
  stack.features.maps = Tensor({1, 3, 2, 2});
  EXPECT_FALSE(kept_shares(stack));
}

}  // namespace
}  // namespace pw
