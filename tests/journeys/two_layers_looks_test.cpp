// Two layers as it is seen: what belongs together stands together, nothing is cut, and what is shown says what it is.
#include <gmock/gmock.h>

#include <algorithm>

#include "two_layers_test_window.h"

namespace pw {
namespace {

class LooksOfTwoLayers : public SceneInTwoLayers {
 protected:
  std::vector<std::string> written() {
    driver_.texts().keep(true);
    driver_.frame(2);
    std::vector<std::string> texts;
    for (const WrittenText& text : driver_.texts().all()) texts.push_back(text.text);
    return texts;
  }
  void resize(int width, int height) {
    driver_.resize(width, height);
    wait(driver_);
  }
};

// A sum ends on its result: the pictures of a row of W₂ and their sum are of one size and on one line.
TEST_F(LooksOfTwoLayers, AnOutputStandsInTheRowOfItsProducts) {
  for (const char* example : {"road", "narrow"}) {
    choose(example);
    for (const auto& [width, height] : {std::pair{1600, 900}, {1280, 720}, {2560, 1440}}) {
      resize(width, height);
      for (const char* row : {"0", "1"}) {
        const Area output = driver_.widget(std::string("output.") + row);
        const Area product = driver_.widget(std::string("two.product.") + row + ".0");
        EXPECT_NEAR(output.y, product.y, 1.0F) << example << ' ' << width;
        EXPECT_NEAR(output.w, product.w, 2.0F) << example << ' ' << width;
        EXPECT_NEAR(output.h, product.h, 2.0F) << example << ' ' << width;
      }
    }
  }
}

// Wide pictures in a large window: what they leave free goes to the bars of W₁, not to an empty panel.
TEST_F(LooksOfTwoLayers, ALargeWindowHasLargerBars) {
  choose("road");
  resize(1600, 900);
  const float before = driver_.widget("w1.0").h;
  resize(2560, 1440);
  EXPECT_GT(driver_.widget("w1.0").h, 1.5F * before);
  const Area lowest = driver_.widget("two.product.1.0");
  const Area strip = driver_.widget("merged.0");
  EXPECT_LT(strip.y - lowest.bottom(), 0.12F * 1440.0F);
}

TEST_F(LooksOfTwoLayers, NoWordIsCut) {
  for (const char* example : {"abs", "road", "xor"}) {
    choose(example);
    for (const auto& [width, height] : {std::pair{1280, 720}, {1024, 768}, {900, 1400}}) {
      resize(width, height);
      for (const std::string& text : written())
        EXPECT_FALSE(text.ends_with("…") && text != "Open…") << text << ' ' << example << ' ' << width;
    }
  }
}

TEST_F(LooksOfTwoLayers, ExamplesAndPredictionSayWhatTheyAreInASmallWindow) {
  resize(1280, 720);
  EXPECT_THAT(written(), testing::Contains(testing::StartsWith("whole numbers")));
  choose("road");
  EXPECT_THAT(written(), testing::Contains(testing::StartsWith("Predicted")));
  const auto texts = written();
  EXPECT_EQ(std::ranges::count_if(texts, [](const std::string& text) { return text.starts_with("0 at "); }), 4);
  EXPECT_THAT(texts, testing::Contains(testing::StartsWith("road, −"))) << "which output the pictures are of";
}

TEST_F(LooksOfTwoLayers, EqualFiltersHaveAButtonToNudgeOne) {
  choose("equal");
  EXPECT_TRUE(driver_.shows("two.nudge"));
  driver_.click("two.nudge");
  driver_.frame(2);
  EXPECT_NE(two()["w1"][0], two()["w1"][1]);
}

TEST_F(LooksOfTwoLayers, TheProjectorSaysWhichRowHasTheRelu) {
  driver_.set("theme=projector");
  wait(driver_);
  std::vector<std::string> texts = written();
  EXPECT_THAT(texts, testing::Contains("with ReLU"));
  EXPECT_THAT(texts, testing::Contains("without ReLU"));
  EXPECT_THAT(texts, testing::Contains("y = |R − B|"));
  choose("road");
  texts = written();
  EXPECT_EQ(std::ranges::count_if(texts, [](const std::string& text) { return text.starts_with("road: IoU"); }), 1);
  EXPECT_THAT(texts, testing::Contains(testing::StartsWith("merged")));
}

class OtherLooksOfTwoLayers : public TwoLayersJourney {};

// In a high window too.
TEST_F(LooksOfTwoLayers, APortraitOfTwoHiddenMapsHasNoEmptyHalf) {
  choose("narrow");
  resize(900, 1400);
  const Area lowest = driver_.widget("two.product.1.0"), below = driver_.widget("output.0");
  EXPECT_LT(below.y - lowest.bottom(), 0.18F * 1400.0F);
}

// In a high photo's panels the room beside the hidden maps is the sliders'.
TEST_F(OtherLooksOfTwoLayers, SlidersUseWhatAHighPictureLeaves) {
  Driver driver(opened({save_photo("high.png", 96, 64)}));
  driver.resize(1600, 900);
  show(driver);
  EXPECT_GT(driver.widget("w1.0.0").w, 0.7F * driver.widget("hidden.0").w);
}

// In all pictures, hatched ones too.
TEST_F(OtherLooksOfTwoLayers, EveryPositionHasItsNumber) {
  Driver driver(opened({save_stack("few.npy", made_up_stack({1, 3, 4, 4}))}));
  show(driver);
  for (const char* look : {"dark", "projector"}) {
    driver.set(std::string("theme=") + look);
    wait(driver);
    driver.texts().keep(true);
    driver.frame(2);
    const bool is_projector = std::string_view(look) == "projector";
    for (const char* name : {"0", "1"}) {
      const Area map = driver.widget(std::string(is_projector ? "two.hidden." : "hidden.") + name);
      const auto numbers = std::ranges::count_if(driver.texts().all(), [&](const WrittenText& text) {
        const ImVec2 at = text.area.centre();
        return at.x > map.x && at.x < map.right() && at.y > map.y && at.y < map.bottom();
      });
      EXPECT_EQ(numbers, 16) << look << name;
      // Not a square in the corner of a wide row.
      EXPECT_GT(map.w, 1.5F * map.h) << look << name;
    }
  }
}

}  // namespace
}  // namespace pw
