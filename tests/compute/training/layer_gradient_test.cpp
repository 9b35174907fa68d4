#include "compute/training/layer_gradient.h"

#include <gtest/gtest.h>

#include <chrono>
#include <limits>
#include <utility>

#include "compute/layer/forward_plan.h"
#include "compute/layer/pointwise_forward.h"
#include "compute/parallel/thread_pool.h"
#include "compute/training/labelled_loss.h"
#include "compute/training/optimiser.h"
#include "tests/compute/layer/layer_test_stacks.h"
#include "tests/compute/training/training_test_reference.h"

namespace pw {
namespace {

struct Problem {
  Tensor in;
  PointwiseLayer layer;
  std::vector<std::int32_t> labels;

  Problem(const Shape& shape, std::int64_t cout) : in(shape) {
    RandomNumbers random;
    fill(in.view(), [&] { return random.real(); });
    layer = make_layer(cout, shape.c, [&] { return random.real(); });
    // Every class, and every kind of "not labelled": -1, 255, a class that the layer does not have.
    for (std::int64_t p = 0; p < shape.n * shape.pixels(); ++p) {
      const std::int64_t drawn = random.below(cout + 4);
      const std::int64_t label = drawn == cout + 2 ? 255 : drawn == cout + 3 ? -1 : drawn;
      labels.push_back(static_cast<std::int32_t>(label));
    }
  }
};

// The gradients are means of numbers around 1, rounded in float a few dozen times.
void expect_gradients(Loss loss, Problem& problem, const LayerGradient& gradient, std::int64_t step) {
  DoubleProblem exact(problem.in, problem.layer);
  const auto expect_all = [&](const std::vector<float>& values, std::vector<double>& parameters) {
    for (std::size_t i = 0; i < values.size(); i += static_cast<std::size_t>(step)) {
      ASSERT_NEAR(values[i], central_difference(loss, exact, problem.labels, parameters[i]), 3e-6) << i;
    }
  };
  expect_all(gradient.weight, exact.weight);
  expect_all(gradient.bias, exact.bias);
}

TEST(LabelledLoss, GradientsAgreeWithCentralDifferencesOnEveryTarget) {
  for_every_target([] {
    for (const Loss loss : {Loss::kSoftmaxCrossEntropy, Loss::kSigmoidCrossEntropy, Loss::kSquared}) {
      for (const std::int64_t cout : {1, 2, 3, 9}) {
        for (const std::int64_t width : {1, 5, 16, 37}) {
          Problem problem({2, 7, 1, width}, cout);
          if (loss == Loss::kSoftmaxCrossEntropy && cout == 1) continue;
          LabelledLoss trainer(problem.in, problem.labels, loss, cout);
          const LossValue value = trainer.evaluate(problem.layer);
          const double want = reference_loss(loss, DoubleProblem(problem.in, problem.layer), problem.labels);
          EXPECT_NEAR(value.loss, want, 3e-6 * (1.0 + want));
          expect_gradients(loss, problem, trainer.gradient(), 1);
        }
      }
    }
  });
}

// Enough for several parts of several blocks, with a number of positions that is not a multiple of any vector.
TEST(LabelledLoss, GradientsOfManyBlocksAgreeWithCentralDifferences) {
  for (const Loss loss : {Loss::kSoftmaxCrossEntropy, Loss::kSquared}) {
    Problem problem({2, 131, 41, 61}, 2);
    ASSERT_GT(LabelledRows(problem.in, problem.labels, 2).blocks(), 50);
    LabelledLoss trainer(problem.in, problem.labels, loss, 2);
    trainer.evaluate(problem.layer);
    expect_gradients(loss, problem, trainer.gradient(), 60);
  }
}

// Enough work that the pool is used in every step.
TEST(LabelledLoss, IsBitIdenticalWithAPool) {
  for (const std::int64_t max_cached : {LabelledRows::kMaxCachedBytes, std::int64_t{0}}) {
    Problem problem({2, 131, 61, 83}, 9);
    PointwiseLayer layer = problem.layer;
    PointwiseLayer layer_parallel = problem.layer;
    LabelledLoss serial(LabelledRows(problem.in, problem.labels, 9, nullptr, max_cached), Loss::kSoftmaxCrossEntropy);
    LabelledLoss parallel(LabelledRows(problem.in, problem.labels, 9, nullptr, max_cached), Loss::kSoftmaxCrossEntropy);
    ThreadPool pool(3);
    ASSERT_TRUE(pool.pays_for(std::chrono::nanoseconds(
        static_cast<std::int64_t>(2.0 * forward_nanoseconds({nullptr, {1, 131, 1, 7000}, 0}, 8)))));
    LayerOptimiser optimiser;
    LayerOptimiser optimiser_parallel;
    for (int step = 0; step < 3; ++step) {
      serial.evaluate(layer);
      parallel.evaluate(layer_parallel, &pool);
      optimiser.step({}, serial.gradient(), {}, layer);
      optimiser_parallel.step({}, parallel.gradient(), {}, layer_parallel);
      ASSERT_EQ(layer, layer_parallel);
    }
  }
}

TEST(LabelledLoss, RowsTooManyToKeepAreGatheredAgainWithTheSameResult) {
  for (const std::int64_t cin : {3, 131}) {
    Problem problem({2, cin, 41, 31}, 3);
    LabelledRows borrowed(problem.in, problem.labels, 3, nullptr, 0);
    ASSERT_FALSE(borrowed.cached());
    LabelledLoss far(std::move(borrowed), Loss::kSoftmaxCrossEntropy);
    LabelledLoss near(problem.in, problem.labels, Loss::kSoftmaxCrossEntropy, 3);
    EXPECT_NEAR(far.evaluate(problem.layer).loss, near.evaluate(problem.layer).loss, 1e-6);
    EXPECT_EQ(far.gradient().weight, near.gradient().weight);
    EXPECT_EQ(far.gradient().bias, near.gradient().bias);
  }
}

// Unlabelled positions are not even read.
TEST(LabelledLoss, NanWithoutALabelHasNoEffect) {
  Problem problem({1, 5, 7, 9}, 2);
  problem.labels[11] = kNotLabelled;
  LabelledLoss clean(problem.in, problem.labels, Loss::kSoftmaxCrossEntropy, 2);
  clean.evaluate(problem.layer);
  problem.in.plane(0, 3)[11] = std::numeric_limits<float>::quiet_NaN();
  LabelledLoss non_finite(problem.in, problem.labels, Loss::kSoftmaxCrossEntropy, 2);
  non_finite.evaluate(problem.layer);
  EXPECT_EQ(clean.gradient().weight, non_finite.gradient().weight);
}

// Also where softmax of two classes is a sigmoid of their difference.
TEST(LabelledLoss, TiesGoToTheFirstClass) {
  for (const std::int64_t cout : {2, 3}) {
    Problem problem({1, 4, 5, 5}, cout);
    std::fill(problem.labels.begin(), problem.labels.end(), 0);
    problem.labels[7] = 1;
    LabelledLoss trainer(problem.in, problem.labels, Loss::kSoftmaxCrossEntropy, cout);
    EXPECT_EQ(trainer.evaluate(PointwiseLayer(cout, 4)).correct, 24);
  }
}

TEST(LabelledLoss, TheSeparatePassesGiveTheSameGradient) {
  for (const Loss loss : {Loss::kSoftmaxCrossEntropy, Loss::kSigmoidCrossEntropy, Loss::kSquared}) {
    for (const std::int64_t cout : {1, 2, 3}) {
      if (loss == Loss::kSoftmaxCrossEntropy && cout == 1) continue;
      Problem problem({2, 20, 9, 31}, cout);
      Tensor sums({2, cout, 9, 31});
      pointwise_linear(problem.in, problem.layer, sums.view());
      const LossValue value = loss_of(loss, sums, problem.labels, sums.view());
      const LayerGradient gradient = parameter_gradient(problem.in, sums);
      LabelledLoss trainer(problem.in, problem.labels, loss, cout);
      const LossValue fused = trainer.evaluate(problem.layer);
      EXPECT_NEAR(value.loss, fused.loss, 1e-6 * (1.0 + value.loss));
      EXPECT_EQ(value.labelled, fused.labelled);
      EXPECT_EQ(value.correct, fused.correct);
      for (std::size_t i = 0; i < gradient.weight.size(); ++i) {
        EXPECT_NEAR(gradient.weight[i], trainer.gradient().weight[i], 2e-6);
      }
      for (std::size_t o = 0; o < gradient.bias.size(); ++o) {
        EXPECT_NEAR(gradient.bias[o], trainer.gradient().bias[o], 2e-6);
      }
    }
  }
}

TEST(LayerGradient, TheInputsGradientAgreesWithCentralDifferencesOnEveryTarget) {
  for_every_target([] {
    for (const Loss loss : {Loss::kSoftmaxCrossEntropy, Loss::kSigmoidCrossEntropy, Loss::kSquared}) {
      for (const std::int64_t cout : {1, 2, 3, 9}) {
        if (loss == Loss::kSoftmaxCrossEntropy && cout == 1) continue;
        Problem problem({2, 11, 3, 7}, cout);
        Tensor sums({2, cout, 3, 7});
        pointwise_linear(problem.in, problem.layer, sums.view());
        loss_of(loss, sums, problem.labels, sums.view());
        Tensor gradient(problem.in.shape());
        input_gradient(problem.layer, sums, gradient.view());
        DoubleProblem exact(problem.in, problem.layer);
        std::size_t i = 0;
        for (std::int64_t n = 0; n < 2; ++n) {
          for (std::int64_t c = 0; c < 11; ++c) {
            for (const float value : gradient.plane(n, c)) {
              ASSERT_NEAR(value, central_difference(loss, exact, problem.labels, exact.x[i]), 1e-6);
              ++i;
            }
          }
        }
      }
    }
  });
}

TEST(LayerGradient, NothingLabelledAndEmptyStacksGiveZero) {
  Problem problem({1, 4, 3, 5}, 2);
  std::fill(problem.labels.begin(), problem.labels.end(), kNotLabelled);
  LabelledLoss trainer(problem.in, problem.labels, Loss::kSoftmaxCrossEntropy, 2);
  const LossValue value = trainer.evaluate(problem.layer);
  EXPECT_EQ(value.loss, 0.0);
  EXPECT_EQ(value.labelled, 0);
  EXPECT_EQ(trainer.gradient().weight, std::vector<float>(8));

  const Tensor empty({1, 4, 0, 5});
  LabelledLoss nothing(empty, {}, Loss::kSoftmaxCrossEntropy, 2);
  EXPECT_EQ(nothing.evaluate(problem.layer).labelled, 0);
  EXPECT_EQ(nothing.gradient().bias, std::vector<float>(2));

  const Tensor no_maps({1, 0, 3, 5});
  const std::vector<std::int32_t> ones(15, 1);
  LabelledLoss bias_only(no_maps, ones, Loss::kSoftmaxCrossEntropy, 2);
  EXPECT_NEAR(bias_only.evaluate(PointwiseLayer(2, 0)).loss, std::log(2.0), 1e-6);
}

}  // namespace
}  // namespace pw
