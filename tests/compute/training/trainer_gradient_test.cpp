// The trainer's derivatives and steps, in the units of the stack.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/compute/training/trainer_test_problem.h"
#include "tests/compute/training/training_test_reference.h"

namespace pw {
namespace {

constexpr std::int64_t kConstantMap = 0;
constexpr std::int64_t kSilencedMap = 3;

struct Setting {
  bool standardises, trains_gains, locks_bias;
};
constexpr Setting kSettings[] = {{true, false, false},  {true, true, false},  {true, false, true}, {true, true, true},
                                 {false, false, false}, {false, true, false}, {false, true, true}};

// A layer half-way through training, among whose maps one is constant and one silenced.
struct HalfWay {
  TrainingProblem problem;
  Standardisation scale;
  LayerLocks locks;
  Trainer trainer;
  TrainingState state;

  HalfWay(std::int64_t cout, Loss loss, const Setting& setting)
      : problem(with_constant_map(cout)),
        scale(problem.scale(setting.standardises, {false, false, false, true, false, false, false})),
        locks(setting.locks_bias ? LayerLocks{{}, std::vector<bool>(static_cast<std::size_t>(cout), true)}
                                 : LayerLocks()),
        trainer(problem.in, problem.labels, cout, scale, locks, {loss, {.rate = 0.01F}, setting.trains_gains}),
        state(trainer.start(problem.random_layer())) {
    if (!setting.trains_gains) return;
    for (float& change : state.gain_changes) change = 0.3F * problem.random.real();
    // That of a map which is left out is not trained.
    if (setting.standardises) state.gain_changes[kConstantMap] = 0.0F;
    state.gain_changes[kSilencedMap] = 0.0F;
  }

  static TrainingProblem with_constant_map(std::int64_t cout) {
    TrainingProblem problem({2, 7, 5, 6}, cout);
    for (std::int64_t n = 0; n < 2; ++n) {
      for (float& value : problem.in.plane(n, kConstantMap)) value = 2.5F;
    }
    return problem;
  }

