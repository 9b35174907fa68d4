// Generated scenes: next and previous, by seed, and samples.
#include "journey.h"

namespace pw {
namespace {

class SceneJourney : public Journey {
 protected:
  std::string source() { return driver_.value("/document/source").get<std::string>(); }
  Driver driver_{opened({})};
};

TEST_F(SceneJourney, TheNextSceneAndThePreviousOne) {
  const std::string first = source();
  const Picture image = driver_.picture_of("image");
  driver_.click("scene.on");
  driver_.wait_idle();
  EXPECT_NE(source(), first);
  driver_.move_away();
  EXPECT_GT(difference(image, driver_.picture_of("image")), 0.3);
  EXPECT_EQ(driver_.value("/document/undo"), 1);
  driver_.click("scene.back");
  driver_.wait_idle();
  EXPECT_EQ(source(), first);
  driver_.move_away();
  EXPECT_EQ(driver_.picture_of("image"), image);
}

TEST_F(SceneJourney, ASeedIsTyped) {
  driver_.click("scene");
  driver_.wait_for_widget("scene.seed");
  driver_.key("Ctrl+A");
  driver_.type("1000091");
  driver_.key("Enter");
  driver_.wait_idle();
  EXPECT_EQ(source(), "scene 1000091");
  EXPECT_FALSE(driver_.shows("scene.seed"));
  EXPECT_TRUE(driver_.shows("truth"));
}

TEST_F(SceneJourney, AnInvalidSeedIsRefused) {
  const std::string first = source();
  driver_.click("scene");
  driver_.wait_for_widget("scene.seed");
  driver_.key("Ctrl+A");
  driver_.type("1.5");
  driver_.key("Enter");
  EXPECT_NE(driver_.value("/error").get<std::string>().find("1.5"), std::string::npos);
  EXPECT_EQ(source(), first);
  driver_.click("error.close");
}

TEST_F(SceneJourney, ASampleIsChosen) {
  const std::string first = source();
  driver_.click("scene");
  driver_.wait_for_widget("sample.1");
  driver_.wait_idle();
  driver_.click("sample.1");
  driver_.wait_idle();
  EXPECT_NE(source(), first);
  EXPECT_EQ(driver_.value("/document/input"), Json({1, 256, 20, 72}));
  EXPECT_FALSE(driver_.shows("sample.1"));
}

TEST_F(SceneJourney, TheWeightsAreKeptFromSceneToScene) {
  driver_.right_click("weight.1.30");
  driver_.click("scene.on");
  driver_.wait_idle();
  driver_.click("map.30");
  EXPECT_EQ(driver_.number("/selected/weight/1"), 0.0F);
  driver_.key("Ctrl+Z");
  driver_.key("Ctrl+Z");
  driver_.click("map.30");
  EXPECT_NE(driver_.number("/selected/weight/1"), 0.0F);
}

TEST_F(SceneJourney, FeaturesAreChangedForTheSameImage) {
  const Picture image = driver_.picture_of("image");
  for (const auto& [index, extractor, maps] :
       {std::tuple{1, "filterbank", 256}, {2, "random", 256}, {3, "pixels", 3}, {0, "learned", 256}}) {
    driver_.click("extractor");
    driver_.click("extractor." + std::to_string(index));
    driver_.wait_idle();
    EXPECT_EQ(driver_.value("/document/extractor"), extractor);
    EXPECT_EQ(driver_.value("/document/cin"), maps);
    driver_.move_away();
    EXPECT_LT(difference(image, driver_.picture_of("image")), 0.05) << extractor;
  }
}

TEST_F(SceneJourney, TheStateHasTheScoreShown) {
  EXPECT_GT(driver_.number("/score/iou"), 0.9F);
  EXPECT_GT(driver_.number("/score/right"), 0.9F);
  driver_.key("H");
  EXPECT_FALSE(driver_.state().contains("score"));
  driver_.key("H");
  driver_.key("2");
  driver_.wait_idle();
  EXPECT_FALSE(driver_.state().contains("score"));
}

TEST_F(SceneJourney, EveryPresetHasOutputs) {
  driver_.click("preset");
  driver_.wait_for_widget("preset.0");
  const std::size_t count = widgets_named(driver_.state(), "preset.").size();
  EXPECT_GE(count, 7U);
  driver_.key("Escape");
  for (std::size_t i = 0; i < count; ++i) {
    driver_.click("preset");
    driver_.click("preset." + std::to_string(i));
    driver_.wait_idle();
    EXPECT_EQ(driver_.value("/document/undo"), i + 1);
    const Json output = driver_.value("/output");
    for (const Json& mean : output["mean"]) EXPECT_TRUE(mean.is_number()) << i;
  }
}

}  // namespace
}  // namespace pw
