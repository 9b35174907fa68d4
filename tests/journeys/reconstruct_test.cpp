// The outputs are turned back into maps, and x is changed where W is blind.
#include <gmock/gmock.h>

#include <cmath>

#include "learn_test_window.h"

namespace pw {
namespace {

class SceneToReconstruct : public Journey {
 protected:
  SceneToReconstruct() {
    driver_.set("view=learn.reconstruct");
    wait();
  }
  void wait() {
    driver_.wait_for("the reconstruction", [](const Json& state) { return state["decode"].contains("explained"); });
    driver_.wait_idle();
  }
  double explained() { return driver_.value("/decode/explained").get<double>(); }

  Driver driver_{opened({})};
};

TEST_F(SceneToReconstruct, TwoOutputsKeepAFractionAndPcaIsTheBestOfTwo) {
  const double of_w = explained(), best = driver_.value("/decode/best").get<double>();
  EXPECT_GT(of_w, 0.05);
  EXPECT_LT(of_w, best);
  driver_.click("decode.from.2");
  wait();
  EXPECT_NEAR(explained(), best, 1e-4);
  EXPECT_NEAR(best, 0.28, 0.005);
}

TEST_F(SceneToReconstruct, MoreOutputsBringMoreBack) {
  const double before = explained();
  const Area slider = driver_.widget("decode.outputs");
  driver_.drag(slider.at(0.17F, 0.5F), slider.at(0.67F, 0.5F));
  wait();
  EXPECT_EQ(driver_.value("/decode/from"), "learned");
  const int outputs = driver_.value("/decode/outputs").get<int>();
  EXPECT_NEAR(outputs, 16, 3);
  EXPECT_GT(explained(), before + 0.3);
  driver_.key("J");
  wait();
  EXPECT_EQ(driver_.value("/decode/outputs").get<int>(), outputs / 2);
}

TEST_F(SceneToReconstruct, WhereWIsBlindXChangesAndYStays) {
  driver_.click("poke.blind");
  driver_.wait_for("the change", [](const Json& state) { return state["poke"].contains("largest_change"); });
  EXPECT_EQ(driver_.value("/poke/moved"), 256);
  EXPECT_EQ(driver_.value("/decode/blind_directions"), 254);
  EXPECT_LT(driver_.number("/poke/largest_change"), 1e-4F);
  driver_.click("poke.back");
  EXPECT_FALSE(driver_.value("/poke/blind").get<bool>());
}

TEST_F(SceneToReconstruct, AClickOnABarBringsItsPair) {
  const Area bars = driver_.widget("decode.bars");
  driver_.click(bars.at(100.5F / 256.0F, 0.5F));
  wait();
  EXPECT_EQ(driver_.value("/selected/map"), 100);
  EXPECT_TRUE(driver_.shows("decode.map.100"));
}

TEST_F(SceneToReconstruct, MutedMapsAreOutOfTheOutputs) {
  const double before = explained();
  driver_.set("muted=0,1,2,3,168");
  wait();
  EXPECT_NE(explained(), before);
}

TEST_F(SceneToReconstruct, CtrlTabGoesThroughTheTabsAndTheViewRemembersItsOwn) {
  driver_.key("Ctrl+Shift+Tab");
  EXPECT_EQ(driver_.value("/tab"), "compare");
  driver_.key("Ctrl+Tab");
  driver_.key("Ctrl+Tab");
  EXPECT_EQ(driver_.value("/tab"), "train");
  driver_.click("learn.tab.2");
  driver_.key("Ctrl+1");
  driver_.key("Ctrl+2");
  EXPECT_EQ(driver_.value("/tab"), "reconstruct");
}

TEST_F(SceneToReconstruct, ItsKeysAreNotThoseOfTrain) {
  driver_.key("Space");
  EXPECT_FALSE(driver_.training().is_running());
  EXPECT_EQ(driver_.value("/message"), "");
}

TEST_F(SceneToReconstruct, TheProjectorShowsTwoPairs) {
  driver_.set("theme=projector");
  wait();
  EXPECT_EQ(driver_.value("/decode/maps").size(), 2U);
}

}  // namespace
}  // namespace pw
