// What a press begins: it is typed over, cancelled or taken back, and leaves nothing behind.
#include <array>
#include <cmath>

#include "journey.h"

namespace pw {
namespace {

class GestureJourney : public StackJourney {
 protected:
  GestureJourney() {
    driver_.click("map.25");
    // Something to undo and something to redo.
    for (int i = 0; i < 2; ++i) driver_.right_click("weight.0." + std::to_string(40 + i));
    driver_.key("Ctrl+Z");
    parameters_ = held_by(driver_);
  }

  // Neither the numbers nor the steps have changed.
  testing::AssertionResult is_untouched() {
    if (held_by(driver_) != parameters_) return testing::AssertionFailure() << "the parameters have changed";
    if (driver_.value("/document/undo") != 1 || driver_.value("/document/redo") != 1)
      return testing::AssertionFailure() << "steps: " << driver_.value("/document").dump();
    return outputs_are(driver_.state(), stack_, parameters_);
  }
  void hold_and_move(const std::string& widget, float dx, float dy) {
    const ImVec2 from = driver_.widget(widget).at(0.7F, 0.5F);
    driver_.move(from);
    driver_.press();
    for (int i = 1; i <= 4; ++i)
      driver_.move({from.x + dx * static_cast<float>(i) / 4.0F, from.y + dy * static_cast<float>(i) / 4.0F});
    held_at_ = {from.x + dx, from.y + dy};
  }
  void move_on_and_release() {
    for (const float by : {3.0F, -5.0F, 9.0F}) driver_.move({held_at_.x + by, held_at_.y + by});
    driver_.release();
  }

  // So that there is a probability, and a threshold of it.
  void choose_softmax() {
    driver_.click("activation");
    driver_.click("activation.3");
  }

