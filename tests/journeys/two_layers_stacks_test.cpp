// Two layers in windows of all shapes, on stacks of all kinds; what a drag costs.
#include <gmock/gmock.h>

#include <algorithm>
#include <limits>

#include "drag_cost.h"
#include "tests/few.h"
#include "two_layers_test_window.h"

namespace pw {
namespace {

// What it shows there is laid out, and nothing is past the edges, whatever the example and the window.
TEST_F(SceneInTwoLayers, EveryExampleInEveryWindow) {
  for (const char* example : {"abs", "road"}) {
    for (const auto& [width, height] : ends_of<SizeInPixels>({{1280, 720}, {1024, 768}, {900, 1400}, {640, 480}})) {
      driver_.resize(width, height);
      driver_.set(std::string("two.case=") + example);
      driver_.set("two.hidden=9");
      wait(driver_);
      for (const auto& [name, area] : driver_.state()["widgets"].items()) {
        if (!name.starts_with("hidden.") && !name.starts_with("merged") && !name.starts_with("w")) continue;
        EXPECT_GE(area[0].get<float>(), -1.0F) << name << ' ' << example << ' ' << width;
        EXPECT_LE(area[0].get<float>() + area[2].get<float>(), static_cast<float>(width) + 1.0F)
            << name << ' ' << example << ' ' << width;
      }
    }
  }
}

TEST_F(SceneInTwoLayers, ADragCostsHardlyMoreThanInExplore) {
  double least_ratio = 1e9;
  for (const char* example : {"abs", "road"}) {
    least_ratio = 1e9;
    for (int round = 0; round < 2; ++round) {
      driver_.set("view=explore.inputs");
      const double explore = median_drag_frame(driver_, "weight_slider.0", {0.5F, 0.0F}, 12);
      driver_.set("view=two_layers");
      driver_.set(std::string("two.case=") + example);
      wait(driver_);
      const double two_layers = median_drag_frame(driver_, "w2.0.1", {0.5F, 0.0F}, 12);
      std::printf("%s: %.2f ms, Explore %.2f ms\n", example, 1e3 * two_layers, 1e3 * explore);
      least_ratio = std::min(least_ratio, two_layers / explore);
    }
    // Twice what is asked for: other programs run on the machine.
    EXPECT_LT(least_ratio, 2.6) << example;
  }
}

class OtherStacksInTwoLayers : public TwoLayersJourney {};

TEST_F(OtherStacksInTwoLayers, OneMapOfOnePosition) {
  Driver driver(opened({save_stack("one.npy", made_up_stack({1, 1, 1, 1}))}));
  show(driver);
  EXPECT_EQ(two(driver)["input"], "stack");
  for (int i = 0; i < 6; ++i) {
    driver.click("two.case." + std::to_string(i));
    wait(driver);
  }
  driver.key("U");
  wait(driver);
  EXPECT_EQ(driver.value("/view"), "explore");
}

TEST_F(OtherStacksInTwoLayers, WithoutAPictureItsFirstTwoMapsAreCompared) {
  const Tensor stack = made_up_stack({1, 5, 6, 8});
  Driver driver(opened({save_stack("five.npy", stack)}));
  show(driver);
  EXPECT_EQ(two(driver)["case"], "abs");
  EXPECT_EQ(two(driver)["w1"][0], Json({1.0, -1.0, 0.0, 0.0, 0.0}));
  // The road pair needs the learned maps: it cannot be chosen, and says why.
  driver.click("two.case.2");
  wait(driver);
  EXPECT_EQ(two(driver)["case"], "abs");
}

// The button beside the shapes names the order in which the file is read.
TEST_F(OtherStacksInTwoLayers, TheOrderOfTheFileIsNamed) {
  Driver driver(opened({save_stack("three.npy", made_up_stack({1, 3, 4, 5}))}));
  driver.texts().keep(true);
  driver.resize(1024, 768);
  show(driver);
  driver.frame(2);
  const auto names_it = [](const WrittenText& text) { return text.text.starts_with("file: N"); };
  EXPECT_TRUE(std::ranges::any_of(driver.texts().all(), names_it));
}

TEST_F(OtherStacksInTwoLayers, APairOfAPictureThatIsGoneSaysSo) {
  Driver driver(opened({}));
  show(driver);
  driver.drag("w1.0.0", -20.0F, 0.0F);
  driver.drop({save_stack("other.npy", made_up_stack({1, 256, 4, 4}))});
  wait(driver);
  EXPECT_TRUE(two(driver)["in_document"].get<bool>());
  EXPECT_FALSE(two(driver).contains("zero"));
  driver.click("two.case.0");
  wait(driver);
  EXPECT_TRUE(two(driver).contains("zero"));
}

TEST_F(OtherStacksInTwoLayers, NaNIsShownAndGoesOn) {
  Tensor stack = made_up_stack({1, 3, 6, 8});
  stack.plane(0, 0)[5] = std::numeric_limits<float>::quiet_NaN();
  Driver driver(opened({save_stack("nan.npy", stack)}));
  show(driver);
  for (int i = 0; i < 6; ++i) {
    driver.click("two.case." + std::to_string(i));
    wait(driver);
    EXPECT_TRUE(two(driver)["current"].get<bool>()) << i;
  }
}

TEST_F(OtherStacksInTwoLayers, ManyMapsHaveColumnsOnPages) {
  Driver driver(opened({save_stack("many.npy", made_up_stack({1, 4096, 3, 4}))}));
  show(driver);
  driver.drag("w1.0", 0.0F, -8.0F);
  wait(driver);
  EXPECT_TRUE(two(driver)["in_document"].get<bool>());
  driver.key("Left");
  driver.key("Left");
  driver.frame(2);
  EXPECT_TRUE(driver.shows("w1.0"));
}

TEST_F(OtherStacksInTwoLayers, OneOutputAndNine) {
  Driver driver(opened({}));
  choose_preset(driver, "classes");
  show(driver);
  driver.set("two.case=equal");
  wait(driver);
  EXPECT_EQ(two(driver)["outputs"], 9);
  driver.drag("w2.0.0", 15.0F, 0.0F);
  wait(driver);
  EXPECT_TRUE(two(driver)["current"].get<bool>());
}

// In the background: the window goes on.
TEST_F(OtherStacksInTwoLayers, SixteenHiddenMapsOfALargePhoto) {
  // With half the sides it is still more than is computed within a frame.
  WindowOptions options = opened({save_photo("large.png", few_of(1920, 960), few_of(1080, 540))});
  options.extractor = ExtractorKind::kPixels;
  Driver driver(options);
  show(driver);
  driver.set("two.hidden=16");
  wait(driver);
  EXPECT_TRUE(two(driver)["current"].get<bool>());
  driver.drag("w1.0.0", -20.0F, 0.0F);
  wait(driver);
  EXPECT_TRUE(two(driver)["current"].get<bool>());
  EXPECT_LT(two(driver)["w1"][0][0].get<float>(), 1.0F);
}

}  // namespace
}  // namespace pw
