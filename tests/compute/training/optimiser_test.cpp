#include "compute/training/optimiser.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "compute/training/labelled_loss.h"
#include "tests/compute/training/trainer_test_problem.h"

namespace pw {
namespace {

TEST(LayerOptimiser, AdamFollowsTheFormulaInDoubleOnEveryTarget) {
  for_every_target([] {
    RandomNumbers random;
    auto layer = make_layer(3, 11, [&] { return random.real(); });
    std::vector<double> values(layer.weight.begin(), layer.weight.end());
    std::vector<double> mean(values.size());
    std::vector<double> square(values.size());
    LayerOptimiser adam;
    const OptimiserSettings settings{.kind = Optimiser::kAdam, .rate = 0.03F};
    for (int step = 1; step <= 20; ++step) {
      LayerGradient gradient(3, 11);
      for (float& g : gradient.weight) g = random.real();
      ASSERT_TRUE(adam.step(settings, gradient, {}, layer));
      for (std::size_t i = 0; i < values.size(); ++i) {
        const double g = gradient.weight[i];
        mean[i] = 0.9 * mean[i] + 0.1 * g;
        square[i] = 0.999 * square[i] + 0.001 * g * g;
        const double size = std::sqrt(square[i] / (1.0 - std::pow(0.999, step))) + 1e-8;
        values[i] -= 0.03 * mean[i] / (1.0 - std::pow(0.9, step)) / size;
        ASSERT_NEAR(layer.weight[i], values[i], 2e-5) << "step " << step;
      }
    }
    EXPECT_EQ(adam.steps(), 20);
  });
}

TEST(LayerOptimiser, AGradientThatIsNotFiniteChangesNothing) {
  for_every_target([] {
    RandomNumbers random;
    auto layer = make_layer(2, 19, [&] { return random.real(); });
    const PointwiseLayer before = layer;
    LayerOptimiser adam;
    for (const std::size_t non_finite : {0U, 20U, 37U}) {
      LayerGradient gradient(2, 19);
      gradient.weight[non_finite] = std::numeric_limits<float>::infinity();
      EXPECT_FALSE(adam.step({}, gradient, {}, layer));
    }
    LayerGradient gradient(2, 19);
    gradient.bias[1] = std::numeric_limits<float>::quiet_NaN();
    EXPECT_FALSE(adam.step({}, gradient, {}, layer));
    EXPECT_EQ(layer, before);
    EXPECT_EQ(adam.steps(), 0);
  });
}

LayerGradient random_gradient(RandomNumbers& random) {
  LayerGradient gradient(3, 11);
  for (float& g : gradient.weight) g = random.real();
  for (float& g : gradient.bias) g = random.real();
  return gradient;
}

// The rule of each optimiser for one parameter, in double.
struct OneParameter {
  double value, mean = 0.0, square = 0.0;

