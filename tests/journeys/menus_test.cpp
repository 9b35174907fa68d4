// Menus, by the pointer and by keys alone.
#include "journey.h"

namespace pw {
namespace {

class MenuJourney : public Journey {
 protected:
  void keys(const std::vector<const char*>& all) {
    for (const char* key : all) driver_.key(key);
    driver_.wait_idle();
  }
  Driver driver_{opened({})};
};

TEST_F(MenuJourney, EveryMenuIsReachedByKeys) {
  const Json map = driver_.value("/selected/map");
  driver_.key("F10");
  EXPECT_TRUE(driver_.shows("input.0"));
  driver_.key("Right");
  EXPECT_FALSE(driver_.shows("input.0"));
  EXPECT_TRUE(driver_.shows("extractor.0"));
  driver_.key("Right");
  EXPECT_TRUE(driver_.shows("preset.0"));
  driver_.key("Right");
  EXPECT_TRUE(driver_.shows("save.0"));
  keys({"Left", "Left", "Left", "Left"});
  EXPECT_TRUE(driver_.shows("scene.seed"));
  driver_.key("Escape");
  EXPECT_FALSE(driver_.shows("scene.seed"));
  // None of it moved anything behind the menus.
  EXPECT_EQ(driver_.value("/selected/map"), map);
  EXPECT_EQ(driver_.value("/document/undo"), 0);
}

TEST_F(MenuJourney, FeaturesAreChosenByKeys) {
  keys({"F10", "Right", "Down", "Enter"});
  EXPECT_EQ(driver_.value("/document/extractor"), "filterbank");
  EXPECT_FALSE(driver_.shows("extractor.0"));
}

TEST_F(MenuJourney, WeightsAreChosenByKeys) {
  keys({"F10", "Right", "Right", "End", "Enter"});
  EXPECT_EQ(driver_.value("/document/weights"), "all zero");
  keys({"F10", "Right", "Right", "Home", "Down", "Up", "Enter"});
  EXPECT_EQ(driver_.value("/document/weights"), "trained on road scenes");
}

TEST_F(MenuJourney, ThePhotoSizeIsChosenByKeys) {
  driver_.drop({save_photo("photo.png", 1200, 800)});
  keys({"F10", "End", "Enter"});
  EXPECT_EQ(driver_.value("/document/input"), Json({1, 256, 20, 72}));
}

TEST_F(MenuJourney, ASampleIsChosenByKeys) {
  driver_.click("scene");
  driver_.wait_for_widget("sample.11");
  driver_.wait_idle();
  keys({"Down", "Down", "Enter"});
  EXPECT_EQ(driver_.value("/document/source"), "scene 1000001");
  EXPECT_FALSE(driver_.shows("scene.seed"));
}

TEST_F(MenuJourney, ARowThatCannotBeChosenIsPassedOver) {
  driver_.key("2");
  const auto input = driver_.value("/document/input");
  // This stack has no image, hence no pixels, and no labels to choose two maps by.
  driver_.click("input");
  driver_.click("input.2");
  EXPECT_TRUE(driver_.shows("input.2"));
  EXPECT_EQ(driver_.value("/document/input"), input);
  driver_.key("Escape");
  driver_.key("3");
  driver_.wait_idle();
  EXPECT_EQ(driver_.value("/document/input"), input);
  keys({"F10", "Right", "Right", "Down", "Enter"});
  EXPECT_EQ(driver_.value("/document/weights"), "random mix");
  driver_.click("preset");
  driver_.point("preset.1");
  driver_.key("Ctrl+C");
  EXPECT_NE(driver_.copied().find("needs labels"), std::string::npos) << driver_.copied();
  driver_.key("Escape");
}

TEST_F(MenuJourney, TheMessageOfAPresetGoesWithIt) {
  keys({"F10", "Right", "Right", "End", "Enter"});
  EXPECT_NE(driver_.value("/message"), "");
  driver_.key("Ctrl+Z");
  EXPECT_EQ(driver_.value("/message"), "");
  keys({"F10", "Right", "Right", "End", "Enter"});
  driver_.key("A");
  EXPECT_EQ(driver_.value("/message"), "");
}

TEST_F(MenuJourney, KeepingTwoMapsIsScored) {
  const float all = driver_.number("/score/iou");
  driver_.click("preset");
  driver_.click("preset.4");
  driver_.wait_idle();
  ASSERT_EQ(driver_.value("/document/weights"), "keep two, drop the rest");
  EXPECT_GT(driver_.number("/score/iou"), 0.5F);
  EXPECT_LT(driver_.number("/score/iou"), all);
}

TEST_F(MenuJourney, EverySampleHasItsGroundTruth) {
  for (const char* sample : {"sample.0", "sample.7"}) {
    driver_.click("scene");
    driver_.wait_for_widget("sample.11");
    driver_.wait_idle();
    driver_.click(sample);
    driver_.wait_idle();
    EXPECT_TRUE(driver_.state().contains("score")) << sample;
    EXPECT_TRUE(driver_.shows("truth")) << sample;
  }
  EXPECT_EQ(driver_.value("/document/source"), "scene 1000034 in snow");
}

}  // namespace
}  // namespace pw
