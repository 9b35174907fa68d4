// Labels are painted, W is trained on them.
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

#include "app/training/training_run.h"
#include "learn_test_window.h"

namespace pw {
namespace {

class SceneToLearn : public LearnJourney {
 protected:
  SceneToLearn() { show(driver_); }

  std::int64_t labelled(int kind) {
    return driver_.state()["document"].contains("labels")
               ? driver_.state()["document"]["labels"]["count"][static_cast<std::size_t>(kind)].get<std::int64_t>()
               : 0;
  }

  Driver driver_{opened({})};
};

TEST_F(SceneToLearn, AStrokeLabelsPositionsAndIsOneUndoStep) {
  const std::int64_t undo = driver_.value("/document/undo").get<std::int64_t>();
  driver_.click("paint.class.1");
  paint(driver_, 0.3F, 0.9F, 0.6F, 0.9F);
  const std::int64_t road = labelled(1);
  EXPECT_GT(road, 20);
  EXPECT_EQ(labelled(0), 0);
  driver_.click("paint.class.0");
  paint(driver_, 0.1F, 0.1F, 0.3F, 0.1F);
  EXPECT_GT(labelled(0), 10);
  EXPECT_EQ(driver_.value("/document/undo").get<std::int64_t>(), undo + 2);
  // The right button erases, whichever tool is chosen.
  paint(driver_, 0.1F, 0.1F, 0.3F, 0.1F, MouseButton::kRight);
  EXPECT_EQ(labelled(0), 0);
  EXPECT_EQ(labelled(1), road);
  EXPECT_EQ(driver_.value("/document/undo").get<std::int64_t>(), undo + 3);
  for (int i = 0; i < 3; ++i) driver_.key("Ctrl+Z");
  EXPECT_EQ(labelled(1), 0);
}

TEST_F(SceneToLearn, WithoutTwoClassesItSaysWhatToPaint) {
  driver_.key("Space");
  EXPECT_THAT(driver_.value("/message").get<std::string>(), testing::HasSubstr("paint some positions of each class"));
  EXPECT_FALSE(driver_.value("/train/running").get<bool>());
  paint(driver_, 0.3F, 0.9F, 0.6F, 0.9F);
  driver_.key("Space");
  EXPECT_THAT(driver_.value("/message").get<std::string>(), testing::HasSubstr("Only one class is labelled"));
}

TEST_F(SceneToLearn, SixHundredStepsOnEightyPositionsFindTheRoadElsewhere) {
  driver_.set("labels=sample");
  EXPECT_EQ(labelled(0), 40);
  EXPECT_EQ(labelled(1), 40);
  train_to(driver_, 600);
  EXPECT_EQ(step_of(driver_), 600);
  EXPECT_GT(driver_.number("/train/held_out/iou"), 0.85F);
  EXPECT_EQ(driver_.value("/train/held_out/positions"), 1440 - 80);
  driver_.wait_idle();
  EXPECT_EQ(driver_.value("/train/new_scenes/count"), 10);
  EXPECT_GT(driver_.number("/train/new_scenes/iou"), 0.6F);
  EXPECT_EQ(driver_.value("/train/reached"), 256);
  EXPECT_EQ(driver_.value("/train/reached_two"), 2);
}

TEST_F(SceneToLearn, ARunWithADragIsOneUndoStepAndRepeatsFromItsEdits) {
  driver_.set("labels=sample");
  const PointwiseLayer before = layer_of(driver_);
  const std::int64_t undo = driver_.value("/document/undo").get<std::int64_t>();
  driver_.set("train.speed=fast");
  driver_.key("Space");
  wait_for_step(driver_, 20);
  // The hand holds a weight: it stays where the hand is.
  driver_.drag("weight.1.100", 0.0F, -12.0F);
  wait_for_step(driver_, 60);
  driver_.key("Space");
  EXPECT_FALSE(driver_.value("/train/running").get<bool>());
  EXPECT_EQ(driver_.value("/document/undo").get<std::int64_t>(), undo + 1);
  const PointwiseLayer trained = layer_of(driver_);
  const std::int64_t steps = step_of(driver_);
  const TrainingProgress again = replay(driver_.training().edits(), steps);
  EXPECT_EQ(again.layers()[0].weight, trained.weight);
  EXPECT_EQ(again.layers()[0].bias, trained.bias);
  driver_.key("Ctrl+Z");
  EXPECT_EQ(layer_of(driver_), before);
  EXPECT_EQ(step_of(driver_), 0);
  driver_.key("Ctrl+Y");
  EXPECT_EQ(layer_of(driver_), trained);
  EXPECT_EQ(step_of(driver_), steps);
}

// A weight that is changed just before the pause.
TEST_F(SceneToLearn, TheLastEditOfARunIsPartOfIt) {
  driver_.set("labels=sample");
  driver_.set("map=100");
  driver_.key("Space");
  wait_for_step(driver_, 3);
  driver_.key_at_once("0");
  driver_.key_at_once("Space");
  driver_.frame(2);
  EXPECT_FALSE(driver_.value("/train/running").get<bool>());
  EXPECT_EQ(layer_of(driver_).w(1, 100), 0.0F);
  const TrainingProgress again = replay(driver_.training().edits(), step_of(driver_));
  EXPECT_EQ(again.layers()[0].weight, layer_of(driver_).weight);
}

TEST_F(SceneToLearn, ItGoesOnFromWhereItIs) {
  driver_.set("labels=sample");
  driver_.key("J");
  driver_.wait_for("a step", [](const Json& state) { return state["train"]["step"] == 1; });
  driver_.key("J");
  driver_.wait_for("a step", [](const Json& state) { return state["train"]["step"] == 2; });
  const PointwiseLayer two = layer_of(driver_);
  const TrainingProgress again = replay(driver_.training().edits(), 2);
  EXPECT_EQ(again.layers()[0].weight, two.weight);
  driver_.key("Ctrl+Z");
  EXPECT_EQ(step_of(driver_), 1);
  driver_.key("J");
  driver_.wait_for("a step", [](const Json& state) { return state["train"]["step"] == 2; });
  EXPECT_EQ(layer_of(driver_).weight, two.weight);
}

TEST_F(SceneToLearn, UndoWhileItRunsStopsItAndTakesItBack) {
  driver_.set("labels=sample");
  const PointwiseLayer before = layer_of(driver_);
  driver_.set("train.speed=all");
  driver_.key("Space");
  wait_for_step(driver_, 100);
  driver_.key("Ctrl+Z");
  EXPECT_FALSE(driver_.value("/train/running").get<bool>());
  EXPECT_EQ(layer_of(driver_), before);
  // Painting belongs to a run as well.
  driver_.key("Space");
  wait_for_step(driver_, 10);
  paint(driver_, 0.1F, 0.1F, 0.3F, 0.1F);
  EXPECT_TRUE(driver_.value("/train/running").get<bool>());
  wait_for_step(driver_, step_of(driver_) + 10);
  driver_.key("Space");
  const TrainingProgress again = replay(driver_.training().edits(), step_of(driver_));
  EXPECT_EQ(again.layers()[0].weight, layer_of(driver_).weight);
  driver_.key("Ctrl+Z");
  EXPECT_EQ(labelled(0), 40);
  EXPECT_EQ(layer_of(driver_), before);
}

TEST_F(SceneToLearn, AnotherSceneWhileItRunsStopsItAndKeepsW) {
  driver_.set("labels=sample");
  driver_.key("Space");
  wait_for_step(driver_, 3);
  driver_.key("S");
  driver_.wait_idle();
  EXPECT_FALSE(driver_.value("/train/running").get<bool>());
  EXPECT_EQ(labelled(0), 0);
  EXPECT_EQ(driver_.value("/document/weights").get<std::string>(), "trained here");
}

TEST_F(SceneToLearn, LockedToTwoMapsOnlyTheirGainsMove) {
  driver_.set("labels=sample");
  driver_.click("keep");
  EXPECT_EQ(driver_.value("/train/locked").size(), 254U);
  EXPECT_EQ(driver_.value("/train/reached"), 2);
  train_to(driver_, 200);
  EXPECT_EQ(driver_.value("/train/moved"), 2);
  const PointwiseLayer& layer = layer_of(driver_);
  EXPECT_EQ(std::ranges::count_if(layer.weight, [](float w) { return w != 0.0F; }), 4);
  EXPECT_EQ(driver_.value("/train/reached"), 2);
  // Free again: the first step gives every map a weight, the second moves all gains.
  driver_.click("keep");
  EXPECT_EQ(driver_.value("/train/locked").size(), 0U);
  train_to(driver_, 201);
  EXPECT_EQ(std::ranges::count_if(layer_of(driver_).weight, [](float w) { return w != 0.0F; }), 512);
  EXPECT_EQ(driver_.value("/train/moved"), 2);
  train_to(driver_, 203);
  EXPECT_EQ(driver_.value("/train/moved"), 256);
  EXPECT_EQ(driver_.value("/train/reached"), 256);
}

TEST_F(SceneToLearn, ADivergedRunStopsAndSaysSo) {
  driver_.set("labels=sample");
  const PointwiseLayer before = layer_of(driver_);
  driver_.click("train.settings");
  driver_.click("train.settings.4");
  driver_.click("train.settings");
  driver_.click("train.settings.11");
  EXPECT_EQ(driver_.session().document().training.loss, TrainingLoss::kSquared);
  EXPECT_EQ(driver_.session().document().training.rate, 0.1);
  train_to(driver_, 1000);
  EXPECT_THAT(driver_.value("/error").get<std::string>(), testing::HasSubstr("diverged"));
  EXPECT_EQ(layer_of(driver_), before);
  driver_.key("Escape");
}

// Whatever is loaded, undone or opened while it runs or after it: the run ends, nothing of it is shown as of now.
TEST_F(SceneToLearn, WeightsWithOtherOutputsEndTheRun) {
  driver_.set("labels=sample");
  driver_.key("Space");
  wait_for_step(driver_, 3);
  choose_preset(driver_, "classes");
  EXPECT_EQ(driver_.value("/document/cout"), 9);
  EXPECT_FALSE(driver_.value("/train/running").get<bool>());
  EXPECT_EQ(step_of(driver_), 0);
  driver_.set("train.gradient=true");
  driver_.frame(3);
  // Two of the nine classes have labels.
  EXPECT_EQ(driver_.value("/train/reached"), 256);
  choose_preset(driver_, "trained");
  driver_.frame(3);
  EXPECT_EQ(driver_.value("/document/cout"), 2);
}

TEST_F(SceneToLearn, ScoresAreOfWhatIsShownOrAbsent) {
  driver_.set("labels=sample");
  train_to(driver_, 100);
  EXPECT_TRUE(driver_.value("/train").contains("held_out"));
  driver_.drag("weight.1.100", 0.0F, -12.0F);
  EXPECT_FALSE(driver_.value("/train").contains("held_out"));
  driver_.key("Ctrl+Z");
  paint(driver_, 0.1F, 0.1F, 0.3F, 0.1F);
  EXPECT_FALSE(driver_.value("/train").contains("held_out"));
  train_to(driver_, 101);
  EXPECT_TRUE(driver_.value("/train").contains("held_out"));
  driver_.wait_idle();
  EXPECT_TRUE(driver_.value("/train").contains("new_scenes"));
  driver_.set("muted=5");
  EXPECT_FALSE(driver_.value("/train").contains("new_scenes"));
  // Another picture: W stays, the run does not.
  driver_.key("S");
  driver_.wait_idle();
  EXPECT_EQ(step_of(driver_), 0);
  EXPECT_FALSE(driver_.value("/train").contains("held_out"));
}

TEST_F(SceneToLearn, UndoLeadsToTheStateBehindWhatWasChangedBetweenRuns) {
  driver_.set("labels=sample");
  train_to(driver_, 50);
  driver_.drag("weight.1.100", 0.0F, -12.0F);
  const PointwiseLayer dragged = layer_of(driver_);
  train_to(driver_, 80);
  const PointwiseLayer trained = layer_of(driver_);
  driver_.key("Ctrl+Z");
  EXPECT_EQ(layer_of(driver_), dragged);
  EXPECT_EQ(step_of(driver_), 50);
  train_to(driver_, 80);
  EXPECT_EQ(layer_of(driver_).weight, trained.weight);
  // Other labels between two runs, undone: the bias of the standardised maps is another one for them.
  paint(driver_, 0.1F, 0.1F, 0.5F, 0.1F);
  train_to(driver_, 90);
  const PointwiseLayer ninety = layer_of(driver_);
  driver_.key("Ctrl+Z");
  train_to(driver_, 90);
  EXPECT_EQ(layer_of(driver_).weight, ninety.weight);
  EXPECT_EQ(layer_of(driver_).bias, ninety.bias);
}

TEST_F(SceneToLearn, ItStopsWhenThereIsNothingLeftToTrainOn) {
  driver_.set("labels=sample");
  driver_.key("Space");
  wait_for_step(driver_, 3);
  driver_.set("labels=clear");
  driver_.frame(2);
  EXPECT_FALSE(driver_.value("/train/running").get<bool>());
  EXPECT_THAT(driver_.value("/message").get<std::string>(), testing::HasSubstr("Nothing is labelled"));
  EXPECT_FALSE(driver_.value("/train").contains("reached"));
}

TEST_F(SceneToLearn, BackToTheStartNeedsLabelsAndIsTheSameStart) {
  driver_.set("labels=sample");
  driver_.key("Shift+J");
  driver_.wait_for("the start", [](const Json& state) { return state["train"].contains("held_out"); });
  const PointwiseLayer start = layer_of(driver_);
  train_to(driver_, 30);
  driver_.set("labels=clear");
  driver_.key("Shift+J");
  EXPECT_EQ(step_of(driver_), 30);
  driver_.key("Ctrl+Z");
  driver_.key("Shift+J");
  driver_.wait_for("the start", [](const Json& state) {
    return state["train"]["step"] == 0 && state["train"].contains("held_out");
  });
  EXPECT_EQ(layer_of(driver_).weight, start.weight);
}

// Its list is gone with the view: Esc closes what is seen.
TEST_F(SceneToLearn, AListIsClosedWithItsView) {
  driver_.click("train.settings");
  EXPECT_TRUE(driver_.shows("train.settings.0"));
  driver_.set("view=explore");
  driver_.set("maps.show=matrix");
  driver_.frame(2);
  driver_.key("Escape");
  EXPECT_EQ(driver_.value("/maps/show"), "inputs");
}

}  // namespace
}  // namespace pw
