// Display options by mouse: none of them changes a number.
#include <cmath>

#include "journey.h"

namespace pw {
namespace {

class LookJourney : public StackJourney {};

TEST_F(LookJourney, EverySwitchChangesThePictureAndNoNumber) {
  driver_.drag("weight.0.17", 0, -8);
  const Json before = driver_.state();
  for (const char* name : {"change", "O", "R", "strongest", "layout.nchw", "curtain"}) {
    driver_.move_away();
    const Picture at_rest = driver_.picture();
    std::string_view(name).size() == 1 ? driver_.key(name) : driver_.click(name);
    driver_.move_away();
    EXPECT_GT(difference(at_rest, driver_.picture()), 0.001) << name;
  }
  EXPECT_EQ(driver_.value("/document"), before["document"]);
  EXPECT_EQ(driver_.value("/output"), before["output"]);
  driver_.click("undo");
  EXPECT_TRUE(outputs_are(driver_.state(), stack_, parameters_));
}

TEST_F(LookJourney, TheCurtainHidesTheOutputs) {
  driver_.click("curtain");
  EXPECT_EQ(driver_.value("/curtain"), true);
  driver_.move_away();
  const Picture hidden = driver_.picture_of("output.0");
  EXPECT_LT(contrast(hidden), 20.0);
  driver_.drag("weight.0.17", 0, -12);
  driver_.move_away();
  EXPECT_EQ(driver_.picture_of("output.0"), hidden);
  driver_.click("curtain");
  EXPECT_EQ(driver_.value("/curtain"), false);
  driver_.move_away();
  EXPECT_GT(difference(hidden, driver_.picture_of("output.0")), 0.5);
}

TEST_F(LookJourney, ThemesChangeTheLookAndNothingElse) {
  const Json before = driver_.state();
  const float height = driver_.widget("undo").h;
  driver_.move_away();
  EXPECT_LT(brightness(driver_.picture()), 80.0);
  driver_.click("theme");
  driver_.click("theme.1");
  EXPECT_EQ(driver_.value("/theme"), "light");
  EXPECT_GT(brightness(driver_.picture()), 150.0);
  driver_.click("theme");
  driver_.click("theme.2");
  EXPECT_EQ(driver_.value("/theme"), "projector");
  EXPECT_GT(brightness(driver_.picture()), 150.0);
  EXPECT_GT(driver_.widget("undo").h, height);
  driver_.click("theme");
  driver_.click("theme.0");
  EXPECT_EQ(driver_.value("/theme"), before["theme"]);
  EXPECT_EQ(driver_.value("/document"), before["document"]);
  EXPECT_EQ(driver_.value("/output"), before["output"]);
  EXPECT_EQ(held_by(driver_), parameters_);
}

TEST_F(LookJourney, WeightsAreMovedOnTheProjector) {
  driver_.set("theme=projector");
  const auto map = driver_.value("/selected/map").get<std::size_t>();
  const Area slider = driver_.widget("weight_slider.0");
  driver_.drag(slider.centre(), slider.at(0.95F, 0.5F));
  EXPECT_GT(driver_.number("/selected/weight/0"), parameters_.w(0, map));
  parameters_.w(0, map) = driver_.number("/selected/weight/0");
  EXPECT_TRUE(outputs_are(driver_.state(), stack_, parameters_));
}

TEST_F(LookJourney, TheAxesAreShownInEitherOrder) {
  driver_.click("layout.nchw");
  EXPECT_EQ(driver_.value("/layout"), "nchw");
  driver_.point("shape.x.1");
  driver_.key("Ctrl+C");
  EXPECT_NE(driver_.copied().find("64 maps"), std::string::npos) << driver_.copied();
  driver_.click("layout.nhwc");
  EXPECT_EQ(driver_.value("/layout"), "nhwc");
  driver_.point("shape.x.1");
  driver_.key("Ctrl+C");
  EXPECT_NE(driver_.copied().find("20 rows"), std::string::npos) << driver_.copied();
}

TEST_F(LookJourney, PinnedRangesOutliveTheDrag) {
  const Json before = driver_.value("/output");
  driver_.click("pin");
  driver_.drag("weight.0.17", 0, -12);
  EXPECT_EQ(driver_.value("/output/range"), before["range"]);
  EXPECT_NE(driver_.value("/output/max"), before["max"]);
  driver_.click("pin");
  EXPECT_NE(driver_.value("/output/range"), before["range"]);
}

TEST_F(LookJourney, TheStrongestMapsAreThoseThatAffectTheOutputs) {
  Parameters few{{2, std::vector<float>(64)}, {0, 0}};
  few.w(0, 5) = few.w(1, 40) = few.w(0, 63) = 1.0F;
  driver_.drop({save_weights("few.npy", few)});
  driver_.click("strongest");
  const auto shown = widgets_named(driver_.state(), "map.");
  EXPECT_EQ(shown.size(), 12U);
  for (const char* name : {"map.5", "map.40", "map.63"}) EXPECT_TRUE(driver_.shows(name)) << name;
}

TEST_F(LookJourney, EveryActivationComesFromItsList) {
  for (const auto& [index, name] : {std::pair{1, "relu"}, {2, "sigmoid"}, {3, "softmax"}, {0, "none"}}) {
    driver_.click("activation");
    driver_.click("activation." + std::to_string(index));
    EXPECT_EQ(driver_.value("/document/activation"), name);
    const Json output = driver_.value("/output");
    EXPECT_GE(output["min"][0].get<float>(), index == 0 ? -100.0F : 0.0F) << name;
    EXPECT_LE(output["max"][0].get<float>(), index > 1 ? 1.0F : 100.0F) << name;
    const float both = output["mean"][0].get<float>() + output["mean"][1].get<float>();
    EXPECT_EQ(std::fabs(both - 1.0F) < 1e-5F, index == 3) << name;
    EXPECT_TRUE(outputs_are(driver_.state(), stack_, parameters_)) << name;
  }
  EXPECT_EQ(held_by(driver_), parameters_);
}

TEST_F(LookJourney, ColourScalesAndOverlaysComeFromTheirLists) {
  for (const auto& [menu, picture, rows] : {std::tuple{"range", "maps", 3}, {"overlay", "overlay_picture", 3}}) {
    std::vector<Picture> seen;
    for (int row = 0; row < rows; ++row) {
      driver_.click(menu);
      driver_.click(std::string(menu) + "." + std::to_string(row));
      driver_.move_away();
      seen.push_back(driver_.picture_of(picture));
    }
    for (std::size_t i = 1; i < seen.size(); ++i) EXPECT_GT(difference(seen[i - 1], seen[i]), 0.01) << menu << i;
  }
}

TEST_F(LookJourney, TheWheelZoomsAboutThePointer) {
  const Area tile = driver_.widget("map.20");
  driver_.move(tile.centre());
  driver_.wheel(4);
  const Area zoomed = driver_.widget("map.20");
  EXPECT_GT(zoomed.w, 2.0F * tile.w);
  EXPECT_TRUE(zoomed.x < tile.centre().x && tile.centre().x < zoomed.right());
  EXPECT_LT(widgets_named(driver_.state(), "map.").size(), 64U);
  driver_.click("zoom_all");
  EXPECT_EQ(driver_.widget("map.20"), tile);
}

TEST_F(LookJourney, DraggingPansTheZoomedGridAndSelectsNothing) {
  const Json selected = driver_.value("/selected/map");
  driver_.move(driver_.widget("map.20").centre());
  driver_.wheel(4);
  const Area before = driver_.widget("map.20");
  const ImVec2 from = before.centre();
  driver_.drag(from, {from.x + 40, from.y + 20}, 10);
  const Area after = driver_.widget("map.20");
  EXPECT_NEAR(after.x - before.x, 40.0F, 3.0F);
  EXPECT_NEAR(after.y - before.y, 20.0F, 3.0F);
  EXPECT_EQ(driver_.value("/selected/map"), selected);
}

TEST_F(LookJourney, ThePageKeysZoomAboutTheMiddle) {
  const ImVec2 middle = driver_.widget("maps").centre();
  const Area before = driver_.widget("map.27");
  driver_.key("Page Up");
  const Area after = driver_.widget("map.27");
  const float zoom = after.w / before.w;
  EXPECT_GT(zoom, 1.2F);
  EXPECT_NEAR(after.x, middle.x + (before.x - middle.x) * 1.5F, 2.0F);
  EXPECT_NEAR(after.y, middle.y + (before.y - middle.y) * 1.5F, 2.0F);
}

class SampleLookJourney : public Journey {
 protected:
  Driver driver_{opened({})};
};

TEST_F(SampleLookJourney, TheOverlayCyclesThroughItsModes) {
  driver_.move_away();
  const Picture argmax = driver_.picture_of("overlay_picture");
  driver_.key("O");
  driver_.move_away();
  const Picture softmax = driver_.picture_of("overlay_picture");
  driver_.key("O");
  driver_.move_away();
  const Picture values = driver_.picture_of("overlay_picture");
  EXPECT_GT(difference(argmax, softmax), 0.02);
  EXPECT_GT(difference(softmax, values), 0.2);
  driver_.key("O");
  driver_.move_away();
  EXPECT_EQ(driver_.picture_of("overlay_picture"), argmax);
}

TEST_F(SampleLookJourney, TheGroundTruthIsOutlined) {
  driver_.move_away();
  const Picture plain = driver_.picture_of("overlay_picture");
  driver_.click("truth");
  driver_.move_away();
  EXPECT_GT(difference(plain, driver_.picture_of("overlay_picture")), 0.002);
}

TEST_F(SampleLookJourney, TheThresholdMovesTheRoad) {
  driver_.move_away();
  const Picture half = driver_.picture_of("overlay_picture");
  const Area slider = driver_.widget("threshold");
  driver_.drag(slider.centre(), slider.at(0.98F, 0.5F));
  driver_.move_away();
  EXPECT_GT(difference(half, driver_.picture_of("overlay_picture")), 0.001);
  driver_.right_click("threshold");
  driver_.move_away();
  EXPECT_EQ(driver_.picture_of("overlay_picture"), half);
}

TEST_F(SampleLookJourney, TheFirstPictureMeansSomething) {
  EXPECT_EQ(driver_.value("/document/input"), Json({1, 256, 20, 72}));
  EXPECT_EQ(driver_.value("/document/cout"), 2);
  EXPECT_GT(contrast(driver_.picture_of("output.0")), 8.0);
  EXPECT_GT(contrast(driver_.picture_of("output.1")), 8.0);
  EXPECT_GT(contrast(driver_.picture_of("image")), 8.0);
  EXPECT_EQ(widgets_named(driver_.state(), "map.").size(), 256U);
}

}  // namespace
}  // namespace pw
