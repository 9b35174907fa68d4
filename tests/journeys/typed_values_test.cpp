// Values that can change are clicked and typed.
#include "learn_test_window.h"

namespace pw {
namespace {

class EditorJourney : public StackJourney {
 protected:
  void enter(const std::string& text) {
    driver_.key("Ctrl+A");
    text.empty() ? driver_.key("Delete") : driver_.type(text);
    driver_.key("Enter");
  }
  bool has_problem() { return driver_.shows("value_editor.problem"); }
};

TEST_F(EditorJourney, WhatIsNoNumberStaysWithItsReasonUntilItIsEdited) {
  driver_.double_click("weight.0.25");
  for (const char* wrong : {"1e39", "abc", "1.2.3", "1e-60"}) {
    enter(wrong);
    EXPECT_TRUE(driver_.shows("value_editor")) << wrong;
    EXPECT_TRUE(has_problem()) << wrong;
    EXPECT_EQ(driver_.value("/error"), "") << wrong;
    driver_.frame(2);
    driver_.type("7");
    EXPECT_FALSE(has_problem()) << wrong;
    EXPECT_EQ(held_by(driver_), parameters_) << wrong;
  }
  enter("0.5");
  EXPECT_FALSE(driver_.shows("value_editor"));
  EXPECT_EQ(driver_.value("/error"), "");
  EXPECT_EQ(driver_.number("/selected/weight/0"), 0.5F);
  EXPECT_EQ(driver_.value("/document/undo"), 1);
}

// Found by random actions: Dear ImGui ended the program.
TEST_F(EditorJourney, WhatWasTypedInAnotherFieldIsNotUndoneInThisOne) {
  const auto undo_all = [&] {
    for (int i = 0; i < 8; ++i) driver_.key("Ctrl+Z");
    for (int i = 0; i < 8; ++i) driver_.key("Ctrl+Y");
  };
  for (const char* text : {"-0.123456789", "7", "0.000000000001"}) {
    driver_.double_click("weight.0.25");
    driver_.key("Ctrl+A");
    for (const char letter : std::string(text)) driver_.type(std::string(1, letter));
    driver_.key("Escape");
    driver_.double_click("weight.0.3");
    undo_all();
    driver_.key("Escape");
  }
  driver_.key("Ctrl+Shift+P");
  driver_.type("a long sentence");
  driver_.key("Escape");
  driver_.key("Ctrl+Shift+P");
  undo_all();
  driver_.key("Escape");
  // A name from the list replaces what was typed.
  driver_.key("Ctrl+O");
  driver_.frame(2);
  driver_.type("/a/path/that/is/nowhere/at/all");
  for (const char* key : {"Ctrl+A", "Delete", "Down", "Down", "Up"}) driver_.key(key);
  undo_all();
  driver_.key("Escape");
  EXPECT_EQ(driver_.value("/error"), "");
}

TEST_F(EditorJourney, AnotherEditorHasNoReason) {
  driver_.double_click("weight.0.25");
  enter("abc");
  ASSERT_TRUE(has_problem());
  driver_.frame(2);
  driver_.key("Escape");
  EXPECT_FALSE(driver_.shows("value_editor"));
  driver_.double_click("weight.0.30");
  EXPECT_TRUE(driver_.shows("value_editor"));
  EXPECT_FALSE(has_problem());
  driver_.key("Escape");
}

TEST_F(EditorJourney, AnEmptyFieldIsNoError) {
  for (const char* nothing : {"", " "}) {
    driver_.double_click("weight.0.25");
    enter(nothing);
    EXPECT_FALSE(driver_.shows("value_editor"));
    EXPECT_EQ(driver_.value("/error"), "");
    EXPECT_EQ(driver_.value("/document/undo"), 0);
  }
}

// A number in the window: a click on it opens a field.
class TypedNumberJourney : public LearnJourney {
 protected:
  void enter(const std::string& text) {
    driver_.wait_for_widget("value_editor");
    driver_.frame(2);
    driver_.type(text);
    driver_.key("Enter");
  }
  void type_into(const std::string& number, const std::string& text) {
    driver_.click(number);
    enter(text);
  }
  void run_by_name(const std::string& command) {
    driver_.key("Ctrl+Shift+P");
    driver_.wait_for_widget("palette.field");
    driver_.frame(3);
    driver_.type(command);
    driver_.key("Enter");
  }
  bool says_why_not() {
    const bool says = driver_.shows("value_editor.problem");
    driver_.frame(2);
    driver_.key("Escape");
    return says && !driver_.shows("value_editor");
  }
  std::string explained(const std::string& widget) {
    driver_.move_away();
    driver_.point(widget);
    driver_.key("Ctrl+C");
    return driver_.copied();
  }
  const TrainingSettings& settings() const { return driver_.session().document().training; }

