// Learn trains the pair of Two layers as it trains the layer.
#include <fmt/format.h>

#include <algorithm>

#include "learn_test_window.h"

namespace pw {
namespace {

class PairToLearn : public LearnJourney {
 protected:
  PairToLearn() {
    // The switch stands in the panel's head, which a low window has not.
    driver_.resize(1600, 900);
    show(driver_);
    driver_.set("labels=sample");
  }
  void train_pair() { driver_.click("train.target.1"); }
  const Network& pair() const { return driver_.session().document().pair->network; }
  bool has_pair() const { return driver_.session().document().pair.has_value(); }

  Driver driver_{opened({})};
};

TEST_F(PairToLearn, LookingChangesNothingAndStartingPutsTheRoadPairThere) {
  const auto steps = driver_.value("/document/undo").get<std::int64_t>();
  train_pair();
  EXPECT_EQ(driver_.value("/train/target"), "pair");
  EXPECT_EQ(driver_.value("/train/problem"), "");
  EXPECT_FALSE(has_pair());
  EXPECT_FALSE(driver_.state().contains("pair_output"));
  driver_.texts().keep(true);
  driver_.frame(1);
  EXPECT_TRUE(driver_.shows("shape.w2.2"));
  for (const char* words :
       {"no prediction yet", "Weights of one layer: trained ▾", "y of the pair: road", "Predicted road", "∂L/∂W₁: h₃"})
    EXPECT_EQ(std::ranges::count(driver_.texts().all(), words, &WrittenText::text), 1) << words;
  driver_.texts().keep(false);
  const PointwiseLayer layer = layer_of(driver_);
  driver_.set("train.speed=fast");
  driver_.key("Space");
  wait_for_step(driver_, 40);
  driver_.key("Space");
  EXPECT_FALSE(driver_.value("/train/running").get<bool>());
  ASSERT_TRUE(has_pair());
  EXPECT_EQ(driver_.session().document().pair->input, PairInput::kStack);
  EXPECT_EQ(layer_of(driver_), layer);
  EXPECT_EQ(driver_.value("/document/undo").get<std::int64_t>(), steps + 2);  // the switch, the run
  EXPECT_EQ(driver_.value("/pair_output/max").size(), 2U);
  EXPECT_EQ(driver_.value("/train/reached"), 256);
  driver_.key("Ctrl+Z");
  EXPECT_FALSE(has_pair());
  EXPECT_EQ(step_of(driver_), 0);
  driver_.key("Ctrl+Y");
  EXPECT_TRUE(has_pair());
}

TEST_F(PairToLearn, ItIsScoredOnWhatItHasNotSeenAndRepeatsFromItsEdits) {
  train_pair();
  driver_.set("train.step=300");
  driver_.frame(2);
  EXPECT_EQ(step_of(driver_), 300);
  EXPECT_EQ(driver_.value("/train/held_out/positions"), 1440 - 80);
  EXPECT_GT(driver_.number("/train/held_out/iou"), 0.7F);
  EXPECT_GT(driver_.number("/score/iou"), 0.6F);
  driver_.wait_idle();
  EXPECT_EQ(driver_.value("/train/new_scenes/count"), 10);
  EXPECT_GT(driver_.number("/train/new_scenes/iou"), 0.4F);
  const TrainingProgress again = replay(driver_.training().edits(), 300);
  EXPECT_EQ(again.layers()[0].weight, pair().layer(0).parameters.weight);
  EXPECT_EQ(again.layers()[1].weight, pair().layer(1).parameters.weight);
}

TEST_F(PairToLearn, EachOfTheTwoHasItsOwnCurveAndScores) {
  train_to(driver_, 20);
  EXPECT_EQ(step_of(driver_), 20);
  driver_.key("W");
  EXPECT_EQ(driver_.value("/train/target"), "pair");
  EXPECT_EQ(step_of(driver_), 0);
  driver_.set("train.step=5");
  driver_.frame(2);
  EXPECT_EQ(step_of(driver_), 5);
  driver_.key("W");
  EXPECT_EQ(driver_.value("/train/target"), "network");
  EXPECT_EQ(step_of(driver_), 20);
  EXPECT_TRUE(driver_.value("/train").contains("held_out"));
  driver_.click("train.target.1");
  EXPECT_EQ(step_of(driver_), 5);
}

// What one layer needs is far too little for two.
TEST_F(PairToLearn, EachOfTheTwoHasItsOwnDefaultRate) {
  const auto rate = [&] { return driver_.session().document().training.rate; };
  EXPECT_EQ(rate(), kLayerRate);
  train_pair();
  EXPECT_EQ(rate(), kPairRate);
  driver_.key("W");
  EXPECT_EQ(rate(), kLayerRate);
  driver_.click("train.settings");
  driver_.click("train.settings.11");
  EXPECT_EQ(rate(), 0.1);
  train_pair();
  EXPECT_EQ(rate(), 0.1);
}

TEST_F(PairToLearn, WhatTrainsCanBeSetAndIsInTheListOfSettings) {
  driver_.set("train.target=pair");
  EXPECT_EQ(driver_.session().document().training.target, NetworkId::kPair);
  driver_.set("train.target=network");
  EXPECT_EQ(driver_.session().document().training.target, NetworkId::kNetwork);
  EXPECT_THROW(driver_.set("train.target=both"), std::invalid_argument);
}

// W₁, the ReLU and W₂, as in Two layers: not the one layer that Explore shows.
TEST_F(PairToLearn, TheShapesAreThoseOfBothLayers) {
  EXPECT_FALSE(driver_.shows("shape.w2.2"));
  driver_.set("train.target=pair");
  driver_.set("train.step=1");
  driver_.wait_idle();
  ASSERT_TRUE(has_pair());
  EXPECT_TRUE(driver_.shows("shape.w2.2"));
  driver_.set("train.target=network");
  driver_.wait_idle();
  EXPECT_FALSE(driver_.shows("shape.w2.2"));
}

TEST_F(PairToLearn, LocksAreOfThePairsLayers) {
  train_pair();
  driver_.set("train.step=1");
  driver_.frame(2);
  driver_.set("map=100");
  driver_.key("L");
  const Json locked = driver_.value("/train/locked");
  EXPECT_EQ(locked, Json({100}));
  const PointwiseLayer before = pair().layer(0).parameters;
  driver_.set("train.step=10");
  driver_.frame(2);
  const PointwiseLayer& after = pair().layer(0).parameters;
  EXPECT_EQ(after.w(0, 100), before.w(0, 100));
  EXPECT_NE(after.w(0, 101), before.w(0, 101));
  // They are no locks of the layer.
  driver_.key("W");
  EXPECT_TRUE(driver_.value("/train/locked").empty());
}

// As large as the score of the layer.
TEST_F(PairToLearn, TheScoreOfThePairIsSpoken) {
  train_pair();
  driver_.set("train.step=1");
  driver_.set("theme=projector");
  driver_.texts().keep(true);
  driver_.frame(2);
  const std::string iou = fmt::format("{:.2f}", driver_.number("/score/iou"));
  EXPECT_TRUE(std::ranges::any_of(driver_.texts().all(),
                                  [&](const WrittenText& text) { return text.is_spoken && text.text == iou; }));
}

// A stack that no road pair can be made for.
TEST_F(LearnJourney, OnAStackFromAFileTrainBeginsWithEqualFilters) {
  Driver driver(
      opened({save_stack("x.npy", made_up_stack({1, 3, 12, 16})), save_weights("w.npy", made_up_parameters(2, 3))}));
  show(driver);
  driver.set("brush.class=0");
  paint(driver, 0.05F, 0.1F, 0.95F, 0.1F);
  driver.set("brush.class=1");
  paint(driver, 0.05F, 0.9F, 0.95F, 0.9F);
  driver.set("train.target=pair");
  driver.key("Space");
  driver.wait_for("a step", [&](const Json& state) { return state["train"]["step"].get<std::int64_t>() > 0; });
  driver.key("Space");
  driver.set("view=two_layers");
  driver.frame(2);
  EXPECT_EQ(driver.value("/two/case"), "equal");
}

// Equal filters, which can be trained there, have the outputs of the layer, and two hidden maps.
TEST_F(LearnJourney, APairToComeOnOtherMapsHasTheOutputsOfTheLayer) {
  Driver driver(opened({save_stack("few.npy", made_up_stack({1, 3, 4, 5}))}));
  driver.resize(1600, 900);
  show(driver);
  driver.set("train.target=pair");
  driver.texts().keep(true);
  driver.frame(2);
  EXPECT_TRUE(driver.shows("shape.w2.2"));
  const auto times = [&](const std::string& words) {
    return std::ranges::count_if(driver.texts().all(),
                                 [&](const WrittenText& text) { return text.text.find(words) != std::string::npos; });
  };
  EXPECT_EQ(times("road"), 0);
  EXPECT_EQ(times("mean IoU"), 1);
  EXPECT_EQ(times("∂L/∂W₁: h"), 2);
}

}  // namespace
}  // namespace pw
