// Weights by hand: dragging, painting, typing, zeroing, and undoing it all.
#include <cmath>

#include "journey.h"

namespace pw {
namespace {

class WeightJourney : public StackJourney {};

TEST_F(WeightJourney, ABarIsDraggedAndTheOutputsFollow) {
  const Json before = driver_.state();
  driver_.drag("weight.1.30", 0, -12, 100);
  const Json after = driver_.state();
  EXPECT_EQ(after["selected"]["map"], 30);
  EXPECT_EQ(after["selected"]["output"], 1);
  EXPECT_GT(after["selected"]["weight"][1].get<float>(), parameters_.w(1, 30));
  EXPECT_EQ(after["selected"]["weight"][0].get<float>(), parameters_.w(0, 30));
  EXPECT_EQ(after["document"]["undo"], before["document"]["undo"].get<int>() + 1);
  EXPECT_EQ(after["document"]["redo"], 0);
  EXPECT_GT(after["revision"], before["revision"]);
  EXPECT_EQ(after["output"]["mean"][0], before["output"]["mean"][0]);
  EXPECT_NE(after["output"]["mean"][1], before["output"]["mean"][1]);
  parameters_.w(1, 30) = after["selected"]["weight"][1].get<float>();
  EXPECT_TRUE(outputs_are(after, stack_, parameters_));
  EXPECT_EQ(held_by(driver_), parameters_);
}

TEST_F(WeightJourney, TheOutputsFollowWhileTheBarIsHeld) {
  const ImVec2 at = driver_.widget("weight.0.10").centre();
  driver_.move(at);
  driver_.press();
  for (const float up : {4.0F, 8.0F, 12.0F}) {
    driver_.move({at.x, at.y - up});
    parameters_.w(0, 10) = driver_.number("/selected/weight/0");
    EXPECT_TRUE(outputs_are(driver_.state(), stack_, parameters_)) << up;
  }
  driver_.release();
  EXPECT_EQ(driver_.value("/document/undo"), 1);
}

TEST_F(WeightJourney, ADragIsUndoneAndRedone) {
  const Json before = driver_.state();
  driver_.drag("weight.0.17", 0, -12);
  const Json changed = driver_.state();
  driver_.click("undo");
  EXPECT_EQ(driver_.value("/document/undo"), 0);
  EXPECT_EQ(driver_.value("/document/redo"), 1);
  EXPECT_TRUE(same_outputs(driver_.state(), before));
  EXPECT_EQ(driver_.number("/selected/weight/0"), parameters_.w(0, 17));
  driver_.click("redo");
  EXPECT_EQ(driver_.value("/document/redo"), 0);
  EXPECT_TRUE(same_outputs(driver_.state(), changed));
  EXPECT_EQ(driver_.value("/selected"), changed["selected"]);
}

TEST_F(WeightJourney, ShiftDragsFinely) {
  driver_.drag("weight.0.17", 0, -10);
  const float coarse = driver_.number("/selected/weight/0") - parameters_.w(0, 17);
  driver_.hold("Shift+");
  driver_.drag("weight.0.18", 0, -10);
  driver_.hold("");
  const float fine = driver_.number("/selected/weight/0") - parameters_.w(0, 18);
  EXPECT_GT(fine, 0.0F);
  EXPECT_LT(fine, coarse / 4.0F);
}

TEST_F(WeightJourney, ABigSliderMovesTheSelectedWeight) {
  driver_.click("map.40");
  EXPECT_EQ(driver_.value("/selected/map"), 40);
  EXPECT_EQ(driver_.number("/selected/weight/1"), parameters_.w(1, 40));
  driver_.drag("weight_slider.1", 30, 0);
  EXPECT_GT(driver_.number("/selected/weight/1"), parameters_.w(1, 40));
  EXPECT_EQ(driver_.value("/document/undo"), 1);
  parameters_.w(1, 40) = driver_.number("/selected/weight/1");
  EXPECT_TRUE(outputs_are(driver_.state(), stack_, parameters_));
  EXPECT_EQ(held_by(driver_), parameters_);
}

TEST_F(WeightJourney, ABiasLiftsAWholeOutput) {
  driver_.drag("bias_slider.0", 20, 0);
  parameters_.biases[0] = driver_.number("/selected/bias/0");
  EXPECT_GT(parameters_.biases[0], 0.0F);
  EXPECT_EQ(driver_.number("/selected/bias/1"), 0.0F);
  EXPECT_EQ(driver_.value("/document/undo"), 1);
  EXPECT_TRUE(outputs_are(driver_.state(), stack_, parameters_));
  EXPECT_EQ(held_by(driver_), parameters_);
  driver_.right_click("bias_slider.0");
  EXPECT_EQ(driver_.number("/selected/bias/0"), 0.0F);
  EXPECT_EQ(driver_.value("/document/undo"), 2);
}

TEST_F(WeightJourney, ARightClickSetsZero) {
  driver_.right_click("weight.1.33");
  EXPECT_EQ(driver_.value("/selected/map"), 33);
  EXPECT_EQ(driver_.number("/selected/weight/1"), 0.0F);
  EXPECT_EQ(driver_.value("/document/undo"), 1);
  EXPECT_EQ(driver_.value("/document/redo"), 0);
  parameters_.w(1, 33) = 0.0F;
  EXPECT_TRUE(outputs_are(driver_.state(), stack_, parameters_));
  EXPECT_EQ(held_by(driver_), parameters_);
  driver_.right_click("weight_slider.0");
  EXPECT_EQ(driver_.number("/selected/weight/0"), 0.0F);
}

TEST_F(WeightJourney, CtrlDragPaintsEveryBarThatItCrosses) {
  const Area first = driver_.widget("weight.0.20");
  const Area last = driver_.widget("weight.0.40");
  driver_.hold("Ctrl+");
  driver_.drag(first.at(0.5F, 0.2F), last.at(0.5F, 0.2F), 6);
  driver_.hold("");
  EXPECT_EQ(driver_.value("/document/undo"), 1);
  EXPECT_EQ(driver_.value("/selected/map"), 40);
  const float painted = driver_.number("/selected/weight/0");
  EXPECT_GT(painted, 0.05F);
  for (std::size_t i = 20; i <= 40; ++i) parameters_.w(0, i) = painted;
  EXPECT_TRUE(outputs_are(driver_.state(), stack_, parameters_));
  EXPECT_EQ(held_by(driver_), parameters_);
  driver_.key("Ctrl+Z");
  EXPECT_TRUE(outputs_are(driver_.state(), stack_, made_up_parameters(2, 64)));
  EXPECT_EQ(held_by(driver_), made_up_parameters(2, 64));
}

TEST_F(WeightJourney, ADoubleClickOpensAField) {
  for (const char* widget : {"weight.0.25", "weight_slider.0"}) {
    driver_.double_click(widget);
    EXPECT_TRUE(driver_.shows("value_editor"));
    driver_.key("Ctrl+A");
    driver_.type(widget[6] == '.' ? "0.625" : "-0,375");
    driver_.key("Enter");
    EXPECT_FALSE(driver_.shows("value_editor"));
    EXPECT_EQ(driver_.value("/selected/map"), 25);
    EXPECT_EQ(driver_.number("/selected/weight/0"), widget[6] == '.' ? 0.625F : -0.375F);
  }
  parameters_.w(0, 25) = -0.375F;
  EXPECT_TRUE(outputs_are(driver_.state(), stack_, parameters_));
  EXPECT_EQ(held_by(driver_), parameters_);
}

TEST_F(WeightJourney, ABiasIsTyped) {
  driver_.double_click("bias_slider.1");
  driver_.type("1.5");
  driver_.key("Enter");
  EXPECT_EQ(driver_.number("/selected/bias/1"), 1.5F);
  parameters_.biases[1] = 1.5F;
  EXPECT_TRUE(outputs_are(driver_.state(), stack_, parameters_));
}

TEST_F(WeightJourney, EscapeLeavesTheValueAsItWas) {
  const Json before = driver_.state();
  driver_.double_click("weight.0.25");
  driver_.type("9");
  driver_.key("Escape");
  EXPECT_FALSE(driver_.shows("value_editor"));
  EXPECT_EQ(driver_.value("/document"), before["document"]);
  EXPECT_EQ(driver_.value("/output"), before["output"]);
  EXPECT_EQ(held_by(driver_), parameters_);
}

TEST_F(WeightJourney, UndoingManyGesturesRestoresWeightsAndOutputsBitForBit) {
  const Json first = driver_.state();
  for (const char* bar : {"weight.0.9", "weight.1.50", "weight.0.9", "weight.1.31"}) driver_.drag(bar, 0, -7, 3);
  driver_.drag("bias_slider.1", -15, 0);
  driver_.right_click("weight.0.60");
  const int steps = driver_.value("/document/undo").get<int>();
  EXPECT_EQ(steps, 6);
  EXPECT_TRUE(outputs_are(driver_.state(), stack_, held_by(driver_)));
  for (int left = steps - 1; left >= 0; --left) {
    driver_.key("Ctrl+Z");
    EXPECT_EQ(driver_.value("/document/undo"), left);
  }
  EXPECT_EQ(driver_.value("/output"), first["output"]);
  EXPECT_EQ(held_by(driver_), parameters_);
}

// Doubling the only weight doubles its output, which is visible only if the ranges are fixed.
TEST_F(WeightJourney, ColourRangesAreFixedFromPressToRelease) {
  Parameters lone{{2, std::vector<float>(64)}, {0, 0}};
  lone.w(0, 16) = lone.w(1, 18) = 0.1F;
  driver_.drop({save_weights("lone.npy", lone)});
  driver_.move_away();
  const Area output = driver_.widget("output.0");
  const Picture at_rest = driver_.picture(output);
  const ImVec2 from = driver_.widget("weight.0.16").centre();
  driver_.move(from);
  driver_.press();
  driver_.move({from.x, from.y - 14});
  const Picture during = driver_.picture(output);
  driver_.release();
  driver_.move_away();
  EXPECT_GT(driver_.number("/selected/weight/0"), 0.13F);
  EXPECT_GT(difference(at_rest, during), 0.1);
  EXPECT_LT(difference(at_rest, driver_.picture(output)), 0.001);
  lone.w(0, 16) = driver_.number("/selected/weight/0");
  EXPECT_TRUE(outputs_are(driver_.state(), stack_, lone));
}

}  // namespace
}  // namespace pw
