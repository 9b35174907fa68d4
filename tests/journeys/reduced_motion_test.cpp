// Nothing moves by itself for those who do not want it.
#include "app/session/settings_file.h"
#include "journey.h"

namespace pw {
namespace {

class ReducedMotion : public StackJourney {
 protected:
  ReducedMotion() { driver_.set("reduced_motion=true"); }
  int added() { return driver_.value("/scrub/k").get<int>(); }
};

TEST_F(ReducedMotion, PlayGoesToItsEndAndBack) {
  driver_.set("maps.show=products");
  driver_.set("scrub.k=5");
  driver_.key("Space");
  EXPECT_EQ(added(), 64);
  EXPECT_EQ(driver_.value("/scrub/playing"), false);
  driver_.key("Space");
  EXPECT_EQ(added(), 0);
  EXPECT_EQ(driver_.value("/scrub/playing"), false);
  driver_.key("Space");
  EXPECT_EQ(added(), 64);
}

TEST_F(ReducedMotion, KeysStepOnAndBack) {
  driver_.set("maps.show=products");
  driver_.set("scrub.k=5");
  driver_.key("j");
  EXPECT_EQ(added(), 6);
  driver_.key("Shift+J");
  EXPECT_EQ(added(), 5);
  driver_.frame(30);
  EXPECT_EQ(added(), 5);
}

TEST_F(ReducedMotion, TheStackBecomesTheMatrixAtOnce) {
  driver_.set("maps.show=matrix");
  driver_.set("matrix.reshape=0");
  driver_.key("Space");
  EXPECT_EQ(driver_.number("/matrix/reshape"), 1.0F);
  driver_.click("matrix.play");
  EXPECT_EQ(driver_.number("/matrix/reshape"), 0.0F);
}

TEST_F(ReducedMotion, NoFrameIsDrawnWithoutNeed) {
  driver_.set("maps.show=products");
  driver_.set("scrub.k=0");
  driver_.key_at_once("Space");
  int frames = 0;
  driver_.after_each_frame([&] { ++frames; });
  driver_.wait_as_the_loop();
  driver_.after_each_frame(nullptr);
  EXPECT_LT(frames, 10);
  EXPECT_EQ(added(), 64);
}

TEST_F(ReducedMotion, WithMotionPlayTakesItsTime) {
  driver_.set("reduced_motion=false");
  driver_.set("maps.show=products");
  driver_.set("scrub.k=0");
  driver_.key("Space");
  EXPECT_LT(added(), 64);
  EXPECT_EQ(driver_.value("/scrub/playing"), true);
}

class ReducedMotionKept : public Journey {};

TEST_F(ReducedMotionKept, TheNextWindowReducesMotionToo) {
  const std::string path = folder_.path("settings.json");
  {
    SettingsFile file(path);
    WindowParts parts;
    parts.settings = &file;
    Driver driver({}, std::move(parts));
    driver.key("Ctrl+Shift+P");
    driver.wait_for_widget("palette.field");
    driver.frame(3);
    driver.type("reduced motion");
    driver.key("Enter");
    ASSERT_TRUE(file.finish());
  }
  SettingsFile file(path);
  EXPECT_TRUE(file.settings().reduces_motion);
  WindowParts parts;
  parts.settings = &file;
  Driver driver({}, std::move(parts));
  driver.set("maps.show=products");
  driver.set("scrub.k=0");
  driver.key("Space");
  EXPECT_EQ(driver.value("/scrub/k"), driver.value("/document/cin"));
}

}  // namespace
}  // namespace pw
