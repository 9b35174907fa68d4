#include "compute/layer/incremental_sums.h"

#include <gtest/gtest.h>

#include "compute/layer/pointwise_forward.h"
#include "tests/compute/layer/layer_test_stacks.h"

namespace pw {
namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();

// A layer and its sums, recomputed whenever they need it.
struct RecomputedSums {
  const Tensor& in;
  PointwiseLayer layer;
  IncrementalSums sums;
  int recomputed = 0;

  RecomputedSums(const Tensor& stack, PointwiseLayer first)
      : in(stack), layer(std::move(first)), sums(pointwise_sums(stack, layer)) {}

  void set_weight(std::int64_t output, std::int64_t input, float value) {
    const float delta = value - layer.w(output, input);
    layer.w(output, input) = value;
    ASSERT_TRUE(sums.apply_weight_delta(in, output, input, delta));
    recompute_if_needed();
  }
  void set_bias(std::int64_t output, float value) {
    const float delta = value - layer.bias[static_cast<std::size_t>(output)];
    layer.bias[static_cast<std::size_t>(output)] = value;
    ASSERT_TRUE(sums.apply_bias_delta(output, delta));
    recompute_if_needed();
  }
  void recompute_if_needed() {
    if (!sums.needs_recompute()) return;
    sums.recompute(in, layer);
    ++recomputed;
  }
};

// Weights stay in [-1, 1], so |b| + sum |w x| is at most 1 + sum |x|: the M of the bound.
TEST(IncrementalSums, StayWithinTheBoundThroughAMillionChanges) {
  RandomNumbers random;
  Tensor in({1, 16, 1, 33});
  fill(in.view(), [&] { return random.real(); });
  RecomputedSums updated(in, make_layer(2, 16, [&] { return random.real(); }));
  PointwiseLayer ones(2, 16);
  std::fill(ones.weight.begin(), ones.weight.end(), 1.0F);
  std::fill(ones.bias.begin(), ones.bias.end(), 1.0F);
  const auto largest = pointwise_reference(in, ones).magnitude;

  const auto expect_bound = [&](double roundings) {
    auto want = pointwise_reference(in, updated.layer);
    want.magnitude = largest;
    expect_within(updated.sums.maps(), want, roundings);
  };
  for (int change = 0; change < 1'000'000; ++change) {
    const std::int64_t output = random.below(2);
    if (random.below(17) == 0) {
      updated.set_bias(output, random.real());
    } else {
      updated.set_weight(output, random.below(16), random.real());
    }
    if (change % 1000 == 0) expect_bound(17.0 + 2.0 * IncrementalSums::kMaxUpdates);
  }
  EXPECT_GT(updated.recomputed, 1'000'000 / (2 * IncrementalSums::kMaxUpdates) - 1);
  updated.sums.recompute(in, updated.layer);
  expect_same(updated.sums.maps(), pointwise_sums(in, updated.layer));
  expect_bound(17.0);
}

TEST(IncrementalSums, NeedRecomputeAfterMaxUpdatesOfOneOutput) {
  Tensor in({1, 1, 1, 20});
  IncrementalSums sums{Tensor({1, 2, 1, 20})};
  EXPECT_TRUE(sums.is_exact());
  PointwiseLayer layer(2, 1);
  for (int change = 1; change < IncrementalSums::kMaxUpdates; ++change) {
    ASSERT_TRUE(sums.apply_weight_delta(in, 0, 0, 1.0F));
    ASSERT_TRUE(sums.apply_bias_delta(1, 1.0F));
    ASSERT_FALSE(sums.needs_recompute());
    ASSERT_FALSE(sums.is_exact());
  }
  ASSERT_TRUE(sums.apply_bias_delta(1, 1.0F));
  EXPECT_TRUE(sums.needs_recompute());
  // If the owner does not recompute yet, it is still needed.
  ASSERT_TRUE(sums.apply_bias_delta(1, 1.0F));
  EXPECT_TRUE(sums.needs_recompute());
  EXPECT_EQ(sums.maps().plane(0, 1)[19], 257.0F);
  sums.recompute(in, layer);
  EXPECT_FALSE(sums.needs_recompute());
  EXPECT_TRUE(sums.is_exact());
  EXPECT_EQ(sums.maps().plane(0, 1)[19], 0.0F);
}

// One of many outputs, most of them, and all: changed outputs are recomputed, the others keep their bits.
TEST(IncrementalSums, RecomputeWhatHasChanged) {
  RandomNumbers random;
  Tensor in({2, 7, 5, 13});
  fill(in.view(), [&] { return random.real(); });
  for (const std::int64_t changed : {1, 4, 5}) {
    auto layer = make_layer(5, 7, [&] { return random.real(); });
    IncrementalSums sums(pointwise_sums(in, layer));
    for (std::int64_t output = 0; output < changed; ++output) {
      ASSERT_TRUE(sums.apply_weight_delta(in, output, 3, 0.7F));
      layer.w(output, 3) += 0.7F;
    }
    sums.recompute(in, layer);
    expect_same(sums.maps(), pointwise_sums(in, layer));
  }
}

// Inf - Inf: adding the change alone would leave NaN where a full pass gives Inf.
TEST(IncrementalSums, GiveWhatAFullPassGivesOnNonFiniteInputs) {
  Tensor in({1, 2, 1, 20});
  in.plane(0, 0)[3] = kInfinity;
  in.plane(0, 1)[19] = 1.0F;
  PointwiseLayer layer(1, 2);
  layer.weight = {1.0F, 1.0F};
  RecomputedSums updated(in, layer);
  const auto at = [&](std::size_t p) { return updated.sums.maps().plane(0, 0)[p]; };
  updated.set_weight(0, 0, 0.5F);
  EXPECT_EQ(at(3), kInfinity);
  updated.set_weight(0, 0, 0.0F);
  EXPECT_TRUE(std::isnan(at(3)));
  updated.set_weight(0, 0, -1.0F);
  EXPECT_EQ(at(3), -kInfinity);
  EXPECT_EQ(at(19), 1.0F);
  EXPECT_EQ(updated.recomputed, 3);
}

TEST(IncrementalSums, IgnoreChangesThatAreNotFinite) {
  Tensor in({1, 1, 1, 20});
  IncrementalSums sums{Tensor({1, 1, 1, 20})};
  EXPECT_FALSE(sums.apply_weight_delta(in, 0, 0, std::numeric_limits<float>::quiet_NaN()));
  EXPECT_FALSE(sums.apply_bias_delta(0, -kInfinity));
  EXPECT_TRUE(sums.is_exact());
  EXPECT_EQ(sums.maps().plane(0, 0)[0], 0.0F);
}

}  // namespace
}  // namespace pw
