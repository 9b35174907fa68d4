// Maps that are selected, muted, solo.
#include <fmt/format.h>

#include "app/presentation/shown_maps.h"
#include "journey.h"

namespace pw {
namespace {

class MaskJourney : public StackJourney {
 protected:
  Json maps() { return driver_.value("/selected/maps"); }
  // The parameters with these columns zero.
  Parameters without(const std::vector<std::size_t>& silenced) {
    Parameters effective = parameters_;
    for (const std::size_t map : silenced) {
      for (auto& row : effective.weights) row[map] = 0.0F;
    }
    return effective;
  }
};

TEST_F(MaskJourney, ClicksSelectOneSeveralOrARange) {
  driver_.click("map.5");
  EXPECT_EQ(maps(), Json({5}));
  driver_.hold("Ctrl+");
  driver_.click("map.9");
  driver_.click("map.20");
  EXPECT_EQ(maps(), Json({5, 9, 20}));
  driver_.click("map.9");
  EXPECT_EQ(maps(), Json({5, 20}));
  driver_.hold("");
  driver_.click("map.7");
  driver_.hold("Shift+");
  driver_.click("map.10");
  driver_.hold("");
  EXPECT_EQ(maps(), Json({7, 8, 9, 10}));
  EXPECT_EQ(driver_.value("/selected/map"), 7);
}

TEST_F(MaskJourney, ADrawnFrameSelectsWhatItTouches) {
  const Area first = driver_.widget("map.1");
  const Area second = driver_.widget("map.2");
  driver_.hold("Shift+");
  driver_.drag(first.centre(), second.centre());
  driver_.hold("");
  EXPECT_EQ(maps(), Json({1, 2}));
}

TEST_F(MaskJourney, MapsAreFoundByNumberAndWhatFindsNothingSaysSo) {
  driver_.key("Ctrl+F");
  driver_.frame(2);
  EXPECT_FALSE(overlap(driver_.widget("map_finder"), driver_.widget("selected_map")));
  driver_.type("3, 10-12");
  driver_.key("Enter");
  EXPECT_EQ(maps(), Json({3, 10, 11, 12}));
  EXPECT_FALSE(driver_.shows("map_finder"));
  driver_.click("maps.find");
  driver_.type("5-99");
  driver_.key("Enter");
  EXPECT_TRUE(driver_.shows("map_finder.problem"));
  driver_.key("Escape");
  driver_.frame(2);
  EXPECT_FALSE(driver_.shows("map_finder"));
  EXPECT_EQ(maps(), Json({3, 10, 11, 12}));
}

TEST_F(MaskJourney, MutedMapsCountAsZeroAndWKeepsItsValues) {
  driver_.set("maps=3,17");
  driver_.key("X");
  EXPECT_EQ(driver_.value("/document/muted"), Json({3, 17}));
  EXPECT_TRUE(outputs_are(driver_.state(), stack_, without({3, 17})));
  EXPECT_EQ(held_by(driver_), parameters_);
  driver_.key("X");
  EXPECT_EQ(driver_.value("/document/muted"), Json::array());
  EXPECT_TRUE(outputs_are(driver_.state(), stack_, parameters_));
  driver_.key("Ctrl+Z");
  EXPECT_EQ(driver_.value("/document/muted"), Json({3, 17}));
  driver_.click("unmute");
  EXPECT_EQ(driver_.value("/document/muted"), Json::array());
}

TEST_F(MaskJourney, OnlySoloMapsCount) {
  driver_.set("maps=3,17");
  driver_.click("solo");
  EXPECT_EQ(driver_.value("/document/solo"), Json({3, 17}));
  std::vector<std::size_t> others;
  for (std::size_t map = 0; map < 64; ++map) {
    if (map != 3 && map != 17) others.push_back(map);
  }
  EXPECT_TRUE(outputs_are(driver_.state(), stack_, without(others)));
  // What is muted is no longer solo.
  driver_.click("map.3");
  driver_.click("mute");
  EXPECT_EQ(driver_.value("/document/solo"), Json({17}));
  EXPECT_EQ(driver_.value("/document/muted"), Json({3}));
}

TEST_F(MaskJourney, TheColourScaleStaysUntilItIsFitted) {
  const Json before = driver_.value("/output/range");
  driver_.set(fmt::format("solo={}", strongest_maps(driver_.session().document(), 0, 64).back()));
  EXPECT_EQ(driver_.value("/output/range"), before);
  ASSERT_TRUE(driver_.shows("fit_range.0") || driver_.shows("fit_range.1"));
  driver_.click(driver_.shows("fit_range.0") ? "fit_range.0" : "fit_range.1");
  EXPECT_NE(driver_.value("/output/range"), before);
  EXPECT_FALSE(driver_.shows("fit_range.0"));
  driver_.click("unmute");
  EXPECT_EQ(driver_.value("/output/range"), before);
}

TEST_F(MaskJourney, EscLeadsBackToTheInputs) {
  driver_.key("E");
  EXPECT_EQ(driver_.value("/maps/show"), "position");
  driver_.key("V");
  EXPECT_EQ(driver_.value("/maps/show"), "products");
  driver_.key("Escape");
  EXPECT_EQ(driver_.value("/maps/show"), "inputs");
  driver_.key("Shift+V");
  EXPECT_EQ(driver_.value("/maps/show"), "3d");
  driver_.key("Shift+V");
  EXPECT_EQ(driver_.value("/maps/show"), "matrix");
  driver_.click("maps.show.0");
  EXPECT_EQ(driver_.value("/maps/show"), "inputs");
}

}  // namespace
}  // namespace pw
