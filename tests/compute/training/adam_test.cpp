#include "compute/training/adam.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "compute/training/layer_trainer.h"
#include "tests/compute/layer/layer_test_stacks.h"

namespace pw {
namespace {

TEST(Adam, FollowsTheFormulaInDoubleOnEveryTarget) {
  for_every_target([] {
    RandomNumbers random;
    auto layer = make_layer(3, 11, [&] { return random.real(); });
    std::vector<double> values(layer.weight.begin(), layer.weight.end());
    std::vector<double> mean(values.size());
    std::vector<double> square(values.size());
    Adam adam(3, 11);
    const AdamSettings settings{.rate = 0.03F};
    for (int step = 1; step <= 20; ++step) {
      LayerGradient gradient(3, 11);
      for (float& g : gradient.weight) g = random.real();
      ASSERT_TRUE(adam.step(settings, gradient, layer));
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

TEST(Adam, AGradientThatIsNotFiniteChangesNothing) {
  for_every_target([] {
    RandomNumbers random;
    auto layer = make_layer(2, 19, [&] { return random.real(); });
    const PointwiseLayer before = layer;
    Adam adam(2, 19);
    for (const std::size_t non_finite : {0U, 20U, 37U}) {
      LayerGradient gradient(2, 19);
      gradient.weight[non_finite] = std::numeric_limits<float>::infinity();
      EXPECT_FALSE(adam.step({}, gradient, layer));
    }
    LayerGradient gradient(2, 19);
    gradient.bias[1] = std::numeric_limits<float>::quiet_NaN();
    EXPECT_FALSE(adam.step({}, gradient, layer));
    EXPECT_EQ(layer, before);
    EXPECT_EQ(adam.steps(), 0);
  });
}

// Two maps, one of which determines the class: the layer learns to use it, and the unlabelled half is ignored.
TEST(Adam, TrainsALayerToTellTwoClassesApart) {
  RandomNumbers random;
  Tensor in({1, 2, 16, 20});
  fill(in.view(), [&] { return random.real(); });
  std::vector<std::int32_t> labels(320);
  for (std::size_t p = 0; p < 320; ++p) {
    const bool positive = in.plane(0, 1)[p] > 0.0F;
    labels[p] = p % 2 == 0 ? static_cast<std::int32_t>(positive) : 255;
  }
  PointwiseLayer layer(2, 2);
  LayerTrainer trainer(in, labels, Loss::kSoftmaxCrossEntropy, 2);
  const LossValue first = trainer.step({.rate = 0.05F}, layer);
  EXPECT_NEAR(first.loss, std::log(2.0), 1e-6);
  EXPECT_EQ(first.labelled, 160);
  for (int step = 0; step < 300; ++step) trainer.step({.rate = 0.05F}, layer);
  const LossValue last = trainer.evaluate(layer);
  EXPECT_LT(last.loss, 0.1);
  EXPECT_GE(last.correct, 158);
  EXPECT_GT(std::fabs(layer.w(1, 1)), 10.0F * std::fabs(layer.w(1, 0)));
}

TEST(Adam, ANonFiniteStackLeavesTheLayerUnchanged) {
  Tensor in({1, 2, 3, 3});
  in.plane(0, 1)[4] = std::numeric_limits<float>::quiet_NaN();
  const std::vector<std::int32_t> labels(9, 1);
  PointwiseLayer layer(2, 2);
  LayerTrainer trainer(in, labels, Loss::kSoftmaxCrossEntropy, 2);
  EXPECT_TRUE(std::isnan(trainer.step({}, layer).loss));
  EXPECT_EQ(layer, PointwiseLayer(2, 2));
  EXPECT_EQ(trainer.steps(), 0);
}

TEST(Adam, ADivergedLayerIsLeftUnchanged) {
  Tensor in({1, 1, 2, 2});
  for (float& x : in.plane(0, 0)) x = 1.0F;
  const std::vector<std::int32_t> labels{1, 1, 0, 1};
  for (const std::int64_t cout : {2, 3}) {
    PointwiseLayer layer(cout, 1);
    layer.w(1, 0) = std::numeric_limits<float>::infinity();
    const PointwiseLayer before = layer;
    LayerTrainer trainer(in, labels, Loss::kSoftmaxCrossEntropy, cout);
    EXPECT_FALSE(std::isfinite(trainer.step({}, layer).loss));
    EXPECT_EQ(layer, before);
    EXPECT_EQ(trainer.steps(), 0);
  }
}

}  // namespace
}  // namespace pw
