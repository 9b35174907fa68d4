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
  keys({"F10", "Right", "End", "Enter"});
  EXPECT_EQ(driver_.value("/document/input"), Json({1, 256, 20, 72}));
}

TEST_F(MenuJourney, ASampleIsChosenByKeys) {
  driver_.click("scene");
  driver_.wait_for_widget("sample.11");
  driver_.wait_idle();
  keys({"Down", "Right", "Enter"});
  EXPECT_EQ(driver_.value("/document/source"), "scene 1000001");
  EXPECT_FALSE(driver_.shows("scene.seed"));
}

// Where the samples stand is where the arrows lead.
TEST_F(MenuJourney, TheSamplesAreWalkedInTheirColumns) {
  const auto chosen_by = [&](std::vector<const char*> way) {
    driver_.click("scene");
    driver_.wait_for_widget("sample.11");
    driver_.wait_idle();
    way.push_back("Enter");
    keys(way);
    EXPECT_FALSE(driver_.shows("scene.seed"));
    return driver_.value("/document/source");
  };
  const auto sample = [&](const char* name) {
    driver_.click("scene");
    driver_.wait_for_widget("sample.11");
    driver_.wait_idle();
    driver_.click(name);
    driver_.wait_idle();
    return driver_.value("/document/source");
  };
  EXPECT_EQ(chosen_by({"Down", "Down"}), sample("sample.3"));
  EXPECT_EQ(chosen_by({"Down", "Right", "Right", "Down"}), sample("sample.5"));
  EXPECT_EQ(chosen_by({"Down", "Down", "Down", "Left", "Up"}), sample("sample.2"));
  EXPECT_EQ(chosen_by({"Up", "Down", "Up", "Up"}), sample("sample.5"));
  EXPECT_EQ(chosen_by({"Down", "Left", "Up", "Right"}), sample("sample.1"));
}

TEST_F(MenuJourney, KeysOfOneFrameAreTakenOneAfterTheOther) {
  for (const char* key : {"F10", "Right", "Down", "Enter"}) driver_.key_at_once(key);
  driver_.frame(8);
  driver_.wait_idle();
  EXPECT_EQ(driver_.value("/document/extractor"), "filterbank");
  // Esc closes the menu before the next key, which is then the window's.
  driver_.key("F10");
  driver_.key_at_once("Down");
  driver_.key_at_once("Escape");
  driver_.key_at_once("Down");
  driver_.frame(8);
  driver_.wait_idle();
  EXPECT_FALSE(driver_.shows("input.0"));
  EXPECT_EQ(driver_.value("/document/source"), "scene 1000091");
}

TEST_F(MenuJourney, WhatARowMeansStandsBesideTheMenu) {
  driver_.click("preset");
  driver_.move_away();
  const Area last = driver_.widget("preset.6");
  const Area rows{last.x, driver_.widget("preset.2").y, last.w, last.bottom() - driver_.widget("preset.2").y};
  const Picture before = driver_.picture(rows);
  driver_.point("preset.0");
  driver_.frame(2);
  driver_.key("Ctrl+C");
  EXPECT_NE(driver_.copied().find("trained on generated road scenes"), std::string::npos) << driver_.copied();
  EXPECT_EQ(driver_.picture(rows), before);
  driver_.key("Escape");
}

TEST_F(MenuJourney, WeightsComeBackToTheirMapsWithTheirHueAndScore) {
  const float iou = driver_.number("/score/iou");
  driver_.move_away();
  const float top = driver_.widget("image").y;
  const Area panels{0.0F, top, static_cast<float>(driver_.width()), static_cast<float>(driver_.height()) - top - 60.0F};
  const Picture before = driver_.picture(panels);
  keys({"F10", "Right", "Down", "Down", "Enter"});
  ASSERT_EQ(driver_.value("/document/extractor"), "random");
  EXPECT_FALSE(driver_.state().contains("score"));
  keys({"F10", "Right", "Enter"});
  ASSERT_EQ(driver_.value("/document/extractor"), "learned");
  EXPECT_EQ(driver_.number("/score/iou"), iou);
  driver_.move_away();
  EXPECT_EQ(driver_.picture(panels), before);
}

TEST_F(MenuJourney, ARowThatCannotBeChosenIsPassedOver) {
  driver_.key("2");
  const auto input = driver_.value("/document/input");
  // This stack has no image, hence no pixels, and no two maps are chosen.
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
  EXPECT_NE(driver_.copied().find("No pair of these maps"), std::string::npos) << driver_.copied();
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

// A dot stands in front of the weights that are used, for as long as they are as they were made.
TEST_F(MenuJourney, TheWeightsInUseHaveADot) {
  const auto dots = [&] {
    driver_.click("preset");
    std::string found;
    for (const std::string& name : widgets_named(driver_.state(), "preset.")) {
      Area front = driver_.widget(name);
      front.w = front.h;
      if (contrast(driver_.picture(front)) > 5.0) found += name + " ";
    }
    driver_.key("Escape");
    return found;
  };
  EXPECT_EQ(dots(), "preset.0 ");
  driver_.key("0");
  EXPECT_EQ(dots(), "");
  choose_preset(driver_, "average");
  EXPECT_EQ(dots(), "preset.3 ");
}

}  // namespace
}  // namespace pw