  void step(const OptimiserSettings& settings, int step, double g) {
    switch (settings.kind) {
      case Optimiser::kSgd:
        value -= settings.rate * g;
        break;
      case Optimiser::kMomentum:
        mean = 0.9 * mean + g;
        value -= settings.rate * mean;
        break;
      case Optimiser::kAdam:
        mean = 0.9 * mean + 0.1 * g;
        square = 0.999 * square + 0.001 * g * g;
        value -= settings.rate * (mean / (1.0 - std::pow(0.9, step))) /
                 (std::sqrt(square / (1.0 - std::pow(0.999, step))) + 1e-8);
        break;
    }
  }
};

TEST(LayerOptimiser, FollowsTheFormulaInDoubleWithDecayOfWeightsAlone) {
  for (const Optimiser kind : kOptimisers) {
    for (const float decay : {0.0F, 0.3F}) {
      const OptimiserSettings settings{.kind = kind, .rate = 0.02F, .decay = decay};
      RandomNumbers random;
      PointwiseLayer layer = make_layer(3, 11, [&] { return random.real(); });
      std::vector<OneParameter> weights;
      std::vector<OneParameter> biases;
      for (const float w : layer.weight) weights.push_back({w});
      for (const float b : layer.bias) biases.push_back({b});
      LayerOptimiser optimiser;
      for (int step = 1; step <= 40; ++step) {
        const LayerGradient gradient = random_gradient(random);
        ASSERT_TRUE(optimiser.step(settings, gradient, {}, layer));
        for (std::size_t i = 0; i < weights.size(); ++i) {
          weights[i].step(settings, step, double{gradient.weight[i]} + double{decay} * weights[i].value);
          ASSERT_NEAR(layer.weight[i], weights[i].value, 2e-5) << "step " << step;
        }
        for (std::size_t o = 0; o < biases.size(); ++o) {
          biases[o].step(settings, step, gradient.bias[o]);
          ASSERT_NEAR(layer.bias[o], biases[o].value, 2e-5) << "step " << step;
        }
      }
    }
  }
}

// Also one that is locked while it is moving, and a zero with a sign.
TEST(LayerOptimiser, LockedParametersKeepTheirBitsUnderEveryOptimiser) {
  for (const Optimiser kind : kOptimisers) {
    for (const int locked_after : {0, 5}) {
      const OptimiserSettings settings{.kind = kind, .rate = 0.02F, .decay = 0.3F};
      RandomNumbers random;
      PointwiseLayer layer = make_layer(3, 11, [&] { return random.real(); });
      LayerOptimiser optimiser;
      for (int step = 0; step < locked_after; ++step) optimiser.step(settings, random_gradient(random), {}, layer);
      layer.weight[12] = -0.0F;
      LayerLocks locks{std::vector<bool>(33), {false, true, false}};
      for (const std::size_t i : {0U, 12U, 13U, 32U}) locks.weight[i] = true;
      const PointwiseLayer before = layer;
      for (int step = 0; step < 30; ++step) {
        ASSERT_TRUE(optimiser.step(settings, random_gradient(random), locks, layer));
      }
      for (std::size_t i = 0; i < 33; ++i) EXPECT_EQ(layer.weight[i] == before.weight[i], locks.weight[i]) << i;
      for (std::size_t o = 0; o < 3; ++o) EXPECT_EQ(layer.bias[o] == before.bias[o], locks.bias[o]) << o;
      EXPECT_TRUE(std::signbit(layer.weight[12]));
      // What they did before is forgotten: without a slope, one that is free again stays.
      const PointwiseLayer locked = layer;
      optimiser.step({.kind = kind, .rate = 0.02F}, LayerGradient(3, 11), {}, layer);
      EXPECT_EQ(layer.weight[13], locked.weight[13]);
      EXPECT_EQ(layer.bias[1], locked.bias[1]);
      // And it goes on with the next slope.
      optimiser.step(settings, random_gradient(random), {}, layer);
      EXPECT_NE(layer.weight[13], locked.weight[13]);
      EXPECT_NE(layer.bias[1], locked.bias[1]);
    }
  }
}

// What one remembers means something else to another.
TEST(LayerOptimiser, AnotherKindBeginsAnew) {
  for (const Optimiser first : kOptimisers) {
    for (const Optimiser second : kOptimisers) {
      if (first == second) continue;
      RandomNumbers random;
      PointwiseLayer layer = make_layer(3, 11, [&] { return random.real(); });
      LayerOptimiser changed;
      for (int step = 0; step < 20; ++step) {
        changed.step({.kind = first, .rate = 0.02F}, random_gradient(random), {}, layer);
      }
      PointwiseLayer same = layer;
      LayerOptimiser fresh;
      for (int step = 0; step < 5; ++step) {
        const LayerGradient gradient = random_gradient(random);
        changed.step({.kind = second, .rate = 0.02F}, gradient, {}, layer);
        fresh.step({.kind = second, .rate = 0.02F}, gradient, {}, same);
        ASSERT_EQ(layer, same);
      }
      EXPECT_EQ(changed.steps(), 25);
    }
  }
}

}  // namespace
}  // namespace pw
