// Two layers trained together: their gradients, that they learn what one cannot, and that threads change nothing.
#include "compute/training/two_layer_trainer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "compute/core/random.h"
#include "compute/parallel/thread_pool.h"

namespace pw {
namespace {

struct TwoLayerProblem {
  Tensor x;
  std::vector<std::int32_t> labels;
  Standardisation scale;
};

// Of |x0 - x1| above its middle: no single linear layer tells these apart.
TwoLayerProblem difference_problem(std::int64_t cin, std::int64_t count) {
  TwoLayerProblem problem{Tensor({1, cin, 1, count}), {}, {}};
  Random random(3, 5);
  for (std::int64_t i = 0; i < cin; ++i) {
    for (float& value : problem.x.plane(0, i)) value = random.normal(1.0F);
  }
  for (std::int64_t k = 0; k < count; ++k) {
    const auto at = static_cast<std::size_t>(k);
    const bool is_far = std::abs(problem.x.plane(0, 0)[at] - problem.x.plane(0, 1)[at]) > 0.95F;
    problem.labels.push_back(k % 7 == 6 ? kNotLabelled : (is_far ? 1 : 0));
  }
  const std::vector<double> deviations(static_cast<std::size_t>(cin), 1.0);
  problem.scale = standardise(problem.x, problem.labels, 2, deviations, {});
  return problem;
}

double loss_in_double(const TwoLayerProblem& problem, const TwoLayers& layers) {
  double sum = 0.0;
  std::int64_t count = 0;
  const auto& [hidden, output] = layers;
  for (std::size_t k = 0; k < problem.labels.size(); ++k) {
    if (problem.labels[k] < 0) continue;
    ++count;
    std::vector<double> y(output.bias.begin(), output.bias.end());
    for (std::int64_t h = 0; h < hidden.cout; ++h) {
      double value = hidden.bias[static_cast<std::size_t>(h)];
      for (std::int64_t i = 0; i < hidden.cin; ++i) {
        const auto map = static_cast<std::size_t>(i);
        const double z = (double{problem.x.plane(0, i)[k]} - problem.scale.mean[map]) * problem.scale.inverse[map];
        value += hidden.w(h, i) * z;
      }
      if (hidden.activation == Activation::kRelu) value = std::max(value, 0.0);
      for (std::size_t o = 0; o < y.size(); ++o) y[o] += output.w(static_cast<std::int64_t>(o), h) * value;
    }
    double total = 0.0;
    for (const double value : y) total += std::exp(value);
    sum += std::log(total) - y[static_cast<std::size_t>(problem.labels[k])];
  }
  return sum / static_cast<double>(count);
}

void expect_slope(const TwoLayerProblem& problem, TwoLayers& layers, float& number, float slope) {
  constexpr float kStep = 0x1p-10F;
  const float before = number;
  number = before + kStep;
  const double above = loss_in_double(problem, layers);
  number = before - kStep;
  const double below = loss_in_double(problem, layers);
  number = before;
  EXPECT_NEAR(slope, (above - below) / (2.0 * kStep), 2e-4);
}

TwoLayerState trained(const TwoLayerProblem& problem, TwoLayers start, int steps, ThreadPool* pool, LossValue* last) {
  TwoLayerTrainer trainer(problem.x, problem.labels, 2, problem.scale, Loss::kSoftmaxCrossEntropy);
  TwoLayerState state = trainer.start(std::move(start));
  for (int step = 0; step < steps; ++step) trainer.step({Optimiser::kAdam, 0.02F, 0.0F}, state, pool);
  if (last != nullptr) *last = trainer.evaluate(state.standard(), pool);
  return state;
}

TEST(TwoLayerTrainer, GradientsAreThoseOfFiniteDifferences) {
  const TwoLayerProblem problem = difference_problem(5, 301);
  for (const Activation activation : {Activation::kNone, Activation::kRelu}) {
    TwoLayers layers = random_two_layers(2, 3, activation, problem.scale, 4);
    // Away from the start, where the second layer is nearly 0 and mirrored.
    Random random(9, 1);
    for (float& weight : layers.output.weight) weight += random.normal(0.5F);
    for (float& bias : layers.hidden.bias) bias += random.normal(0.3F);
    TwoLayerTrainer trainer(problem.x, problem.labels, 2, problem.scale, Loss::kSoftmaxCrossEntropy);
    EXPECT_NEAR(trainer.evaluate(layers).loss, loss_in_double(problem, layers), 1e-6);
    for (std::size_t i = 0; i < layers.hidden.weight.size(); ++i)
      expect_slope(problem, layers, layers.hidden.weight[i], trainer.hidden_gradient().weight[i]);
    for (std::size_t i = 0; i < layers.hidden.bias.size(); ++i)
      expect_slope(problem, layers, layers.hidden.bias[i], trainer.hidden_gradient().bias[i]);
    for (std::size_t i = 0; i < layers.output.weight.size(); ++i)
      expect_slope(problem, layers, layers.output.weight[i], trainer.output_gradient().weight[i]);
    for (std::size_t i = 0; i < layers.output.bias.size(); ++i)
      expect_slope(problem, layers, layers.output.bias[i], trainer.output_gradient().bias[i]);
  }
}

TEST(TwoLayerTrainer, AReluFindsADifferenceThatNoLinearPairFinds) {
  const TwoLayerProblem problem = difference_problem(2, 700);
  LossValue linear, bent;
  trained(problem, random_two_layers(2, 4, Activation::kNone, problem.scale, 1), 600, nullptr, &linear);
  trained(problem, random_two_layers(2, 4, Activation::kRelu, problem.scale, 1), 600, nullptr, &bent);
  EXPECT_LT(static_cast<double>(linear.correct) / static_cast<double>(linear.labelled), 0.65);
  EXPECT_GT(static_cast<double>(bent.correct) / static_cast<double>(bent.labelled), 0.95);
}

TEST(TwoLayerTrainer, TwoEqualHiddenFiltersStayEqual) {
  const TwoLayerProblem problem = difference_problem(37, 700);
  for (const std::int64_t hidden : {2, 5, 8}) {
    TwoLayers start = random_two_layers(2, hidden, Activation::kRelu, problem.scale, 1);
    const std::int64_t last = hidden - 1;
    for (std::int64_t i = 0; i < 37; ++i) start.hidden.w(last, i) = start.hidden.w(0, i);
    for (std::int64_t o = 0; o < 2; ++o) start.output.w(o, last) = start.output.w(o, 0);
    const TwoLayers end = trained(problem, start, 100, nullptr, nullptr).standard();
    EXPECT_NE(end.hidden.w(0, 0), start.hidden.w(0, 0));
    for (std::int64_t i = 0; i < 37; ++i) EXPECT_EQ(end.hidden.w(last, i), end.hidden.w(0, i)) << hidden << " " << i;
    for (std::int64_t o = 0; o < 2; ++o) EXPECT_EQ(end.output.w(o, last), end.output.w(o, 0)) << hidden;
    EXPECT_EQ(end.hidden.bias[static_cast<std::size_t>(last)], end.hidden.bias[0]);
  }
}

TEST(TwoLayerTrainer, TheNumberOfThreadsChangesNothing) {
  const TwoLayerProblem problem = difference_problem(64, 5000);
  const TwoLayers start = random_two_layers(2, 16, Activation::kRelu, problem.scale, 2);
  const TwoLayers one = trained(problem, start, 10, nullptr, nullptr).standard();
  ThreadPool pool(4);
  EXPECT_EQ(trained(problem, start, 10, &pool, nullptr).standard(), one);
}

TEST(TwoLayerTrainer, TheLayersInTheUnitsOfTheStackGiveTheSame) {
  TwoLayerProblem problem = difference_problem(6, 400);
  for (float& value : problem.x.plane(0, 3)) value = 40.0F + 7.0F * value;
  std::ranges::fill(problem.x.plane(0, 4), 3.0F);
  const std::vector<double> deviations = {1.0, 1.0, 1.0, 7.0, 0.0, 1.0};
  problem.scale = standardise(problem.x, problem.labels, 2, deviations, {});
  LossValue loss;
  TwoLayerState state =
      trained(problem, random_two_layers(2, 3, Activation::kRelu, problem.scale, 2), 50, nullptr, &loss);
  TwoLayerTrainer trainer(problem.x, problem.labels, 2, problem.scale, Loss::kSoftmaxCrossEntropy);
  trainer.update_layers(state);
  const TwoLayers layers = state.layers();
  for (std::int64_t h = 0; h < 3; ++h) EXPECT_EQ(layers.hidden.w(h, 4), 0.0F);
  Tensor sums = two_layer_sums(problem.x, layers);
  EXPECT_NEAR(loss_of(Loss::kSoftmaxCrossEntropy, sums, problem.labels, sums.view()).loss, loss.loss, 1e-5);
}

TEST(TwoLayerTrainer, WhatIsNotFiniteMovesNothing) {
  const TwoLayerProblem problem = difference_problem(3, 50);
  TwoLayerTrainer trainer(problem.x, problem.labels, 2, problem.scale, Loss::kSoftmaxCrossEntropy);
  TwoLayerState state = trainer.start(random_two_layers(2, 2, Activation::kNone, problem.scale, 1));
  state.hidden.standard.w(0, 0) = INFINITY;
  const TwoLayers before = state.standard();
  EXPECT_FALSE(std::isfinite(trainer.step({}, state).loss));
  EXPECT_EQ(state.standard(), before);
}

TEST(TwoLayerTrainer, LockedNumbersKeepTheirValueInTheUnitsOfTheStack) {
  TwoLayerProblem problem = difference_problem(5, 300);
  for (float& value : problem.x.plane(0, 3)) value = 40.0F + 7.0F * value;
  const std::vector<double> deviations = {1.0, 1.0, 1.0, 7.0, 1.0};
  problem.scale = standardise(problem.x, problem.labels, 2, deviations, {});
  TwoLayerTrainer trainer(problem.x, problem.labels, 2, problem.scale, Loss::kSoftmaxCrossEntropy);
  TwoLayerState state = trainer.start(random_two_layers(2, 3, Activation::kRelu, problem.scale, 3));
  const TwoLayers before = state.layers();
  LayerLocks hidden, output;
  hidden.weight.resize(15);
  hidden.bias.resize(3);
  output.weight.resize(6);
  hidden.weight[8] = hidden.bias[2] = output.weight[4] = true;
  trainer.set_locks(hidden, output);
  for (int step = 0; step < 30; ++step) trainer.step({Optimiser::kAdam, 0.02F, 0.001F}, state);
  trainer.update_layers(state);
  for (std::size_t i = 0; i < 15; ++i)
    EXPECT_EQ(state.layers().hidden.weight[i] == before.hidden.weight[i], i == 8) << i;
  for (std::size_t o = 0; o < 3; ++o) EXPECT_EQ(state.layers().hidden.bias[o] == before.hidden.bias[o], o == 2) << o;
  for (std::size_t i = 0; i < 6; ++i)
    EXPECT_EQ(state.layers().output.weight[i] == before.output.weight[i], i == 4) << i;
}

TEST(TwoLayerTrainer, WhatIsChangedByHandIsTakenOverAndTheOthersGoOn) {
  const TwoLayerProblem problem = difference_problem(6, 300);
  TwoLayerTrainer trainer(problem.x, problem.labels, 2, problem.scale, Loss::kSoftmaxCrossEntropy);
  TwoLayerState alone = trainer.start(random_two_layers(2, 3, Activation::kRelu, problem.scale, 3));
  TwoLayerState shown = alone;
  for (int step = 0; step < 20; ++step) {
    trainer.step({Optimiser::kAdam, 0.02F, 0.0F}, alone);
    trainer.step({Optimiser::kAdam, 0.02F, 0.0F}, shown);
    // Showing the layers, and taking them over again, changes nothing.
    trainer.update_layers(shown);
    trainer.set_layers(shown.layers(), shown);
  }
  EXPECT_EQ(shown.standard(), alone.standard());
  TwoLayers layers = shown.layers();
  layers.hidden.w(1, 2) = 3.0F;
  layers.output.w(0, 2) = -2.0F;
  trainer.set_layers(layers, shown);
  EXPECT_EQ(shown.layers(), layers);
  EXPECT_EQ(shown.output.w(0, 2), -2.0F);
  for (std::int64_t o = 0; o < 3; ++o) {
    for (std::int64_t i = 0; i < 6; ++i)
      EXPECT_EQ(shown.hidden.standard.w(o, i) != alone.hidden.standard.w(o, i), o == 1 && i == 2) << o << " " << i;
  }
}

}  // namespace
}  // namespace pw