  ImVec2 held_at_;
};

constexpr std::array kEditable = {"weight.0.25", "weight.1.30", "weight_slider.0", "weight_slider.1", "bias_slider.1"};

TEST_F(GestureJourney, ADoubleClickChangesNothingBeforeEnter) {
  for (const char* widget : kEditable) {
    driver_.double_click(driver_.widget(widget).at(0.9F, 0.5F));
    ASSERT_TRUE(driver_.shows("value_editor")) << widget;
    EXPECT_TRUE(is_untouched()) << widget;
    driver_.key("Escape");
    EXPECT_FALSE(driver_.shows("value_editor")) << widget;
    EXPECT_TRUE(is_untouched()) << widget;
  }
}

TEST_F(GestureJourney, NorDoesOneThatMovesALittle) {
  for (const char* widget : {"weight.0.25", "weight_slider.0", "bias_slider.1"}) {
    const ImVec2 at = driver_.widget(widget).at(0.8F, 0.5F);
    driver_.move(at);
    driver_.press();
    driver_.move_at_once({at.x + 1, at.y - 2});
    driver_.frame();
    driver_.release();
    ASSERT_NE(driver_.value("/document/undo"), 1) << widget;
    driver_.press();
    driver_.move({at.x + 2, at.y + 1});
    driver_.release();
    ASSERT_TRUE(driver_.shows("value_editor")) << widget;
    EXPECT_TRUE(is_untouched()) << widget;
    driver_.key("Escape");
    EXPECT_TRUE(is_untouched()) << widget;
  }
}

TEST_F(GestureJourney, TypingIsOneStepAndLaterEditsAreOthers) {
  for (const char* widget : kEditable) {
    const Json before = driver_.value("/parameters");
    const int undo = driver_.value("/document/undo").get<int>();
    driver_.double_click(driver_.widget(widget).at(0.9F, 0.5F));
    driver_.type("0.625");
    driver_.key("Enter");
    EXPECT_EQ(driver_.value("/document/undo"), undo + 1) << widget;
    driver_.key("]");
    EXPECT_EQ(driver_.value("/document/undo"), undo + 2) << widget;
    driver_.key("Ctrl+Z");
    driver_.key("Ctrl+Z");
    EXPECT_EQ(driver_.value("/parameters"), before) << widget;
  }
}

TEST_F(GestureJourney, TheRangesFollowWhatWasTyped) {
  for (const char* widget : {"weight.1.25", "weight_slider.1"}) {
    driver_.double_click(driver_.widget(widget).at(0.9F, 0.5F));
    driver_.type(widget[6] == '.' ? "30" : "-60");
    driver_.key("Enter");
    driver_.move_away();
    const Json output = driver_.value("/output");
    const float largest = std::max(std::fabs(output["min"][1].get<float>()), std::fabs(output["max"][1].get<float>()));
    EXPECT_NEAR(output["range"][1][1].get<float>(), largest, 1e-4F * largest) << widget;
  }
}

// A bar near the button that was pressed first: nothing before it is taken back.
TEST_F(GestureJourney, ADoubleClickTakesNoOlderGestureBack) {
  driver_.drag("weight.0.25", 0, -9);
  const Parameters dragged = held_by(driver_);
  const ImVec2 at = driver_.widget("weight.0.25").centre();
  driver_.click("curtain");
  driver_.click("curtain");
  driver_.double_click(at);
  ASSERT_TRUE(driver_.shows("value_editor"));
  driver_.key("Escape");
  EXPECT_EQ(held_by(driver_), dragged);
  EXPECT_EQ(driver_.value("/document/undo"), 2);
}

TEST_F(GestureJourney, EscapeCancelsADrag) {
  for (const char* widget : kEditable) {
    hold_and_move(widget, -20, -12);
    ASSERT_NE(held_by(driver_), parameters_) << widget;
    driver_.key("Escape");
    EXPECT_TRUE(is_untouched()) << widget;
    move_on_and_release();
    EXPECT_TRUE(is_untouched()) << widget;
  }
  driver_.drag("weight.0.25", 0, -9);
  EXPECT_EQ(driver_.value("/document/undo"), 2);
}

TEST_F(GestureJourney, EscapeCancelsPainting) {
  const Json selected = driver_.value("/selected/map");
  driver_.hold("Ctrl+");
  hold_and_move("weight.1.10", 200, -10);
  driver_.hold("");
  ASSERT_NE(driver_.value("/selected/map"), selected);
  driver_.key("Escape");
  EXPECT_TRUE(is_untouched());
  EXPECT_EQ(driver_.value("/selected/map"), selected);
  move_on_and_release();
  EXPECT_TRUE(is_untouched());
}

TEST_F(GestureJourney, EscapeTakesTheMarkerAndTheThresholdBack) {
  choose_softmax();
  const auto threshold = [&] {
    driver_.point("threshold");
    driver_.key("Ctrl+C");
    return driver_.copied();
  };
  const std::string before = threshold();
  const Json probe = driver_.value("/probe");
  for (const char* widget : {"output.0", "selected_map", "threshold"}) {
    ASSERT_TRUE(driver_.shows(widget)) << widget;
    hold_and_move(widget, -30, -10);
    EXPECT_EQ(driver_.value("/probe") == probe, std::string(widget) == "threshold") << widget;
    driver_.key("Escape");
    EXPECT_EQ(driver_.value("/probe"), probe) << widget;
    move_on_and_release();
    EXPECT_EQ(driver_.value("/probe"), probe) << widget;
  }
  EXPECT_EQ(threshold(), before);
}

TEST_F(GestureJourney, EscapeKeepsAPressedButtonFromRunning) {
  driver_.move(driver_.widget("curtain").centre());
  driver_.press();
  driver_.key("Escape");
  driver_.release();
  EXPECT_EQ(driver_.value("/curtain"), false);
  driver_.click("curtain");
  EXPECT_EQ(driver_.value("/curtain"), true);
  driver_.click("curtain");
}

TEST_F(GestureJourney, UndoInTheMiddleOfADragTakesItBackAsOneStep) {
  for (const char* widget : kEditable) {
    hold_and_move(widget, -20, -12);
    driver_.key("Ctrl+Z");
    EXPECT_EQ(held_by(driver_), parameters_) << widget;
    EXPECT_EQ(driver_.value("/document/undo"), 1) << widget;
    EXPECT_EQ(driver_.value("/document/redo"), 1) << widget;
    move_on_and_release();
    EXPECT_EQ(held_by(driver_), parameters_) << widget;
    EXPECT_EQ(driver_.value("/document/undo"), 1) << widget;
  }
}

TEST_F(GestureJourney, AnEditorThatOpensInADragEndsIt) {
  hold_and_move("weight.0.25", 0, -12);
  driver_.key("Enter");
  ASSERT_TRUE(driver_.shows("value_editor"));
  const Parameters dragged = held_by(driver_);
  move_on_and_release();
  EXPECT_EQ(held_by(driver_), dragged);
  driver_.type("0.5");
  driver_.key("Enter");
  EXPECT_EQ(driver_.value("/document/undo"), 3);
}

TEST_F(GestureJourney, TheSamePlaceOfTheRailIsTheSameValueEachTime) {
  for (const char* widget : {"weight_slider.0", "bias_slider.1"}) {
    const Area slider = driver_.widget(widget);
    const char* pointer = widget[0] == 'w' ? "/selected/weight/0" : "/selected/bias/1";
    std::vector<float> values;
    for (int i = 0; i < 5; ++i) {
      driver_.drag(slider.centre(), slider.at(0.93F, 0.5F));
      values.push_back(driver_.number(pointer));
      driver_.right_click(widget);
    }
    // Within a pixel: the handle may be grabbed beside its middle.
    for (const float value : values) EXPECT_NEAR(value, values.front(), 0.02F * values.front()) << widget;
    EXPECT_GT(values.front(), 0.0F);
  }
}

TEST_F(GestureJourney, BeyondTheEndOfTheRailTheScaleGrows) {
  const Area slider = driver_.widget("weight_slider.0");
  driver_.drag(slider.centre(), {slider.right() + 400, slider.centre().y});
  EXPECT_FLOAT_EQ(driver_.number("/selected/weight/0"), 0.5F);
  driver_.drag(slider.centre(), slider.at(0.5F + 0.5F * 0.5F, 0.5F));
  EXPECT_NEAR(driver_.number("/selected/weight/0"), 0.25F, 0.05F);
}

TEST_F(GestureJourney, AClickOnAValueTypesAnother) {
  for (const auto& [widget, pointer] :
       {std::pair{"weight_value.1", "/selected/weight/1"}, {"bias_value.0", "/selected/bias/0"}}) {
    driver_.click(widget);
    ASSERT_TRUE(driver_.shows("value_editor")) << widget;
    driver_.type("-0.375");
    driver_.key("Enter");
    EXPECT_EQ(driver_.number(pointer), -0.375F) << widget;
  }
  EXPECT_EQ(driver_.value("/document/undo"), 3);
}

TEST_F(GestureJourney, CopyCopiesTheNumber) {
  driver_.resize(1600, 900);
  choose_softmax();
  driver_.double_click("weight.0.25");
  driver_.type("-0.391");
  driver_.key("Enter");
  driver_.double_click("bias_slider.0");
  driver_.type("1.25");
  driver_.key("Enter");
  for (const auto& [widget, text] : {std::pair{"weight.0.25", "w[0, 25] = −0.39"},
                                     {"weight_slider.0", "w[0, 25] = −0.39"},
                                     {"weight_value.0", "w[0, 25] = −0.39"},
                                     {"bias_slider.0", "b[0] = +1.25"},
                                     {"bias_value.0", "b[0] = +1.25"},
                                     {"product.0", "−0.39"},
                                     {"threshold", "p > 0.50"}}) {
    ASSERT_TRUE(driver_.shows(widget)) << widget;
    driver_.point(widget);
    driver_.key("Ctrl+C");
    EXPECT_NE(driver_.copied().find(text), std::string::npos) << widget << ": " << driver_.copied();
  }
}

}  // namespace
}  // namespace pw
