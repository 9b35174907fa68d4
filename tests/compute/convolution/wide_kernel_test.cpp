// k × k kernels made from a 1×1, against a plain sum in double.
#include "compute/convolution/wide_kernel.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <vector>

#include "compute/layer/pointwise_forward.h"
#include "compute/parallel/thread_pool.h"
#include "tests/compute/layer/layer_test_stacks.h"

namespace pw {
namespace {

struct WideProblem {
  Tensor x;
  PointwiseLayer layer;
};

WideProblem wide_problem(const Shape& shape, std::int64_t cout, unsigned draws = 0) {
  RandomNumbers numbers;
  for (unsigned i = 0; i < draws; ++i) numbers.real();
  WideProblem problem{Tensor(shape), make_layer(cout, shape.c, [&] { return numbers.real(); })};
  fill(problem.x.view(), [&] { return numbers.real(); });
  return problem;
}

// Position by position, in another order of summation.
double wide_reference(const Tensor& x, const WideKernel& kernel, std::int64_t n, std::int64_t o, std::int64_t row,
                      std::int64_t column) {
  double sum = 0.0;
  const std::int64_t size = kernel.geometry().size;
  for (std::int64_t map = kernel.cin(); map-- > 0;) {
    for (std::int64_t tap = 0; tap < size * size; ++tap) {
      const std::int64_t r = row + tap / size - size / 2, c = column + tap % size - size / 2;
      if (r < 0 || c < 0 || r >= x.shape().h || c >= x.shape().w) continue;
      sum += static_cast<double>(kernel.weights(tap, o)[static_cast<std::size_t>(map)]) *
             static_cast<double>(x.plane(n, map)[static_cast<std::size_t>(r * x.shape().w + c)]);
    }
  }
  return sum + static_cast<double>(kernel.bias(o));
}

Tensor wide_sums(const Tensor& x, const WideKernel& kernel, ThreadPool* pool = nullptr) {
  Tensor sums({x.shape().n, kernel.cout(), x.shape().h, x.shape().w});
  wide_linear(x, kernel, sums.view(), pool);
  return sums;
}

Tensor with_changes(const Tensor& x, const std::vector<ChangedValue>& changes) {
  Tensor changed = copy_of(x);
  for (const auto& [map, position, value] : changes) changed.plane(0, map)[static_cast<std::size_t>(position)] = value;
  return changed;
}

bool are_same_bits(float a, float b) {
  return std::bit_cast<std::uint32_t>(a) == std::bit_cast<std::uint32_t>(b);
}

TEST(WideKernel, AgreesWithTheReferenceAtEdgesAndCorners) {
  for (const Shape& shape : {Shape{2, 5, 6, 9}, Shape{1, 3, 1, 1}, Shape{1, 1, 2, 7}, Shape{1, 4, 3, 2}}) {
    const WideProblem problem = wide_problem(shape, 3);
    for (const std::int64_t size : {1, 3, 5}) {
      const WideKernel kernel(problem.layer, {size, 1}, kOuterShare);
      const Tensor sums = wide_sums(problem.x, kernel);
      for (std::int64_t n = 0; n < shape.n; ++n) {
        for (std::int64_t o = 0; o < 3; ++o) {
          for (std::int64_t p = 0; p < shape.pixels(); ++p) {
            ASSERT_NEAR(sums.plane(n, o)[static_cast<std::size_t>(p)],
                        wide_reference(problem.x, kernel, n, o, p / shape.w, p % shape.w), 1e-6)
                << size << " at " << p;
          }
        }
      }
    }
  }
}

TEST(WideKernel, HasWInItsCentreAndRandomTapsAround) {
  const WideProblem problem = wide_problem({1, 256, 4, 4}, 2);
  const WideKernel kernel(problem.layer, {3, 1}, kOuterShare);
  double squares = 0.0;
  for (std::int64_t tap = 0; tap < 9; ++tap) {
    for (std::int64_t o = 0; o < 2; ++o) {
      for (std::int64_t map = 0; map < 256; ++map) {
        const float w = kernel.weights(tap, o)[static_cast<std::size_t>(map)];
        if (tap == 4) {
          ASSERT_EQ(w, problem.layer.w(o, map));
        } else {
          squares += static_cast<double>(w * w);
        }
      }
    }
  }
  // Uniform in ±1.
  EXPECT_NEAR(std::sqrt(squares / (8 * 512)), 0.3 / std::sqrt(3.0), 0.01);
  // Seeded.
  EXPECT_TRUE(are_same_bits(WideKernel(problem.layer, {3, 1}, kOuterShare).weights(0, 0)[7], kernel.weights(0, 0)[7]));
  EXPECT_NE(WideKernel(problem.layer, {3, 1}, kOuterShare, 2).weights(0, 0)[7], kernel.weights(0, 0)[7]);
  // Equal weights deviate by nothing, yet somebody must answer.
  PointwiseLayer equal(1, 4);
  equal.weight.assign(4, 0.25F);
  EXPECT_NE(WideKernel(equal, {3, 1}, kOuterShare).weights(0, 0)[0], 0.0F);
}

TEST(WideKernel, WithoutOuterTapsItIsThe1x1) {
  WideProblem problem = wide_problem({1, 16, 5, 7}, 2);
  // What is no number stays at its position.
  problem.x.plane(0, 3)[17] = std::numeric_limits<float>::quiet_NaN();
  Tensor want({1, 2, 5, 7});
  pointwise_linear(problem.x, problem.layer, want.view());
  const Tensor sums = wide_sums(problem.x, WideKernel(problem.layer, {5, 1}, 0.0));
  for (std::int64_t o = 0; o < 2; ++o) {
    for (std::size_t p = 0; p < 35; ++p) {
      if (p == 17)
        EXPECT_TRUE(std::isnan(sums.plane(0, o)[p]));
      else
        EXPECT_NEAR(sums.plane(0, o)[p], want.plane(0, o)[p], 1e-5) << p;
    }
  }
}

TEST(WideKernel, SilencedMapsCountInNoTap) {
  const WideProblem problem = wide_problem({1, 6, 4, 5}, 2);
  WideKernel kernel(problem.layer, {3, 1}, kOuterShare);
  kernel.silence(2);
  const Tensor sums = wide_sums(problem.x, kernel);
  const Tensor changed = with_changes(problem.x, {{2, 7, 100.0F}});
  expect_same(wide_sums(changed, kernel), sums);
}

TEST(WideKernel, GivesTheSameBitsForAnyPool) {
  const WideProblem problem = wide_problem({2, 24, 9, 13}, 3);
  const WideKernel kernel(problem.layer, {5, 2}, kOuterShare);
  ThreadPool pool(3);
  expect_same(wide_sums(problem.x, kernel, &pool), wide_sums(problem.x, kernel));
}

TEST(WideKernel, WhatTheStrideSkipsRepeatsWhatIsComputed) {
  const WideProblem problem = wide_problem({1, 4, 5, 7}, 2);
  const Tensor all = wide_sums(problem.x, WideKernel(problem.layer, {3, 1}, kOuterShare));
  const Tensor some = wide_sums(problem.x, WideKernel(problem.layer, {3, 2}, kOuterShare));
  for (std::int64_t y = 0; y < 5; ++y) {
    for (std::int64_t x = 0; x < 7; ++x)
      ASSERT_TRUE(are_same_bits(some.plane(0, 1)[static_cast<std::size_t>(y * 7 + x)],
                                all.plane(0, 1)[static_cast<std::size_t>((y - y % 2) * 7 + x - x % 2)]))
          << x << ", " << y;
  }
}

// Only the positions that are reached, and bit for bit what a pass over the changed stack gives.
TEST(WideKernel, SumsAtThePositionsReachedAreThoseOfTheChangedStack) {
  const Shape shape{1, 12, 6, 8};
  WideProblem problem = wide_problem(shape, 3);
  problem.x.plane(0, 1)[20] = std::numeric_limits<float>::infinity();
  for (const std::int64_t size : {3, 5}) {
    for (const std::int64_t stride : {1, 2}) {
      const WideKernel kernel(problem.layer, {size, stride}, kOuterShare);
      const std::vector<ChangedValue> changes = {
          {0, 0, 3.0F}, {4, 21, -1.0F}, {4, 21, 0.5F}, {5, 21, 0.0F}, {11, 47, 1e-3F}};
      const std::vector<std::int64_t> changed = {0, 21, 47};
      const Tensor before = wide_sums(problem.x, kernel), after = wide_sums(with_changes(problem.x, changes), kernel);
      const auto reached = positions_reached(kernel.geometry(), shape.h, shape.w, changed);
      const auto sums = wide_sums_at(problem.x, kernel, changes, reached);
      const auto unchanged = wide_sums_at(problem.x, kernel, {}, reached);
      std::size_t next = 0;
      for (std::int64_t p = 0; p < shape.pixels(); ++p) {
        const bool is_reached = next < reached.size() && reached[next] == p;
        for (std::int64_t o = 0; o < 3; ++o) {
          const float old = before.plane(0, o)[static_cast<std::size_t>(p)];
          const float now = after.plane(0, o)[static_cast<std::size_t>(p)];
          const std::size_t at = next * 3 + static_cast<std::size_t>(o);
          if (is_reached) {
            ASSERT_TRUE(are_same_bits(sums[at], now) || (std::isnan(sums[at]) && std::isnan(now))) << p;
            ASSERT_TRUE(are_same_bits(unchanged[at], old) || (std::isnan(old) && std::isnan(unchanged[at]))) << p;
          } else if (kernel.geometry().computes(p % shape.w, p / shape.w) && !std::isnan(old)) {
            ASSERT_TRUE(are_same_bits(old, now)) << p;
          }
        }
        next += is_reached ? 1 : 0;
      }
      EXPECT_EQ(next, reached.size());
    }
  }
}

TEST(WideKernel, SumsOfThe1x1AreThoseOfAPass) {
  const WideProblem problem = wide_problem({1, 100, 4, 16}, 2);
  const std::vector<ChangedValue> changes = {{7, 5, 2.0F}, {8, 5, -3.0F}};
  Tensor want({1, 2, 4, 16});
  pointwise_linear(with_changes(problem.x, changes), problem.layer, want.view());
  const auto sums = pointwise_sums_at(problem.x, problem.layer, changes, std::vector<std::int64_t>{5, 6});
  for (std::size_t i = 0; i < 4; ++i)
    EXPECT_NEAR(sums[i], want.plane(0, static_cast<std::int64_t>(i % 2))[5 + i / 2], 1e-5);
}

}  // namespace
}  // namespace pw
