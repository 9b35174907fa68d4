// Two layers of photos and of stacks from files, as they are seen.
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

#include "tests/few.h"
#include "two_layers_test_window.h"

namespace pw {
namespace {

class OtherLooksOfTwoLayers : public TwoLayersJourney {};

// High pictures leave room beside them: the prediction's is large, and a sign is not far from what it joins.
TEST_F(OtherLooksOfTwoLayers, AHighPictureHasALargePrediction) {
  Driver driver(opened({save_photo("board.png", 96, 72)}));
  driver.resize(1600, 900);
  show(driver);
  driver.set("two.case=road");
  wait(driver);
  const Area output = driver.widget("output.0"), product = driver.widget("two.product.0.0");
  EXPECT_NEAR(output.w, product.w, 2.0F);
  EXPECT_GT(driver.widget("overlay_picture").w, 1.3F * output.w);
  driver.set("theme=projector");
  wait(driver);
  EXPECT_GT(driver.widget("two.hidden.0").w, 0.13F * 1600.0F) << "signs stand in the titles";
}

TEST_F(OtherLooksOfTwoLayers, EveryMapIsNamedOnAProjector) {
  Driver driver(opened({save_photo("board.png", 96, 72)}));
  driver.set("theme=projector");
  show(driver);
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1600, 900}, {1280, 720}, {1024, 768}})) {
    driver.resize(width, height);
    wait(driver);
    driver.texts().keep(true);
    driver.frame(2);
    std::vector<std::string> texts;
    for (const WrittenText& text : driver.texts().all()) texts.push_back(text.text);
    for (const char* map : {"red", "green", "blue"}) EXPECT_THAT(texts, testing::Contains(map)) << width;
  }
  driver.set("two.case=road");
  wait(driver);
  driver.frame(2);
  const auto results = std::ranges::count_if(driver.texts().all(), [](const WrittenText& text) {
    return text.is_spoken && text.text.find("→ ") != std::string::npos;
  });
  EXPECT_EQ(results, 2) << "with the ReLU and without";
}

// Below the hidden maps of a photo the sliders have their width.
TEST_F(OtherLooksOfTwoLayers, SlidersUseWhatAHighPictureLeaves) {
  Driver driver(opened({save_photo("high.png", 96, 64)}));
  driver.resize(1600, 900);
  show(driver);
  EXPECT_GT(driver.widget("w1.0.0").w, 0.5F * driver.widget("hidden.0").w);
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

// Numbers of one kind of picture in one type, whatever signs each has.
TEST_F(OtherLooksOfTwoLayers, NumbersOfASumHaveOneSize) {
  // A minus needs room of which the ReLU leaves more.
  Tensor stack = made_up_stack({1, 3, 4, 5});
  for (std::int64_t map = 0; map < stack.shape().c; ++map) {
    for (float& value : stack.plane(0, map)) value = std::round(12.0F * value) / 2.0F - 3.0F;
  }
  Driver driver(opened({save_stack("few.npy", stack)}));
  show(driver);
  driver.set("theme=projector");
  driver.resize(900, 1400);
  wait(driver);
  driver.texts().keep(true);
  driver.frame(2);
  std::vector<float> heights;
  for (const char* name : {"two.hidden.0", "two.hidden.1", "two.hidden.2", "two.linear.0", "two.linear.1"}) {
    const Area map = driver.widget(name);
    for (const WrittenText& text : driver.texts().all()) {
      const ImVec2 at = text.area.centre();
      if (at.x > map.x && at.x < map.right() && at.y > map.y && at.y < map.bottom()) heights.push_back(text.area.h);
    }
  }
  ASSERT_FALSE(heights.empty());
  EXPECT_EQ(std::ranges::min(heights), std::ranges::max(heights));
}

// The frame of a position in the uppermost row stays below the heading.
TEST_F(OtherLooksOfTwoLayers, AHeadingStandsClearOfTheMarker) {
  Driver driver(opened({save_stack("few.npy", made_up_stack({1, 3, 4, 4}))}));
  show(driver);
  driver.texts().keep(true);
  driver.frame(2);
  const auto& all = driver.texts().all();
  const auto heading = std::ranges::find_if(
      all, [](const WrittenText& text) { return text.text.starts_with("Merged into one layer: "); });
  ASSERT_NE(heading, all.end());
  EXPECT_GE(driver.widget("merged.output").y - heading->area.bottom(), 4.0F);
}

}  // namespace
}  // namespace pw
