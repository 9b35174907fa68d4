// The course of the loss over many steps.
#include <gtest/gtest.h>

#include <cmath>

#include "compute/training/largest_curvature.h"
#include "tests/compute/features/scene_test_maps.h"
#include "tests/compute/training/trainer_test_reference.h"

namespace pw {
namespace {

double stable_rate(const TrainingProblem& problem, bool standardises, TrainingRule rule) {
  return Trainer(problem.in, problem.labels, problem.cout, problem.scale(standardises), {}, rule).largest_stable_rate();
}

void expect_the_same_curve(TrainingProblem& problem, bool standardises, const TrainingRule& rule, bool locks_biases) {
  SCOPED_TRACE(testing::Message() << problem.cout << " outputs, loss " << static_cast<int>(rule.loss) << ", optimiser "
                                  << static_cast<int>(rule.optimiser.kind) << ", rate " << rule.optimiser.rate
                                  << (standardises ? ", standardised" : "") << (rule.trains_gains ? ", gains" : "")
                                  << (locks_biases ? ", biases locked" : ""));
  LayerLocks locks;
  if (locks_biases) locks.bias.assign(static_cast<std::size_t>(problem.cout), true);
  const Standardisation scale = problem.scale(standardises);
  Trainer trainer(problem.in, problem.labels, problem.cout, scale, locks, rule);
  TrainingState state = trainer.start(random_start(problem.cout, scale, 4));
  ReferenceTrainer reference(problem, standardises, rule, locks_biases, state);
  double first = 0.0;
  double last = 0.0;
  for (int step = 0; step < 500; ++step) {
    const double want = reference.step();
    last = trainer.step(state).loss;
    if (step == 0) first = last;
    ASSERT_NEAR(last, want, 1e-5) << "step " << step;
  }
  EXPECT_LT(last, 0.95 * first);
}

TEST(TrainerCurve, FollowsThatInDoublePrecision) {
  for (const std::int64_t cout : {1, 2, 3}) {
    TrainingProblem problem({2, 19, 5, 7}, cout);
    for (const Loss loss : {problem.cross_entropy(), Loss::kSquared}) {
      for (const Optimiser kind : kOptimisers) {
        for (const bool standardises : {true, false}) {
          TrainingRule rule{loss, {.kind = kind}, false};
          const double stable = stable_rate(problem, standardises, rule);
          rule.optimiser.rate = kind == Optimiser::kAdam ? 0.003F : static_cast<float>(0.6 * stable);
          expect_the_same_curve(problem, standardises, rule, false);
        }
      }
    }
  }
}

TEST(TrainerCurve, WithDecayGainsAndLockedBiasesToo) {
  TrainingProblem problem({2, 19, 5, 7}, 2);
  for (const Loss loss : {Loss::kSoftmaxCrossEntropy, Loss::kSquared}) {
    for (const Optimiser kind : kOptimisers) {
      for (const bool locks_biases : {false, true}) {
        TrainingRule rule{loss, {.kind = kind, .decay = 0.02F}, true};
        const double stable = stable_rate(problem, true, rule);
        // Nothing is known of the stable rate with gains. Far below, so that roundings do not grow.
        rule.optimiser.rate = kind == Optimiser::kAdam ? 0.001F : static_cast<float>(0.005 * stable);
        expect_the_same_curve(problem, true, rule, locks_biases);
      }
    }
  }
}

// The largest loss of 400 steps over the first, at a share of the largest stable rate.
double growth(TrainingProblem& problem, const Standardisation& scale, const LayerLocks& locks,
              const OptimiserSettings& settings, double share) {
  TrainingRule rule{Loss::kSquared, settings, false};
  const double stable = Trainer(problem.in, problem.labels, problem.cout, scale, locks, rule).largest_stable_rate();
  rule.optimiser.rate = static_cast<float>(share * stable);
  Trainer trainer(problem.in, problem.labels, problem.cout, scale, locks, rule);
  TrainingState state = trainer.start(random_start(problem.cout, scale, 4));
  const double first = trainer.evaluate(state).loss;
  double most = first;
  for (int step = 0; step < 400; ++step) {
    const double loss = trainer.step(state).loss;
    most = std::isfinite(loss) ? std::max(most, loss) : std::numeric_limits<double>::infinity();
  }
  return most / first;
}

TEST(TrainerCurve, OfTheSquaredErrorDivergesJustAboveTheLargestStableRate) {
  for (const std::int64_t cout : {1, 2, 3}) {
    TrainingProblem problem({2, 19, 5, 7}, cout);
    LayerLocks some{std::vector<bool>(static_cast<std::size_t>(cout) * 19),
                    std::vector<bool>(static_cast<std::size_t>(cout))};
    for (std::size_t i = 0; i < some.weight.size(); i += 3) some.weight[i] = true;
    some.bias.back() = true;
    const LayerLocks biases{{}, std::vector<bool>(static_cast<std::size_t>(cout), true)};
    for (const LayerLocks& locks : {LayerLocks(), some, biases}) {
      for (const bool standardises : {true, false}) {
        for (const Optimiser kind : {Optimiser::kSgd, Optimiser::kMomentum}) {
          for (const float decay : {0.0F, 2.0F}) {
            const Standardisation scale = problem.scale(standardises);
            EXPECT_GT(growth(problem, scale, locks, {.kind = kind, .decay = decay}, 1.1), 10.0);
            EXPECT_LT(growth(problem, scale, locks, {.kind = kind, .decay = decay}, 0.9), 10.0);
          }
        }
      }
    }
  }
}

TEST(TrainerCurve, NothingIsUnstableWhereEverythingIsLocked) {
  TrainingProblem problem({2, 19, 5, 7}, 2);
  const LayerLocks all{std::vector<bool>(38, true), {true, true}};
  const Trainer trainer(problem.in, problem.labels, 2, problem.scale(true), all, {});
  EXPECT_EQ(trainer.largest_stable_rate(), std::numeric_limits<double>::infinity());
}

// Once it is not finite, nothing changes any more.
TEST(TrainerCurve, EndsWhereTheLossOverflows) {
  TrainingProblem problem({2, 19, 5, 7}, 2);
  for (const bool trains_gains : {false, true}) {
    const Standardisation scale = problem.scale(true);
    Trainer trainer(problem.in, problem.labels, 2, scale, {}, {Loss::kSquared, {.rate = 50.0F}, trains_gains});
    TrainingState state = trainer.start(random_start(2, scale, 4));
    int steps = 0;
    while (std::isfinite(trainer.step(state).loss) && steps < 1000) ++steps;
    EXPECT_LT(steps, 100);
    EXPECT_EQ(state.steps(), steps);
    const TrainingState before = state;
    EXPECT_FALSE(std::isfinite(trainer.step(state).loss));
    expect_same_state(state, before);
    trainer.update_layer(state);
    for (const float w : state.layer.weight) EXPECT_TRUE(std::isfinite(w));
  }
}

TEST(LargestCurvature, IsTheEigenvalueOfASmallProblem) {
  // Rows (x, 1) with x = 3 and -1: the mean of their outer products is ((5, 1), (1, 1)).
  Tensor in({1, 1, 1, 3});
  in.plane(0, 0)[0] = 3.0F;
  in.plane(0, 0)[1] = 100.0F;
  in.plane(0, 0)[2] = -1.0F;
  const std::vector<std::int32_t> labels{0, kNotLabelled, 1};
  const double want = 3.0 + std::sqrt(5.0);
  for (const std::int64_t max_cached : {LabelledRows::kMaxCachedBytes, std::int64_t{0}}) {
    EXPECT_NEAR(largest_curvature(LabelledRows(in, labels, 2, nullptr, max_cached)), want, 1e-5 * want);
  }
  EXPECT_EQ(largest_curvature(LabelledRows(in, std::vector<std::int32_t>(3, kNotLabelled), 2)), 0.0);
  in.plane(0, 0)[2] = std::numeric_limits<float>::quiet_NaN();
  EXPECT_FALSE(std::isfinite(largest_curvature(LabelledRows(in, labels, 2))));
}

// Measured with another program.
TEST(LargestCurvature, OfARoadScenesMapsIsTheKnownOne) {
  const test::SceneMaps& scene = test::example_scene();
  const std::vector<std::int32_t> labels = test::as_labels(scene.classes);
  EXPECT_NEAR(largest_curvature(LabelledRows(scene.maps, labels, 2)), 50.0, 0.5);

  const TrainingRule rule{Loss::kSquared, {.rate = 0.1F}, false};
  Trainer trainer(scene.maps, labels, 2, keep_scale(scene.maps, labels, 2, {}), {}, rule);
  EXPECT_NEAR(trainer.largest_stable_rate(), 0.04, 4e-4);
  TrainingState state = trainer.start(PointwiseLayer(2, 256));
  std::vector<double> curve;
  for (int step = 0; step <= 10; ++step) curve.push_back(trainer.step(state).loss);
  EXPECT_NEAR(curve[0], 0.5, 1e-6);
  EXPECT_NEAR(curve[1], 4.92, 0.02);
  EXPECT_NEAR(curve[2], 77.7, 0.4);
  EXPECT_NEAR(curve[3], 1.24e3, 10.0);
  EXPECT_NEAR(curve[10], 3.3e11, 0.1e11);
}

}  // namespace
}  // namespace pw
