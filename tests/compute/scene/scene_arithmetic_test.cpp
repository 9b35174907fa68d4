#include <gtest/gtest.h>

#include <cmath>

#include "compute/core/random.h"
#include "compute/scene/base/noise.h"
#include "compute/scene/base/scalar.h"

namespace pw::scene {
namespace {

TEST(SceneScalar, SineAndDecayAreWithinTheirErrorBounds) {
  for (int i = -400; i <= 400; ++i) {
    const float turns = static_cast<float>(i) * 0.0101F;
    EXPECT_NEAR(sine(turns), std::sin(6.283185307 * static_cast<double>(turns)), 0.0012) << turns;
    EXPECT_NEAR(cosine(turns), std::cos(6.283185307 * static_cast<double>(turns)), 0.0012) << turns;
  }
  for (int i = 0; i <= 800; ++i) {
    const float x = static_cast<float>(i) * 0.01F;
    EXPECT_NEAR(decay(x), std::exp(-static_cast<double>(x)), 0.012) << x;
  }
}

TEST(SceneScalar, FloorRoundsDownOnBothSidesOfZero) {
  EXPECT_EQ(floor_int(1.5F), 1);
  EXPECT_EQ(floor_int(-1.5F), -2);
  EXPECT_EQ(floor_int(-2.0F), -2);
  EXPECT_FLOAT_EQ(fraction(-0.25F), 0.75F);
}

// The sequence of SplitMix64 is given by its paper; the start of each stream is our choice.
TEST(SceneRandom, IsUniformAndStreamsAreIndependent) {
  Random a(7, 0);
  Random b(7, 1);
  double mean_a = 0;
  double mean_b = 0;
  double product = 0;
  constexpr int kDraws = 20000;
  for (int i = 0; i < kDraws; ++i) {
    const double x = a.uniform();
    const double y = b.uniform();
    EXPECT_GE(x, 0.0);
    EXPECT_LT(x, 1.0);
    mean_a += x / kDraws;
    mean_b += y / kDraws;
    product += (x - 0.5) * (y - 0.5) / kDraws;
  }
  EXPECT_NEAR(mean_a, 0.5, 0.01);
  EXPECT_NEAR(mean_b, 0.5, 0.01);
  EXPECT_NEAR(product * 12.0, 0.0, 0.03);
}

TEST(SceneRandom, NormalHasTheRequestedDeviation) {
  Random random(11, 3);
  double squares = 0;
  constexpr int kDraws = 20000;
  for (int i = 0; i < kDraws; ++i) {
    const double x = random.normal(0.5F);
    EXPECT_LE(std::abs(x), 0.5 * 3.5);
    squares += x * x / kDraws;
  }
  EXPECT_NEAR(std::sqrt(squares), 0.5, 0.02);
}

TEST(SceneRandom, BelowReachesEveryValue) {
  Random random(5, 2);
  int seen[6] = {};
  for (int i = 0; i < 6000; ++i) ++seen[random.below(6)];
  for (const int count : seen) EXPECT_NEAR(count, 1000, 150);
}

TEST(SceneNoise, IsSmoothAndStaysBetweenZeroAndOne) {
  const Noise noise(Random(1, 1));
  float last = noise.at(-40.0F, -3.3F);
  float low = 1.0F;
  float high = 0.0F;
  for (int i = 1; i < 8000; ++i) {
    const float value = noise.at(-40.0F + static_cast<float>(i) * 0.01F, -3.3F);
    EXPECT_LT(std::abs(value - last), 0.02F);
    last = value;
    low = std::min(low, value);
    high = std::max(high, value);
  }
  EXPECT_GE(low, 0.0F);
  EXPECT_LE(high, 1.0F);
  EXPECT_GT(high - low, 0.7F);
  EXPECT_FLOAT_EQ(noise.at(3.25F, 4.5F), noise.at(131.25F, 132.5F));
}

}  // namespace
}  // namespace pw::scene
