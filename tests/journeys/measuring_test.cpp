// The speed of the machine, measured from the help.
#include <gmock/gmock.h>

#include "compute/parallel/cpu_affinity.h"
#include "journey.h"

namespace pw {
namespace {

class MeasuringJourney : public StackJourney {
 protected:
  void open_help() {
    driver_.key("F1");
    driver_.wait_for_widget("help.window");
  }
  void begin() {
    open_help();
    driver_.key("Enter");
    driver_.wait_for("the measurement", [](const Json& state) { return state.contains("bench"); });
  }
  Json result() {
    driver_.wait_as_the_loop();
    return driver_.value("/bench");
  }
  static Json done() { return {{"state", "done"}, {"rows", processor_count() >= 2 ? 5 : 3}}; }
  static Json cancelled() { return {{"state", "cancelled"}, {"rows", 0}}; }
};

TEST_F(MeasuringJourney, AKeyMeasures) {
  const Json before = driver_.value("/document");
  open_help();
  EXPECT_FALSE(driver_.state().contains("bench"));
  EXPECT_FALSE(driver_.shows("about.speed"));
  driver_.key("Enter");
  EXPECT_EQ(result(), done());
  EXPECT_EQ(driver_.value("/document"), before);
  EXPECT_FALSE(driver_.shows("value_editor"));
  driver_.move(driver_.widget("about.speed").at(0.33F, 0.4F));
  driver_.key("Ctrl+C");
  EXPECT_THAT(driver_.copied(), testing::ContainsRegex("Whole layer: [0-9.]+\u00a0(m|µ)s on 1 thread.*per second"));
}

TEST_F(MeasuringJourney, TheButtonMeasuresAndTheNumbersStay) {
  open_help();
  driver_.click("about.measure");
  EXPECT_EQ(result(), done());
  driver_.click("help.close");
  EXPECT_FALSE(driver_.shows("help.window"));
  open_help();
  EXPECT_TRUE(driver_.shows("about.speed"));
  EXPECT_EQ(driver_.value("/bench"), done());
}

TEST_F(MeasuringJourney, EscapeCancelsAndThenClosesTheHelp) {
  begin();
  driver_.key("Escape");
  EXPECT_EQ(result(), cancelled());
  EXPECT_TRUE(driver_.shows("help.window"));
  EXPECT_FALSE(driver_.shows("about.speed"));
  driver_.key("Escape");
  EXPECT_FALSE(driver_.shows("help.window"));
  begin();
  EXPECT_EQ(result(), done());
}

TEST_F(MeasuringJourney, ClosingTheHelpCancels) {
  begin();
  driver_.key("F1");
  EXPECT_EQ(result(), cancelled());
  EXPECT_FALSE(driver_.shows("help.window"));
  EXPECT_TRUE(outputs_are(driver_.state(), stack_, parameters_));
  EXPECT_EQ(held_by(driver_), parameters_);
}

}  // namespace
}  // namespace pw
