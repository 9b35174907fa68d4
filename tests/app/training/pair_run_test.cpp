// A run of the pair: its steps are those of TwoLayerTrainer, and the rest is as for one layer.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "app/pairs/pair_cases.h"
#include "app/training/training_run.h"
#include "compute/core/random.h"

namespace pw {
namespace {

using testing::HasSubstr;

constexpr Shape kPairStack{1, 5, 12, 16};

std::shared_ptr<const Weights> layer_of(PointwiseLayer parameters) {
  Weights weights;
  weights.parameters = std::move(parameters);
  weights.name = "of a test";
  return std::make_shared<const Weights>(std::move(weights));
}

// Labels of |x0 - x1| above its middle: one layer cannot tell these apart, a pair can.
Document difference_document() {
  Document document;
  FeatureMaps features;
  features.maps = Tensor(kPairStack);
  Random random(3, 8);
  for (std::int64_t c = 0; c < kPairStack.c; ++c) {
    for (float& value : features.maps.plane(0, c)) value = 2.0F * random.normal(1.0F) + static_cast<float>(c);
  }
  LabelMap labels = LabelMap::of_size(kPairStack);
  for (std::size_t p = 0; p < labels.classes.size(); ++p) {
    const float difference = features.maps.plane(0, 0)[p] - features.maps.plane(0, 1)[p] + 1.0F;
    labels.classes[p] = std::fabs(difference) > 1.9F ? 1 : 0;
  }
  document.input = make_input_stack(std::move(features));
  document.network = one_layer(layer_of(PointwiseLayer(2, kPairStack.c)));
  document.labels = std::make_shared<const LabelMap>(std::move(labels));
  document.source = {BuiltInSource{}, std::nullopt};
  document.training.target = NetworkId::kPair;
  document.training.optimiser = Optimiser::kAdam;
  document.training.rate = 0.02;
  return document;
}

Pair pair_with(std::int64_t hidden) {
  PointwiseLayer first(hidden, kPairStack.c), second(2, hidden);
  first.activation = Activation::kRelu;
  for (std::size_t i = 0; i < first.weight.size(); ++i) first.weight[i] = 0.1F * static_cast<float>(i % 5) - 0.2F;
  return {PairCase::kRoad, PairInput::kStack, {{layer_of(std::move(first)), layer_of(std::move(second))}}};
}

class PairRun : public testing::Test {
 protected:
  explicit PairRun(std::optional<Pair> pair = pair_with(4)) {
    Document document = difference_document();
    document.pair = std::move(pair);
    session_.emplace(
        std::move(document), [] {}, nullptr, JobSchedule(Threading::kInline));
    run_.emplace(*session_, [](const Document&, Progress*) -> Expected<Pair> { return pair_with(3); });
  }

  // Each frame takes over finished jobs, then starts the steps that are due.
  void frames(int count) {
    for (int i = 0; i < count; ++i) {
      session_->tick();
      now_ += 0.04;
      run_->advance(now_, TrainingSpeed::kSlow);
    }
  }
  void one_step() {
    run_->step();
    for (int i = 0; i < 4; ++i) session_->tick();
  }
  const Document& document() const { return session_->document(); }
  TrainedLayers layers() const { return layers_of(document().pair->network); }
  std::int64_t undo_steps() const { return session_->history().undo_steps(); }

