#include "compute/training/optimiser.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "compute/training/labelled_loss.h"
#include "tests/compute/layer/layer_test_stacks.h"

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

}  // namespace
}  // namespace pw