  Driver driver_{opened({})};
};

TEST_F(TypedNumberJourney, TheThreshold) {
  type_into("threshold.number", "0,73");
  EXPECT_FALSE(driver_.shows("value_editor"));
  EXPECT_NE(explained("threshold").find("p > 0.73"), std::string::npos) << driver_.copied();
  for (const char* wrong : {"1.5", "0", "half"}) {
    type_into("threshold.number", wrong);
    EXPECT_TRUE(says_why_not()) << wrong;
    EXPECT_NE(explained("threshold.number").find("p > 0.73"), std::string::npos) << wrong;
  }
}

TEST_F(TypedNumberJourney, NoExplanationCoversTheField) {
  driver_.click("threshold.number");
  driver_.wait_for_widget("value_editor");
  // As long as a box takes to come.
  driver_.frame(40);
  EXPECT_FALSE(driver_.shows("explanation"));
  EXPECT_TRUE(driver_.shows("value_editor"));
  driver_.key("Escape");
}

TEST_F(TypedNumberJourney, HowManyMapsAreAdded) {
  driver_.set("maps.show=products");
  type_into("scrub.number", "41");
  EXPECT_EQ(driver_.value("/scrub/k"), 41);
  for (const char* wrong : {"257", "-1", "2.5"}) {
    type_into("scrub.number", wrong);
    EXPECT_TRUE(says_why_not()) << wrong;
    EXPECT_EQ(driver_.value("/scrub/k"), 41) << wrong;
  }
}

TEST_F(TypedNumberJourney, TheSizeOfTheBrush) {
  show(driver_);
  type_into("paint.size.number", "7");
  EXPECT_NE(explained("paint.size").find("7 positions"), std::string::npos) << driver_.copied();
  type_into("paint.size.number", "13");
  EXPECT_TRUE(says_why_not());
  EXPECT_NE(explained("paint.size").find("7 positions"), std::string::npos) << driver_.copied();
}

TEST_F(TypedNumberJourney, ASettingOfTheTrainingWhichIsUndone) {
  show(driver_);
  const double before = settings().rate;
  run_by_name("rate: another");
  enter("0.002");
  EXPECT_EQ(settings().rate, 0.002);
  EXPECT_EQ(driver_.value("/document/undo"), 1);
  run_by_name("rate: another");
  enter("-1");
  EXPECT_TRUE(says_why_not());
  driver_.key("Ctrl+Z");
  EXPECT_EQ(settings().rate, before);
}

TEST_F(TypedNumberJourney, TheListOfSettingsLeadsThere) {
  show(driver_);
  driver_.click("train.settings");
  const auto row_of = [&](const std::string& words) {
    for (int row = 0;; ++row) {
      const std::string name = "train.settings." + std::to_string(row);
      driver_.point(name);
      driver_.key("Ctrl+C");
      if (driver_.copied().find(words) != std::string::npos) return name;
    }
  };
  driver_.click(row_of("type the decay"));
  enter("0.05");
  EXPECT_EQ(settings().decay, 0.05);
}

}  // namespace
}  // namespace pw
