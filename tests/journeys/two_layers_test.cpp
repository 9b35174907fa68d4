// Two layers: what the ReLU between them adds, and what they are without it.
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <limits>

#include "two_layers_test_window.h"

namespace pw {
namespace {

TEST_F(SceneInTwoLayers, OpensWithTheAbsoluteDifferenceWhichNoSingleLayerGives) {
  EXPECT_EQ(two()["case"], "abs");
  EXPECT_EQ(two()["merged"], Json({{0.0, 0.0, 0.0}}));
  EXPECT_EQ(two()["merged_difference"], 0.0);
  EXPECT_NEAR(two()["relu_difference"].get<double>(), 0.30, 0.01);
  EXPECT_NEAR(two()["zero"][0].get<double>(), 0.39, 0.01);
  EXPECT_NEAR(two()["zero"][1].get<double>(), 0.62, 0.01);
}

TEST_F(SceneInTwoLayers, LookingChangesNothing) {
  EXPECT_FALSE(two()["in_document"].get<bool>());
  driver_.click(driver_.widget("hidden.0").at(0.3F, 0.4F));
  driver_.key("Right");
  driver_.key("Tab");
  driver_.key("Alt+Down");
  EXPECT_FALSE(two()["in_document"].get<bool>());
  EXPECT_EQ(undo_steps(driver_), 0);
}

TEST_F(SceneInTwoLayers, ADragOfACellIsOneStepAndChangesThePicture) {
  const Json before = two();
  driver_.drag("w1.0.2", 30.0F, 0.0F);
  EXPECT_GT(w1(0, 2), before["w1"][0][2].get<float>() + 0.2F);
  EXPECT_NE(two()["merged"], before["merged"]);
  EXPECT_TRUE(two()["in_document"].get<bool>());
  EXPECT_TRUE(two()["edited"].get<bool>());
  EXPECT_EQ(undo_steps(driver_), 1);
  driver_.drag("w2.0.1", -20.0F, 0.0F);
  EXPECT_EQ(undo_steps(driver_), 2);
  driver_.key("Ctrl+z");
  driver_.key("Ctrl+z");
  driver_.frame(2);
  EXPECT_EQ(two()["w1"], before["w1"]);
  EXPECT_FALSE(two()["in_document"].get<bool>());
}

TEST_F(SceneInTwoLayers, ShiftDragsFineARightClickZeroesADoubleClickTypes) {
  driver_.hold("Shift+");
  driver_.drag("w1.0.0", -30.0F, 0.0F);
  driver_.hold("");
  EXPECT_LT(w1(0, 0), 1.0F);
  EXPECT_GT(w1(0, 0), 0.9F);
  driver_.right_click("w1.0.0");
  driver_.frame(2);
  EXPECT_EQ(w1(0, 0), 0.0F);
  driver_.double_click("w1.0.0");
  driver_.type("0.75");
  driver_.key("Enter");
  driver_.frame(2);
  EXPECT_EQ(w1(0, 0), 0.75F);
}

TEST_F(SceneInTwoLayers, EscTakesADragBack) {
  driver_.move(driver_.widget("w1.0.0").centre());
  driver_.press();
  driver_.move(driver_.widget("w1.0.0").at(0.1F, 0.5F));
  EXPECT_NE(w1(0, 0), 1.0F);
  driver_.key("Escape");
  driver_.release();
  driver_.frame(2);
  EXPECT_EQ(w1(0, 0), 1.0F);
  EXPECT_EQ(undo_steps(driver_), 0);
}

TEST_F(SceneInTwoLayers, KeysChangeTheSelectedNumber) {
  driver_.key("Right");
  EXPECT_EQ(two()["selected"]["input"], 1);
  driver_.key("+");
  driver_.frame(1);
  EXPECT_GT(w1(0, 1), 0.0F);
  driver_.key("0");
  driver_.frame(1);
  EXPECT_EQ(w1(0, 1), 0.0F);
  driver_.key("Down");
  EXPECT_EQ(two()["selected"]["output"], 1);
  driver_.key("Enter");
  driver_.type("-2");
  driver_.key("Enter");
  driver_.frame(2);
  EXPECT_EQ(w1(1, 1), -2.0F);
  driver_.key("]");
  driver_.frame(1);
  EXPECT_GT(two()["b1"][1].get<float>(), 0.0F);
  driver_.key("Tab");
  EXPECT_EQ(two()["selected"]["layer"], 1);
  // W of Explore is not touched.
  EXPECT_EQ(driver_.session().document().weights().is_edited, false);
}

TEST_F(SceneInTwoLayers, ASwitchesTheReluAndWithoutItBothLayersAreOne) {
  driver_.key("A");
  driver_.frame(2);
  EXPECT_FALSE(two()["relu"].get<bool>());
  EXPECT_EQ(driver_.session().document().parameters().activation, Activation::kNone);
  driver_.click("relu.1");
  driver_.frame(2);
  EXPECT_TRUE(two()["relu"].get<bool>());
  EXPECT_EQ(undo_steps(driver_), 2);
}

TEST_F(SceneInTwoLayers, TheSwitchedReluChangesThePixelsOfY) {
  const Picture with = driver_.picture_of("output.0");
  driver_.key("A");
  driver_.frame(2);
  EXPECT_FALSE(with == driver_.picture_of("output.0"));
}

TEST_F(SceneInTwoLayers, MaxMergesIntoRedAlone) {
  driver_.click("two.case.1");
  wait(driver_);
  EXPECT_EQ(two()["case"], "max");
  EXPECT_EQ(two()["merged"], Json({{1.0, 0.0, 0.0}}));
  EXPECT_EQ(undo_steps(driver_), 1);
}

TEST_F(SceneInTwoLayers, TheExclusiveOrIsOfWholeNumbers) {
  driver_.click("two.case.4");
  wait(driver_);
  EXPECT_EQ(two()["case"], "xor");
  EXPECT_EQ(two()["input"], "numbers");
  EXPECT_EQ(two()["merged"], Json({{0.0, -1.0, 0.0, -0.5}}));
  EXPECT_EQ(driver_.value("/document/cin"), 256);
}

TEST_F(SceneInTwoLayers, TheRoadPairDecidesAlikeWithAndWithoutItsRelu) {
  driver_.click("two.case.2");
  wait(driver_);
  EXPECT_EQ(two()["case"], "road");
  EXPECT_EQ(two()["hidden"], 4);
  EXPECT_NEAR(two()["iou"].get<double>(), 0.98, 0.01);
  EXPECT_NEAR(two()["iou_merged"].get<double>(), 0.98, 0.015);
  EXPECT_LT(two()["merged_difference"].get<double>(), 1e-4);
  EXPECT_GT(two()["relu_difference"].get<double>(), 1.0);
  for (const char* name : {"w1.0", "w1.3", "hidden.3", "w2.1.3", "two.product.1.3", "overlay_picture", "output.1",
                           "merged.1", "merged.picture.3", "two.case", "hidden.more"})
    EXPECT_TRUE(driver_.shows(name)) << name;
}

TEST_F(SceneInTwoLayers, ABarOfAStripIsASlider) {
  choose("road");
  const int steps = undo_steps(driver_);
  const Area strip = driver_.widget("w1.1");
  const float before = w1(1, 100);
  driver_.drag(strip.at(100.5F / 256.0F, 0.5F), {strip.at(100.5F / 256.0F, 0.5F).x, strip.y - 20.0F});
  driver_.frame(1);
  EXPECT_GT(w1(1, 100), before);
  EXPECT_EQ(undo_steps(driver_), steps + 1);
  EXPECT_EQ(driver_.value("/selected/map"), 100);
}

TEST_F(SceneInTwoLayers, TooNarrowLosesBothMapsAtManyPositions) {
  driver_.click("two.case.3");
  wait(driver_);
  EXPECT_EQ(two()["case"], "narrow");
  EXPECT_GT(two()["zero_in_all"].get<double>(), 0.2);
  EXPECT_LT(two()["zero_in_all"].get<double>(), 0.3);
}

TEST_F(SceneInTwoLayers, EqualFiltersPartWhenOneIsNudged) {
  driver_.click("two.case.5");
  wait(driver_);
  EXPECT_EQ(two()["w1"][0], two()["w1"][1]);
  driver_.key("D");
  driver_.frame(2);
  EXPECT_NE(two()["w1"][0], two()["w1"][1]);
}

TEST_F(SceneInTwoLayers, HiddenMapsFromOneToSixteen) {
  for (int i = 0; i < 3; ++i) driver_.click("hidden.more");
  driver_.frame(1);
  EXPECT_EQ(two()["hidden"], 5);
  driver_.set("two.hidden=16");
  wait(driver_);
  EXPECT_EQ(two()["zero"].size(), 16U);
  driver_.key("J");
  driver_.frame(1);
  EXPECT_EQ(two()["hidden"], 16);
  driver_.set("two.hidden=1");
  wait(driver_);
  driver_.key("Shift+J");
  driver_.frame(1);
  EXPECT_EQ(two()["hidden"], 1);
  EXPECT_TRUE(driver_.shows("hidden.0"));
}

// Of few maps and of many: no key is needed to see them all.
TEST_F(SceneInTwoLayers, HiddenMapsThatHaveNoRoomAreReachedByButtons) {
  for (const char* example : {"abs", "road"}) {
    choose(example);
    driver_.set("two.hidden=16");
    wait(driver_);
    driver_.frame(2);
    EXPECT_TRUE(driver_.shows("hidden.0")) << example;
    EXPECT_FALSE(driver_.shows("hidden.15")) << example;
    int pages = 1;
    for (; !driver_.shows("hidden.15") && pages < 16; ++pages) {
      driver_.click("hidden.page.1");
      driver_.frame(2);
    }
    EXPECT_TRUE(driver_.shows("hidden.15")) << example;
    EXPECT_FALSE(driver_.shows("hidden.0")) << example;
    for (; pages > 1; --pages) {
      driver_.click("hidden.page.0");
      driver_.frame(2);
    }
    EXPECT_TRUE(driver_.shows("hidden.0")) << example;
  }
}

TEST_F(SceneInTwoLayers, TheMergedLayerGoesToExploreWithItsStackInOneStep) {
  driver_.click("two.case.1");
  wait(driver_);
  driver_.click("merge.use");
  wait(driver_);
  EXPECT_EQ(driver_.value("/view"), "explore");
  EXPECT_EQ(driver_.value("/document/cin"), 3);
  EXPECT_EQ(driver_.value("/document/cout"), 1);
  EXPECT_EQ(driver_.session().document().parameters().weight, (std::vector<float>{1, 0, 0}));
  EXPECT_EQ(undo_steps(driver_), 2);
  driver_.set("view=two_layers");
  EXPECT_EQ(two()["case"], "max");
  driver_.key("Ctrl+z");
  wait(driver_);
  EXPECT_EQ(driver_.value("/document/cin"), 256);
  EXPECT_EQ(two()["case"], "max");
}

TEST_F(SceneInTwoLayers, OnTheStackOnlyWGoesToExplore) {
  choose("road");
  const Json merged = two()["merged"];
  driver_.key("U");
  wait(driver_);
  EXPECT_EQ(driver_.value("/document/cin"), 256);
  EXPECT_EQ(driver_.session().document().parameters().w(1, 7), merged[1][7].get<float>());
  EXPECT_EQ(driver_.session().document().weights().output_names[1], "road");
}

TEST_F(SceneInTwoLayers, TheProjectorShowsThreeRows) {
  driver_.set("theme=projector");
  wait(driver_);
  for (const char* name : {"two.x.0", "two.x.2", "two.hidden.0", "two.hidden.2", "two.linear.2", "relu.0", "two.case"})
    EXPECT_TRUE(driver_.shows(name)) << name;
}

// y = h0 − 2 h1 is no sum of two pictures: a factor of W2 stands left of what it weighs, and the sum ends on y.
TEST_F(SceneInTwoLayers, TheProjectorsSumsHaveTheirFactors) {
  driver_.texts().keep(true);
  driver_.set("theme=projector");
  const auto count = [&](const std::string& text) {
    return std::ranges::count(driver_.texts().all(), text, &WrittenText::text);
  };
  wait(driver_);
  EXPECT_EQ(count("+"), 2) << "|a − b| = h0 + h1, with and without the ReLU";
  choose("xor");
  EXPECT_EQ(count("− 2 ×"), 2);
  EXPECT_EQ(count("="), 2);
  EXPECT_EQ(count("+"), 0);
  for (const char* name : {"two.x.1", "two.x.3"}) EXPECT_TRUE(driver_.shows(name)) << name << " is read";
  driver_.set("two.hidden=3");
  wait(driver_);
  EXPECT_EQ(count("+ … ="), 2) << "not all hidden maps are shown";
  choose("road");
  EXPECT_EQ(count("="), 0) << "where road is predicted is no sum";
}

TEST_F(SceneInTwoLayers, AnotherSceneShowsItsOwnPicture) {
  const Json before = two()["zero"];
  driver_.click("scene.on");
  wait(driver_);
  EXPECT_EQ(two()["case"], "abs");
  EXPECT_NE(two()["zero"], before);
  EXPECT_TRUE(two()["current"].get<bool>());
}

}  // namespace
}  // namespace pw