  // The loss as a function of the stack and the layer. A silenced map is 0.
  DoubleProblem exact() {
    DoubleProblem problem_in_double(problem.in, state.layer);
    for (std::size_t i = 0; i < problem_in_double.x.size(); ++i) {
      const auto map = static_cast<std::int64_t>(i) / 30 % 7;
      const double gain = 1.0 + double{state.gain_changes[static_cast<std::size_t>(map)]};
      problem_in_double.x[i] *= map == kSilencedMap ? 0.0 : gain;
    }
    return problem_in_double;
  }
};

template <class Check>
void for_every_setting(Check check) {
  for (const Setting& setting : kSettings) {
    for (const std::int64_t cout : {1, 2, 3}) {
      for (const Loss loss : {cout == 1 ? Loss::kSigmoidCrossEntropy : Loss::kSoftmaxCrossEntropy, Loss::kSquared}) {
        SCOPED_TRACE(testing::Message() << cout << " outputs, loss " << static_cast<int>(loss)
                                        << (setting.standardises ? ", standardised" : "")
                                        << (setting.trains_gains ? ", gains" : "")
                                        << (setting.locks_bias ? ", biases locked" : ""));
        HalfWay training(cout, loss, setting);
        check(training, loss, setting);
      }
    }
  }
}

TEST(TrainerGradient, LossIsThatOfTheLayerInTheUnitsOfTheStack) {
  for_every_setting([](HalfWay& training, Loss loss, const Setting&) {
    const double want = reference_loss(loss, training.exact(), training.problem.labels);
    EXPECT_NEAR(training.trainer.evaluate(training.state).loss, want, 1e-6 * (1.0 + want));
  });
}

// With w' = w / inverse and the bias b' = b + sum w mean that training keeps while it changes w':
// d loss / d w' = inverse (d loss / d w - mean d loss / d b), and a change of w' changes w by inverse times as much.
TEST(TrainerGradient, SlopesAgreeWithCentralDifferences) {
  for_every_setting([](HalfWay& training, Loss loss, const Setting& setting) {
    training.trainer.evaluate(training.state);
    const LayerGradient slope = training.trainer.slope();
    DoubleProblem exact = training.exact();
    const auto derivative = [&](double& parameter) {
      return central_difference(loss, exact, training.problem.labels, parameter);
    };
    for (std::size_t o = 0; o < slope.bias.size(); ++o) {
      const double by_bias = derivative(exact.bias[o]);
      double bias_slope = by_bias;
      for (std::size_t i = 0; i < 7; ++i) {
        const double inverse = training.scale.inverse[i];
        const double mean = training.scale.mean[i];
        const double by_weight = derivative(exact.weight[o * 7 + i]) - (setting.locks_bias ? 0.0 : mean * by_bias);
        const double want = inverse * inverse * by_weight;
        EXPECT_NEAR(slope.weight[o * 7 + i], want, 1e-5 * (1.0 + std::fabs(want))) << "map " << i;
        bias_slope -= want * mean;
      }
      EXPECT_NEAR(slope.bias[o], setting.locks_bias ? 0.0 : bias_slope, 2e-5) << "output " << o;
    }
    EXPECT_EQ(slope.weight[kConstantMap] == 0.0F, setting.standardises);
    EXPECT_EQ(slope.weight[kSilencedMap], 0.0F);
  });
}

TEST(TrainerGradient, OfTheGainsAgreesWithCentralDifferences) {
  for_every_setting([](HalfWay& training, Loss loss, const Setting& setting) {
    training.trainer.evaluate(training.state);
    const std::vector<float>& gradient = training.trainer.gain_gradient();
    DoubleProblem exact = training.exact();
    for (std::size_t i = 0; i < 7; ++i) {
      // The gain goes up and down in the layer's columns.
      const auto loss_with = [&](double change) {
        DoubleProblem changed = exact;
        const double gain = 1.0 + double{training.state.gain_changes[i]};
        for (std::size_t o = 0; o < changed.bias.size(); ++o) changed.weight[o * 7 + i] *= (gain + change) / gain;
        return reference_loss(loss, changed, training.problem.labels);
      };
      const bool is_trained = setting.trains_gains && !training.scale.leaves_out(static_cast<std::int64_t>(i));
      const double want = is_trained ? (loss_with(1e-5) - loss_with(-1e-5)) / 2e-5 : 0.0;
      EXPECT_NEAR(gradient[i], want, 1e-5 * (1.0 + std::fabs(want))) << "map " << i;
      EXPECT_EQ(gradient[i] == 0.0F, !is_trained);
    }
  });
}

// What a weight is shown to move by in the next step.
TEST(TrainerGradient, AStepOfSgdMovesEveryNumberByRateTimesSlope) {
  for_every_setting([](HalfWay& training, Loss, const Setting&) {
    const TrainingState before = training.state;
    training.trainer.step(training.state);
    training.trainer.update_layer(training.state);
    const LayerGradient slope = training.trainer.slope();
    double size = 0.0;
    for (std::int64_t i = 0; i < 7; ++i) size += std::fabs(training.scale.mean[static_cast<std::size_t>(i)]);
    for (std::size_t i = 0; i < slope.weight.size(); ++i) {
      const double want = -0.01 * double{slope.weight[i]};
      EXPECT_NEAR(double{training.state.layer.weight[i]} - double{before.layer.weight[i]}, want, 3e-7) << i;
      EXPECT_EQ(training.state.layer.weight[i] == before.layer.weight[i], slope.weight[i] == 0.0F);
    }
    for (std::size_t o = 0; o < slope.bias.size(); ++o) {
      const double want = -0.01 * double{slope.bias[o]};
      EXPECT_NEAR(double{training.state.layer.bias[o]} - double{before.layer.bias[o]}, want, 3e-7 * (1.0 + size)) << o;
    }
    for (std::size_t i = 0; i < 7; ++i) {
      EXPECT_NEAR(training.state.gain_changes[i], before.gain_changes[i] - 0.01F * training.trainer.gain_gradient()[i],
                  1e-7);
    }
  });
}

}  // namespace
}  // namespace pw
