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

TEST(ForwardPlan, OneThreadTakesAllOutputsAtOnce) {
  for (const std::int64_t cout : {9, 21, 1001}) {
    const ForwardPlan plan = plan_forward({nullptr, {1, 256, 20, 20}, 400}, cout, nullptr);
    EXPECT_EQ(plan.outputs_per_task, cout);
    EXPECT_EQ(plan.pixels_per_task, 400);
  }
}

}  // namespace
}  // namespace pw
