#include "compute/training/trainer.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <limits>

#include "compute/layer/forward_plan.h"
#include "compute/parallel/thread_pool.h"
#include "tests/compute/training/trainer_test_problem.h"

namespace pw {
namespace {

TrainingRule rule_of(Optimiser kind, bool trains_gains = false) {
  return {Loss::kSoftmaxCrossEntropy, {.kind = kind, .rate = 0.01F, .decay = 0.1F}, trains_gains};
}

TEST(RandomStart, IsSmallOnTheStandardisedMapsAndMirroredForTwoOutputs) {
  TrainingProblem problem({1, 400, 5, 7}, 2);
  std::vector<bool> silenced(400);
  silenced[7] = true;
  const Standardisation scale = problem.scale(true, silenced);
  for (const std::int64_t cout : {1, 2, 3}) {
    const PointwiseLayer standard = on_standardised_maps(random_start(cout, scale, 1), scale);
    double square = 0.0;
    for (const float w : standard.weight) square += double{w} * double{w};
    EXPECT_NEAR(std::sqrt(square / (399.0 * static_cast<double>(cout))), 0.01, 0.001);
    for (const float b : standard.bias) EXPECT_NEAR(b, 0.0F, 1e-6F);
    for (std::int64_t o = 0; o < cout; ++o) EXPECT_EQ(standard.w(o, 7), 0.0F);
    for (std::int64_t i = 0; cout == 2 && i < 400; ++i) EXPECT_EQ(standard.w(1, i), -standard.w(0, i));
    EXPECT_EQ(random_start(cout, scale, 1), random_start(cout, scale, 1));
    EXPECT_NE(random_start(cout, scale, 1), random_start(cout, scale, 2));
  }
  // A map that is left out does not change the others' numbers.
  EXPECT_EQ(random_start(2, scale, 1).w(1, 300), random_start(2, problem.scale(true), 1).w(1, 300));
}

// NaN at a labelled position, constant, silenced; and NaN where no label is, which does not matter.
TEST(Trainer, MapsThatAreLeftOutKeepTheirWeights) {
  TrainingProblem problem({2, 9, 5, 7}, 2);
  std::size_t labelled = 0;
  while (problem.labels[labelled] == kNotLabelled) ++labelled;
  std::size_t unlabelled = 0;
  while (problem.labels[unlabelled] != kNotLabelled) ++unlabelled;
  for (std::int64_t n = 0; n < 2; ++n) {
    for (float& value : problem.in.plane(n, 0)) value = 3.0F;
  }
  std::vector<double> deviations = deviations_of(problem.in);
  problem.in.plane(0, 2)[labelled] = std::numeric_limits<float>::quiet_NaN();
  problem.in.plane(0, 4)[unlabelled] = std::numeric_limits<float>::quiet_NaN();
  std::vector<bool> silenced(9);
  silenced[8] = true;
  for (const Standardisation& scale : {standardise(problem.in, problem.labels, 2, deviations, silenced),
                                       keep_scale(problem.in, problem.labels, 2, silenced)}) {
    for (const Optimiser kind : kOptimisers) {
      for (const bool trains_gains : {false, true}) {
        Trainer trainer(problem.in, problem.labels, 2, scale, {}, rule_of(kind, trains_gains));
        PointwiseLayer layer = problem.random_layer();
        layer.w(1, 2) = -0.0F;
        TrainingState state = trainer.start(layer);
        take_steps(trainer, state, 50);
        trainer.update_layer(state);
        for (std::int64_t o = 0; o < 2; ++o) {
          EXPECT_TRUE(std::isfinite(state.layer.bias[static_cast<std::size_t>(o)]));
          for (std::int64_t i = 0; i < 9; ++i) {
            EXPECT_EQ(same_bits(state.layer.w(o, i), layer.w(o, i)), scale.leaves_out(i)) << "map " << i;
          }
        }
        for (std::int64_t i = 0; i < 9; ++i) {
          const bool is_moved = trains_gains && !scale.leaves_out(i);
          EXPECT_EQ(state.gain_changes[static_cast<std::size_t>(i)] != 0.0F, is_moved) << "map " << i;
        }
        EXPECT_EQ(state.moved_gains(), std::ranges::count_if(state.gain_changes, [](float g) { return g != 0.0F; }));
      }
    }
  }
}

TEST(Trainer, LockedNumbersKeepTheirBitsAndTheOthersMove) {
  TrainingProblem problem({2, 9, 5, 7}, 3);
  LayerLocks locks{std::vector<bool>(27), {true, false, false}};
  for (const std::size_t i : {0U, 5U, 9U, 26U}) locks.weight[i] = true;
  for (std::size_t i = 18; i < 27; ++i) locks.weight[i] = true;
  for (const bool standardises : {true, false}) {
    for (const Optimiser kind : kOptimisers) {
      Trainer trainer(problem.in, problem.labels, 3, problem.scale(standardises), locks, rule_of(kind, true));
      const PointwiseLayer layer = problem.random_layer();
      TrainingState state = trainer.start(layer);
      for (int turn = 0; turn < 5; ++turn) {
        take_steps(trainer, state, 10);
        trainer.update_layer(state);
      }
      for (std::size_t i = 0; i < 27; ++i) {
        EXPECT_EQ(same_bits(state.layer.weight[i], layer.weight[i]), locks.weight[i]) << i;
      }
      for (std::size_t o = 0; o < 3; ++o) EXPECT_EQ(state.layer.bias[o] == layer.bias[o], o == 0) << o;
      // With the bias locked, the sums on the standardised maps are still those of the layer.
      EXPECT_NEAR(state.standard.bias[0], bias_on_standardised_maps(state.layer, 0, trainer.scale()), 1e-5);
    }
  }
}

TEST(Trainer, WithoutAStepTheLayerKeepsItsBits) {
  TrainingProblem problem({2, 31, 5, 7}, 3);
  Trainer trainer(problem.in, problem.labels, 3, problem.scale(true), {}, rule_of(Optimiser::kSgd));
  PointwiseLayer layer = problem.random_layer();
  layer.activation = Activation::kRelu;
  TrainingState state = trainer.start(layer);
  trainer.evaluate(state);
  trainer.update_layer(state);
  EXPECT_EQ(state.layer, layer);
  EXPECT_EQ(state.steps(), 0);
  EXPECT_EQ(state.moved_gains(), 0);
  take_steps(trainer, state, 1);
  trainer.update_layer(state);
  EXPECT_NE(state.layer, layer);
  EXPECT_EQ(state.layer.activation, Activation::kRelu);
}

TEST(Trainer, WithoutLabelsNothingMovesButWhatDecays) {
  TrainingProblem problem({2, 9, 5, 7}, 2);
  problem.labels.assign(70, kNotLabelled);
  Trainer trainer(problem.in, problem.labels, 2, problem.scale(true), {}, {Loss::kSquared, {.rate = 0.1F}, true});
  EXPECT_EQ(trainer.labelled(), 0);
  EXPECT_EQ(trainer.largest_stable_rate(), std::numeric_limits<double>::infinity());
  const PointwiseLayer layer = problem.random_layer();
  TrainingState state = trainer.start(layer);
  EXPECT_EQ(trainer.step(state).loss, 0.0);
  trainer.update_layer(state);
  EXPECT_EQ(state.layer, layer);
}

TEST(Trainer, ACopyOfTheStateContinuesWithTheSameBytes) {
  TrainingProblem problem({2, 19, 5, 7}, 3);
  for (const Optimiser kind : kOptimisers) {
    Trainer trainer(problem.in, problem.labels, 3, problem.scale(true), {}, rule_of(kind, true));
    TrainingState state = trainer.start(random_start(3, trainer.scale(), 1));
    take_steps(trainer, state, 20);
    TrainingState copy = state;
    take_steps(trainer, state, 20);
    // In the hands of another trainer, which shows the layer in between.
    Trainer other(problem.in, problem.labels, 3, problem.scale(true), {}, rule_of(kind, true));
    for (int step = 0; step < 20; ++step) {
      take_steps(other, copy, 1);
      other.update_layer(copy);
    }
    trainer.update_layer(state);
    expect_same_state(state, copy);
  }
}

// Enough work that the pool is used in every step.
TEST(Trainer, AnyNumberOfThreadsGivesTheSameBytes) {
  TrainingProblem problem({2, 131, 61, 83}, 9);
  TrainingState states[2];
  for (const int threads : {1, 3}) {
    ThreadPool pool(threads);
    ASSERT_EQ(threads > 1, pool.pays_for(std::chrono::nanoseconds(static_cast<std::int64_t>(
                               2.0 * forward_nanoseconds({nullptr, {1, 131, 1, 6000}, 0}, 8)))));
    const Standardisation scale = problem.scale(true);
    Trainer trainer(problem.in, problem.labels, 9, scale, {}, rule_of(Optimiser::kAdam, true), &pool);
    TrainingState& state = states[threads == 1 ? 0 : 1];
    state = trainer.start(random_start(9, scale, 1));
    take_steps(trainer, state, 4, &pool);
    trainer.update_layer(state);
  }
  expect_same_state(states[0], states[1]);
}

TEST(Trainer, SettingTheLayerItGaveChangesNothing) {
  TrainingProblem problem({2, 19, 5, 7}, 3);
  LayerLocks locks{std::vector<bool>(57), {false, true, false}};
  for (std::size_t i = 20; i < 40; i += 3) locks.weight[i] = true;
  for (std::size_t i = 38; i < 57; ++i) locks.weight[i] = true;
  for (const bool standardises : {true, false}) {
    for (const Optimiser kind : kOptimisers) {
      Trainer trainer(problem.in, problem.labels, 3, problem.scale(standardises), locks, rule_of(kind, true));
      TrainingState state = trainer.start(problem.random_layer());
      TrainingState interrupted = state;
      for (int turn = 0; turn < 6; ++turn) {
        trainer.update_layer(interrupted);
        const PointwiseLayer shown = interrupted.layer;
        trainer.set_layer(shown, interrupted);
        take_steps(trainer, interrupted, 5);
        take_steps(trainer, state, 5);
      }
      trainer.update_layer(state);
      trainer.update_layer(interrupted);
      expect_same_state(state, interrupted);
    }
  }
}

TEST(Trainer, ANumberChangedByHandIsTakenOverAlone) {
  TrainingProblem problem({2, 19, 5, 7}, 3);
  Trainer trainer(problem.in, problem.labels, 3, problem.scale(true), {}, rule_of(Optimiser::kMomentum));
  TrainingState state = trainer.start(problem.random_layer());
  take_steps(trainer, state, 10);
  trainer.update_layer(state);
  const TrainingState before = state;
  PointwiseLayer layer = state.layer;
  layer.w(1, 4) = 0.75F;
  layer.bias[2] = -1.5F;
  trainer.set_layer(layer, state);
  EXPECT_EQ(state.layer, layer);
  EXPECT_EQ(state.optimiser, before.optimiser);
  for (std::int64_t o = 0; o < 3; ++o) {
    for (std::int64_t i = 0; i < 19; ++i) {
      EXPECT_EQ(state.standard.w(o, i) != before.standard.w(o, i), o == 1 && i == 4);
    }
    EXPECT_EQ(state.standard.bias[static_cast<std::size_t>(o)] != before.standard.bias[static_cast<std::size_t>(o)],
              o > 0);
    EXPECT_FLOAT_EQ(state.standard.bias[static_cast<std::size_t>(o)],
                    bias_on_standardised_maps(layer, o, trainer.scale()));
  }
  trainer.update_layer(state);
  EXPECT_EQ(state.layer, layer);
}

// The maps are centred elsewhere then.
TEST(Trainer, AStateGoesOnWithOtherLabels) {
  TrainingProblem problem({2, 19, 5, 7}, 2);
  for (const bool locks_bias : {false, true}) {
    LayerLocks locks;
    if (locks_bias) locks.bias = {true, false};
    Trainer first(problem.in, problem.labels, 2, problem.scale(true), locks, rule_of(Optimiser::kMomentum, true));
    TrainingState state = first.start(random_start(2, first.scale(), 1));
    take_steps(first, state, 10);
    first.update_layer(state);
    for (std::size_t p = 0; p < 30; ++p) problem.labels[p] = p % 2 == (locks_bias ? 1 : 0) ? 1 : kNotLabelled;
    Trainer second(problem.in, problem.labels, 2, problem.scale(true), locks, rule_of(Optimiser::kMomentum, true));
    const PointwiseLayer layer = state.layer;
    second.set_layer(layer, state);
    EXPECT_EQ(state.layer, layer);
    for (std::int64_t o = 0; o < 2; ++o) {
      EXPECT_NEAR(state.standard.bias[static_cast<std::size_t>(o)], bias_on_standardised_maps(layer, o, second.scale()),
                  1e-6);
    }
    second.update_layer(state);
    EXPECT_EQ(state.layer, layer);
    take_steps(second, state, 10);
    second.update_layer(state);
    EXPECT_EQ(state.steps(), 20);
    EXPECT_EQ(state.layer.bias[0] == layer.bias[0], locks_bias);
  }
}

// The product of weight and gain is 0, the gain's derivative overflows.
TEST(Trainer, AGainWhoseSlopeOverflowsChangesNothing) {
  TrainingProblem problem({1, 3, 5, 7}, 2);
  for (float& value : problem.in.plane(0, 1)) value *= 1e3F;
  Trainer trainer(problem.in, problem.labels, 2, problem.scale(false), {}, rule_of(Optimiser::kSgd, true));
  TrainingState state = trainer.start(PointwiseLayer(2, 3));
  state.gain_changes[1] = -1.0F;
  state.standard.w(0, 1) = 3e38F;
  const TrainingState before = state;
  EXPECT_TRUE(std::isfinite(trainer.evaluate(state).loss));
  EXPECT_FALSE(std::isfinite(trainer.step(state).loss));
  expect_same_state(state, before);
}

}  // namespace
}  // namespace pw
