// The keys that change what is shown and how: scenes and display modes.
#include <ostream>

#include "journey.h"

namespace pw {
namespace {

class SceneKeyJourney : public Journey {};

TEST_F(SceneKeyJourney, SStepsThroughScenesAndGOutlinesTheirRoad) {
  Driver driver(opened({}));
  const Json first = driver.value("/document/source");
  driver.key("s");
  driver.wait_idle();
  EXPECT_NE(driver.value("/document/source"), first);
  driver.key("Shift+S");
  driver.wait_idle();
  EXPECT_EQ(driver.value("/document/source"), first);
  const Picture plain = driver.picture_of("overlay_picture");
  driver.key("g");
  EXPECT_GT(difference(plain, driver.picture_of("overlay_picture")), 0.002);
  driver.key("g");
  EXPECT_EQ(driver.picture_of("overlay_picture"), plain);
}

// Keys that only change how something is drawn, and where the change is visible.
struct LookKey {
  const char* key;
  const char* widget;
  int looks;  // presses after which the first look is back
};

void PrintTo(const LookKey& look, std::ostream* out) {
  *out << look.key;
}

class LookKeyJourney : public Journey, public testing::WithParamInterface<LookKey> {
 protected:
  Driver driver_{opened({})};
};

TEST_P(LookKeyJourney, CyclesThroughTheLooks) {
  const auto& [key, widget, looks] = GetParam();
  driver_.move_away();
  const Picture first = driver_.picture_of(widget);
  Picture last = first;
  for (int press = 1; press < looks; ++press) {
    driver_.key(key);
    const Picture now = driver_.picture_of(widget);
    EXPECT_GT(difference(last, now), 0.01) << press;
    EXPECT_GT(difference(first, now), 0.01) << press;
    last = now;
  }
  driver_.key(key);
  EXPECT_EQ(driver_.picture_of(widget), first);
}

INSTANTIATE_TEST_SUITE_P(Keys, LookKeyJourney,
                         testing::Values(LookKey{"o", "overlay_picture", 3}, LookKey{"r", "maps", 3},
                                         LookKey{"h", "output.1", 2}, LookKey{"t", "maps", 3}),
                         [](const auto& test) { return std::string(test.param.key); });

}  // namespace
}  // namespace pw