  std::optional<Session> session_;
  std::optional<TrainingRun> run_;
  double now_ = 0.0;
};

TEST_F(PairRun, ItsStepsAreThoseOfTheTwoLayerTrainer) {
  run_->run_to(60);
  const TrainingSetup setup = setup_of(document(), {});
  TwoLayerTrainer trainer = make_pair_trainer(setup, label_sets(setup));
  TwoLayerState state = trainer.start(random_two_layers(2, 4, Activation::kRelu, trainer.scale(), 1));
  for (int step = 0; step < 60; ++step) trainer.step({Optimiser::kAdam, 0.02F, 0.0F}, state);
  trainer.update_layers(state);
  EXPECT_EQ(layers()[0].weight, state.layers().hidden.weight);
  EXPECT_EQ(layers()[0].bias, state.layers().hidden.bias);
  EXPECT_EQ(layers()[1].weight, state.layers().output.weight);
  EXPECT_EQ(layers()[1].bias, state.layers().output.bias);
  EXPECT_EQ(layers()[0].activation, Activation::kRelu);
  // The document's own layer is another matter.
  EXPECT_EQ(document().parameters(), PointwiseLayer(2, kPairStack.c));
}

TEST_F(PairRun, LearnsWhatOneLayerCannot) {
  run_->run_to(600);
  EXPECT_GT(run_->progress()->held_out.accuracy, 0.85);
  TrainingSettings settings = document().training;
  settings.target = NetworkId::kNetwork;
  session_->dispatch(SetTraining{settings});
  run_->run_to(600);
  EXPECT_LT(run_->progress()->held_out.accuracy, 0.75);
  // Each has a standing of its own.
  settings.target = NetworkId::kPair;
  session_->dispatch(SetTraining{settings});
  run_->advance(0.0, TrainingSpeed::kSlow);
  EXPECT_EQ(run_->steps(), 600);
  EXPECT_TRUE(run_->are_scores_of_now());
  EXPECT_GT(run_->progress()->held_out.accuracy, 0.85);
}

TEST_F(PairRun, WithADragIsOneUndoStepAndRepeatsFromItsEdits) {
  const TrainedLayers before = layers();
  const std::int64_t steps = undo_steps();
  run_->start();
  frames(12);
  EXPECT_GT(run_->steps(), 3);
  // The hand holds a weight of each layer.
  session_->begin_gesture();
  for (int i = 0; i < 5; ++i) {
    session_->dispatch(SetParameter{{NetworkId::kPair, 0, 1, 2}, 0.5F + 0.1F * static_cast<float>(i)});
    frames(3);
    EXPECT_EQ(layers()[0].w(1, 2), 0.5F + 0.1F * static_cast<float>(i));
  }
  session_->end_gesture();
  session_->dispatch(SetParameter{{NetworkId::kPair, 1, 0, 3}, -2.0F});
  frames(12);
  run_->pause();
  EXPECT_EQ(undo_steps(), steps + 1);
  const TrainedLayers trained = layers();
  const std::int64_t count = run_->steps();
  const TrainingProgress again = replay(run_->edits(), count);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(again.layers()[i].weight, trained[i].weight);
    EXPECT_EQ(again.layers()[i].bias, trained[i].bias);
  }
  session_->undo();
  run_->advance(now_, TrainingSpeed::kSlow);
  EXPECT_EQ(layers(), before);
  EXPECT_EQ(run_->steps(), 0);
  session_->redo();
  run_->advance(now_, TrainingSpeed::kSlow);
  EXPECT_EQ(layers(), trained);
  EXPECT_EQ(run_->steps(), count);
}

TEST_F(PairRun, LockedNumbersOfBothLayersStay) {
  TrainingSettings settings = document().training;
  settings.starts_from_shown = true;
  session_->dispatch(SetTraining{settings});
  Locks locks = with_lock({}, document().pair->network, {NetworkId::kPair, 0, 2, 1}, true);
  locks = with_lock(locks, document().pair->network, {NetworkId::kPair, 1, 1, 0}, true);
  session_->dispatch(SetLocks{std::make_shared<const Locks>(locks)});
  const TrainedLayers before = layers();
  run_->run_to(40);
  EXPECT_EQ(layers()[0].w(2, 1), before[0].w(2, 1));
  EXPECT_EQ(layers()[1].w(1, 0), before[1].w(1, 0));
  EXPECT_NE(layers()[1].w(1, 1), before[1].w(1, 1));
}

TEST_F(PairRun, StopsWhereItDivergesAndTakesItBack) {
  TrainingSettings settings = document().training;
  settings.optimiser = Optimiser::kSgd;
  settings.loss = TrainingLoss::kSquared;
  settings.rate = 500.0;
  session_->dispatch(SetTraining{settings});
  const TrainedLayers before = layers();
  run_->run_to(200);
  EXPECT_THAT(session_->error(), HasSubstr("diverged"));
  EXPECT_EQ(layers(), before);
  EXPECT_FALSE(run_->is_running());
}

TEST_F(PairRun, AnotherTargetWhileItRunsPausesIt) {
  run_->start();
  frames(8);
  EXPECT_TRUE(run_->is_running());
  TrainingSettings settings = document().training;
  settings.target = NetworkId::kNetwork;
  session_->dispatch(SetTraining{settings});
  frames(1);
  EXPECT_FALSE(run_->is_running());
  EXPECT_EQ(run_->steps(), 0);
}

TEST_F(PairRun, APairOfAnotherInputIsRefusedInASentence) {
  Pair other = *document().pair;
  other.input = PairInput::kNumbers;
  Document changed = document();
  changed.pair = other;
  EXPECT_THAT(pair_problem(changed), HasSubstr("road pair"));
  changed.training.target = NetworkId::kNetwork;
  EXPECT_EQ(pair_problem(changed), "");
}

TEST_F(PairRun, LabelsOfClassesThatThePairLacksAreRefused) {
  Document changed = document();
  changed.network = one_layer(layer_of(PointwiseLayer(3, kPairStack.c)));
  EXPECT_EQ(pair_problem(changed), "");
  LabelMap labels = *changed.labels;
  labels.classes[0] = 2;
  changed.labels = std::make_shared<const LabelMap>(labels);
  EXPECT_THAT(pair_problem(changed), HasSubstr("The pair has 2 outputs and the layer 3"));
  changed.labels = nullptr;
  EXPECT_EQ(pair_problem(changed), "");
}

class NoPairYet : public PairRun {
 protected:
  NoPairYet() : PairRun(std::nullopt) {}
};

TEST_F(NoPairYet, StartingPutsOneThereInTheSameUndoStep) {
  const std::int64_t steps = undo_steps();
  run_->start();
  EXPECT_FALSE(document().pair);
  frames(12);
  ASSERT_TRUE(document().pair);
  EXPECT_TRUE(run_->is_running());
  EXPECT_GT(run_->steps(), 0);
  run_->pause();
  EXPECT_EQ(undo_steps(), steps + 1);
  EXPECT_EQ(layers()[0].cout, 3);
  session_->undo();
  EXPECT_FALSE(document().pair);
}

TEST_F(NoPairYet, AStepPutsOneThereAndTakesIt) {
  one_step();
  ASSERT_TRUE(document().pair);
  EXPECT_EQ(run_->steps(), 1);
  EXPECT_FALSE(run_->is_running());
}

// Two equal hidden filters with equal outgoing weights get the same gradient in every step.
class EqualFilters : public PairRun {
 protected:
  EqualFilters() : PairRun(made_pair(PairCase::kEqual, difference_document())) {}
  bool are_equal() const {
    const TrainedLayers now = layers();
    const PointwiseLayer &first = now[0], &second = now[1];
    for (std::int64_t i = 0; i < first.cin; ++i) {
      if (first.w(0, i) != first.w(1, i)) return false;
    }
    return first.bias[0] == first.bias[1] && second.w(0, 0) == second.w(0, 1) && second.w(1, 0) == second.w(1, 1);
  }
  // The largest difference between their weights.
  float parted() const {
    const TrainedLayers now = layers();
    float largest = 0.0F;
    for (std::int64_t i = 0; i < kPairStack.c; ++i)
      largest = std::max(largest, std::fabs(now[0].w(0, i) - now[0].w(1, i)));
    return largest;
  }
};

TEST_F(EqualFilters, StayEqualUntilOneIsNudged) {
  ASSERT_TRUE(are_equal());
  const TrainedLayers before = layers();
  run_->run_to(100);
  EXPECT_NE(layers()[0].weight, before[0].weight);
  EXPECT_TRUE(are_equal());
  session_->dispatch(SetPair{with_nudge(*document().pair)});
  const float nudged = parted();
  EXPECT_GT(nudged, 0.0F);
  const TrainedLayers then = layers();
  EXPECT_EQ(then[1].w(0, 0), then[1].w(0, 1));
  run_->run_to(200);
  EXPECT_EQ(run_->steps(), 200);
  EXPECT_FALSE(are_equal());
  // Also where the nudge has not been.
  const TrainedLayers now = layers();
  EXPECT_NE(now[1].w(0, 0), now[1].w(0, 1));
  EXPECT_NE(now[0].bias[0], now[0].bias[1]);
  EXPECT_NE(parted(), nudged);
}

}  // namespace
}  // namespace pw
