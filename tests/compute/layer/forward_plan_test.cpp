#include "compute/layer/forward_plan.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "compute/parallel/thread_pool.h"

namespace pw {
namespace {

// Enough work that the pool is always used.
ForwardPlan plan_for(const Shape& in, std::int64_t cout, ThreadPool& pool) {
  return plan_forward({nullptr, in, in.pixels()}, cout, &pool);
}

TEST(ForwardPlan, ManyOutputsAreSplitAlongTheAxisThatDividesMoreEvenly) {
  ThreadPool two(2);
  // 784 pixels are 49 vectors, 64 outputs are 8 tiles.
  ForwardPlan plan = plan_for({1, 1920, 28, 28}, 64, two);
  EXPECT_EQ(plan.outputs_per_task, 32);
  EXPECT_EQ(plan.pixels_per_task, 784);
  // 1024 pixels are 64 vectors, 72 outputs are 9 tiles.
  plan = plan_for({1, 1920, 32, 32}, 72, two);
  EXPECT_EQ(plan.outputs_per_task, 72);
  EXPECT_EQ(plan.pixels_per_task, 512);
  // W is larger than x.
  plan = plan_for({1, 4096, 4, 4}, 1000, two);
  EXPECT_EQ(plan.outputs_per_task, 504);
  // Split by outputs, two threads would read the stack from memory twice.
  plan = plan_for({1, 192, 280, 281}, 64, two);
  EXPECT_EQ(plan.outputs_per_task, 64);
  EXPECT_LT(plan.pixels_per_task, 280 * 281);
}

// The kernel adds the last pixel up in another order where it has a map of 7 × 7 as a whole.
TEST(ForwardPlan, SmallMapsAreNeverSplitByPixels) {
  for (const int threads : {2, 3, 5}) {
    ThreadPool pool(threads);
    for (std::int64_t cout = 9; cout <= 60; ++cout) {
      const ForwardPlan plan = plan_for({1, 100'000, 7, 7}, cout, pool);
      ASSERT_EQ(plan.order, LinearOrder::kBlocked);
      ASSERT_GE(plan.pixels_per_task, 48) << cout;
      ASSERT_EQ(plan.outputs_per_task % kOutputGrain == 0 || plan.outputs_per_task == cout, true) << cout;
    }
  }
}

// By the size of the stack, where its planes come from.
TEST(ForwardPlan, FewOutputsOfALargeStackAreStreamed) {
  EXPECT_EQ(plan_forward({nullptr, {1, 256, 20, 72}, 1440}, 2, nullptr).order, LinearOrder::kColumnsAhead);
  EXPECT_EQ(plan_forward({nullptr, {1, 64, 20, 72}, 1440}, 2, nullptr).order, LinearOrder::kWholeColumns);
  for (const std::int64_t cout : {1, 2, 8}) {
    const ForwardPlan plan = plan_forward({nullptr, {1, 256, 160, 576}, 92160}, cout, nullptr);
    EXPECT_EQ(plan.order, LinearOrder::kStreamedPlanes);
    EXPECT_EQ(plan.pixels_per_task, 15360);
  }
  EXPECT_EQ(plan_forward({nullptr, {1, 256, 160, 576}, 92160}, 9, nullptr).order, LinearOrder::kBlocked);
}

TEST(ForwardPlan, OneThreadTakesAllOutputsAtOnce) {
  for (const std::int64_t cout : {9, 21, 1001}) {
    const ForwardPlan plan = plan_forward({nullptr, {1, 256, 20, 20}, 400}, cout, nullptr);
    EXPECT_EQ(plan.outputs_per_task, cout);
    EXPECT_EQ(plan.pixels_per_task, 400);
  }
}

}  // namespace
}  // namespace pw
