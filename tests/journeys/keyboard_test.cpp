// Every key does what the help says.
#include "journey.h"

namespace pw {
namespace {

class KeyJourney : public StackJourney {
 protected:
  int undo_steps() { return driver_.value("/document/undo").get<int>(); }
  float weight() { return driver_.value("/selected/weight").at(selected_output()).get<float>(); }
  float bias() { return driver_.value("/selected/bias").at(selected_output()).get<float>(); }
  std::size_t selected_output() { return driver_.value("/selected/output").get<std::size_t>(); }
  std::size_t maps_shown() { return widgets_named(driver_.state(), "map.").size(); }
};

TEST_F(KeyJourney, OneTwoAndThreeChooseTheInput) {
  driver_.key("2");
  driver_.wait_idle();
  EXPECT_EQ(driver_.value("/document/input"), Json({1, 4, 3, 4}));
  driver_.key("1");
  driver_.wait_idle();
  EXPECT_EQ(driver_.value("/document/input"), Json({1, 256, 20, 72}));
  driver_.key("3");
  driver_.wait_idle();
  EXPECT_EQ(driver_.value("/document/cin"), 3);
}

TEST_F(KeyJourney, HDrawsTheCurtain) {
  driver_.key("h");
  EXPECT_EQ(driver_.value("/curtain"), true);
  driver_.key("h");
  EXPECT_EQ(driver_.value("/curtain"), false);
}

TEST_F(KeyJourney, TCyclesThroughTheThemes) {
  for (const char* theme : {"light", "projector", "dark"}) {
    driver_.key("t");
    EXPECT_EQ(driver_.value("/theme"), theme);
  }
}

TEST_F(KeyJourney, NChangesTheOrderOfTheAxes) {
  driver_.key("n");
  EXPECT_EQ(driver_.value("/layout"), "nchw");
  driver_.key("n");
  EXPECT_EQ(driver_.value("/layout"), "nhwc");
}

TEST_F(KeyJourney, MShowsTheStrongestMapsOrAll) {
  EXPECT_EQ(maps_shown(), 64U);
  driver_.key("m");
  EXPECT_EQ(maps_shown(), 12U);
  driver_.key("m");
  EXPECT_EQ(maps_shown(), 64U);
}

TEST_F(KeyJourney, PPinsTheRanges) {
  driver_.key("p");
  const Json before = driver_.value("/output");
  driver_.drag("weight.0.17", 0, -12);
  EXPECT_EQ(driver_.value("/output/range"), before["range"]);
  EXPECT_NE(driver_.value("/output/max"), before["max"]);
  driver_.key("p");
  EXPECT_NE(driver_.value("/output/range"), before["range"]);
}

TEST_F(KeyJourney, CShowsTheChangeSinceTheLastPress) {
  driver_.drag("weight.0.17", 0, -12);
  driver_.move_away();
  const Picture values = driver_.picture_of("output.0");
  driver_.key("c");
  EXPECT_GT(difference(values, driver_.picture_of("output.0")), 0.2);
  driver_.key("c");
  EXPECT_EQ(driver_.picture_of("output.0"), values);
}

TEST_F(KeyJourney, ACyclesThroughTheActivations) {
  for (const char* activation : {"relu", "sigmoid", "softmax", "none"}) {
    driver_.key("a");
    EXPECT_EQ(driver_.value("/document/activation"), activation);
  }
  EXPECT_EQ(undo_steps(), 4);
}

TEST_F(KeyJourney, BStepsThroughTheBatch) {
  driver_.drop({save_stack("batch.npy", made_up_stack({3, 8, 6, 9}))});
  for (const int image : {1, 2, 0}) {
    driver_.key("b");
    EXPECT_EQ(driver_.value("/n"), image);
  }
}

TEST_F(KeyJourney, ZeroSetsTheWeightToZero) {
  ASSERT_NE(weight(), 0.0F);
  driver_.key("0");
  EXPECT_EQ(weight(), 0.0F);
  EXPECT_EQ(undo_steps(), 1);
}

TEST_F(KeyJourney, PlusAndMinusMoveTheWeight) {
  for (const char* key : {"+", "=", "Keypad +"}) {
    const float before = weight();
    driver_.key(key);
    EXPECT_GT(weight(), before) << key;
  }
  for (const char* key : {"-", "Keypad -"}) {
    const float before = weight();
    driver_.key(key);
    EXPECT_LT(weight(), before) << key;
  }
  EXPECT_EQ(undo_steps(), 5);
}

// On a US keyboard "+" takes Shift, on others it does not.
TEST_F(KeyJourney, PlusIsTheStepOfMinusHoweverItIsTyped) {
  for (const auto& [raise, lower] : {std::pair{"Shift+=", "-"}, {"+", "-"}, {"=", "-"}, {"Keypad +", "Keypad -"}}) {
    const float before = weight();
    driver_.key(raise);
    EXPECT_GT(weight(), before) << raise;
    driver_.key(lower);
    EXPECT_NEAR(weight(), before, 1e-6F) << raise;
  }
}

TEST_F(KeyJourney, WithAltTheyMoveItFinely) {
  const float first = weight();
  driver_.key("=");
  const float coarse = weight() - first;
  for (const char* key : {"Alt+=", "Alt++", "Alt+Keypad +"}) {
    const float before = weight();
    driver_.key(key);
    EXPECT_GT(weight(), before) << key;
    EXPECT_LT(weight() - before, coarse / 4.0F) << key;
  }
  for (const char* key : {"Alt+-", "Alt+Keypad -"}) {
    const float before = weight();
    driver_.key(key);
    EXPECT_LT(weight(), before) << key;
    EXPECT_LT(before - weight(), coarse / 4.0F) << key;
  }
}

TEST_F(KeyJourney, BracketsMoveTheBias) {
  for (const auto& [raise, lower] : {std::pair{"]", "["}, {".", ","}}) {
    driver_.key(raise);
    EXPECT_GT(bias(), 0.0F) << raise;
    driver_.key(lower);
    EXPECT_NEAR(bias(), 0.0F, 1e-6F) << lower;
  }
}

TEST_F(KeyJourney, ArrowsSelectMaps) {
  driver_.click("map.20");
  const float top = driver_.widget("map.20").y;
  driver_.key("Right");
  EXPECT_EQ(driver_.value("/selected/map"), 21);
  driver_.key("Left");
  EXPECT_EQ(driver_.value("/selected/map"), 20);
  driver_.key("Down");
  const std::string below = "map." + driver_.value("/selected/map").dump();
  EXPECT_GT(driver_.widget(below).y, top);
  EXPECT_EQ(driver_.widget(below).x, driver_.widget("map.20").x);
  driver_.key("Up");
  EXPECT_EQ(driver_.value("/selected/map"), 20);
}

TEST_F(KeyJourney, ArrowsStopAtTheFirstAndTheLastMap) {
  driver_.click("map.0");
  driver_.key("Left");
  EXPECT_EQ(driver_.value("/selected/map"), 0);
  driver_.click("map.63");
  driver_.key("Right");
  EXPECT_EQ(driver_.value("/selected/map"), 63);
}

TEST_F(KeyJourney, AltAndArrowsMoveTheMarker) {
  driver_.click(driver_.widget("output.0").centre());
  const int x = driver_.value("/probe/x").get<int>();
  const int y = driver_.value("/probe/y").get<int>();
  driver_.key("Alt+Right");
  EXPECT_EQ(driver_.value("/probe/x"), x + 1);
  driver_.key("Alt+Left");
  EXPECT_EQ(driver_.value("/probe/x"), x);
  driver_.key("Alt+Down");
  EXPECT_EQ(driver_.value("/probe/y"), y + 1);
  driver_.key("Alt+Up");
  EXPECT_EQ(driver_.value("/probe/y"), y);
}

TEST_F(KeyJourney, TabSelectsTheNextFilter) {
  const std::size_t first = selected_output();
  driver_.key("Tab");
  EXPECT_EQ(selected_output(), 1 - first);
  driver_.key("Tab");
  EXPECT_EQ(selected_output(), first);
}

TEST_F(KeyJourney, WithShiftThePreviousOne) {
  driver_.drop({save_weights("five.npy", made_up_parameters(5, 64))});
  driver_.set("output=3");
  for (const std::size_t output : {2, 1, 0, 4}) {
    driver_.key("Shift+Tab");
    EXPECT_EQ(selected_output(), output);
  }
  driver_.key("Tab");
  EXPECT_EQ(selected_output(), 0U);
}

TEST_F(KeyJourney, EnterTypesTheWeight) {
  for (const char* key : {"Enter", "Keypad Enter"}) {
    driver_.key(key);
    EXPECT_TRUE(driver_.shows("value_editor")) << key;
    driver_.key("Ctrl+A");
    driver_.type("-0.25");
    driver_.key("Enter");
    EXPECT_EQ(weight(), -0.25F);
  }
}

TEST_F(KeyJourney, PageUpAndDownZoomAndHomeShowsAll) {
  const float width = driver_.widget("map.0").w;
  driver_.key("Page Up");
  const auto shown = widgets_named(driver_.state(), "map.");
  ASSERT_LT(shown.size(), 64U);
  EXPECT_GT(driver_.widget(shown.front()).w, width);
  driver_.key("Page Up");
  driver_.key("Page Down");
  EXPECT_EQ(widgets_named(driver_.state(), "map."), shown);
  driver_.key("Home");
  EXPECT_EQ(maps_shown(), 64U);
  EXPECT_EQ(driver_.widget("map.0").w, width);
}

TEST_F(KeyJourney, ThreeKeysOpenAndCloseTheHelp) {
  driver_.move_away();
  const Picture before = driver_.picture();
  for (const char* key : {"F1", "Shift+/", "Shift+ß"}) {
    driver_.key(key);
    EXPECT_TRUE(driver_.shows("help.window")) << key;
    EXPECT_GT(difference(before, driver_.picture()), 0.05) << key;
    driver_.key(key);
    EXPECT_FALSE(driver_.shows("help.window")) << key;
    EXPECT_EQ(driver_.picture(), before) << key;
  }
}

TEST_F(KeyJourney, EscapeClosesTheHelpFirstAndThenTheError) {
  driver_.drop({folder_.path("missing.npy")});
  driver_.key("F1");
  driver_.key("Escape");
  EXPECT_FALSE(driver_.shows("help.window"));
  EXPECT_NE(driver_.value("/error"), "");
  driver_.key("Escape");
  EXPECT_EQ(driver_.value("/error"), "");
}

TEST_F(KeyJourney, EscapeClosesAnOpenList) {
  driver_.click("preset");
  driver_.wait_for_widget("preset.0");
  driver_.key("Escape");
  EXPECT_FALSE(driver_.shows("preset.0"));
}

TEST_F(KeyJourney, CtrlOAndCtrlSOpenTheBrowser) {
  for (const char* key : {"Ctrl+O", "Ctrl+S", "Ctrl+Shift+S"}) {
    driver_.key(key);
    EXPECT_TRUE(driver_.shows("browser.path")) << key;
    driver_.key("Escape");
    EXPECT_FALSE(driver_.shows("browser.path")) << key;
  }
}

TEST_F(KeyJourney, CtrlZAndCtrlYUndoAndRedo) {
  const Json before = driver_.state();
  driver_.key("0");
  const Json changed = driver_.state();
  for (const char* redo : {"Ctrl+Y", "Ctrl+Shift+Z"}) {
    driver_.key("Ctrl+Z");
    EXPECT_EQ(undo_steps(), 0);
    EXPECT_EQ(driver_.value("/document/redo"), 1);
    EXPECT_NE(weight(), 0.0F);
    EXPECT_TRUE(same_outputs(driver_.state(), before));
    driver_.key(redo);
    EXPECT_EQ(undo_steps(), 1) << redo;
    EXPECT_EQ(driver_.value("/document/redo"), 0);
    EXPECT_EQ(weight(), 0.0F);
    EXPECT_TRUE(same_outputs(driver_.state(), changed));
  }
}

TEST_F(KeyJourney, CtrlCCopiesWhatIsPointedAt) {
  driver_.point("map.17");
  driver_.key("Ctrl+C");
  EXPECT_NE(driver_.copied().find("17"), std::string::npos) << driver_.copied();
}

TEST_F(KeyJourney, KeysOfAnOpenTextFieldAreNoCommands) {
  driver_.key("Enter");
  const Json before = driver_.state();
  for (const char* key : {"t", "h", "a", "0", "F1"}) driver_.key(key);
  EXPECT_EQ(driver_.value("/document"), before["document"]);
  EXPECT_EQ(driver_.value("/theme"), before["theme"]);
  EXPECT_EQ(driver_.value("/curtain"), before["curtain"]);
  EXPECT_FALSE(driver_.shows("help.window"));
}

}  // namespace
}  // namespace pw
