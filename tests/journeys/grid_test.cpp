// How much of the grid's panel shows data.
#include <fmt/format.h>

#include "journey.h"
#include "tests/few.h"

namespace pw {
namespace {

constexpr std::pair<int, int> kWindows[] = {{1280, 720},  {1366, 768},  {1600, 900}, {1920, 1080},
                                            {2560, 1440}, {3440, 1440}, {3840, 2160}};

class GridJourney : public Journey {
 protected:
  // Of the area in which the tiles stand.
  static float share_of_data(Driver& driver) {
    const Area grid = driver.widget("maps");
    float data = 0.0F;
    for (const auto& [name, tile] : driver.state()["widgets"].items()) {
      if (name.starts_with("map.")) data += tile[2].get<float>() * tile[3].get<float>();
    }
    return data / (grid.w * grid.h);
  }
};

TEST_F(GridJourney, MostOfThePanelIsMaps) {
  Driver driver;
  for (const char* theme : {"dark", "light"}) {
    driver.set(std::string("theme=") + theme);
    for (const auto& [width, height] : kWindows) {
      driver.resize(width, height);
      EXPECT_EQ(widgets_named(driver.state(), "map.").size(), 256U);
      EXPECT_GE(share_of_data(driver), 0.6F) << theme << " at " << width << " x " << height;
    }
  }
}

TEST_F(GridJourney, NearlyHalfOfItIsForAnAudience) {
  WindowOptions options;
  options.theme = ThemeKind::kProjector;
  Driver driver(options);
  for (const auto& [width, height] : kWindows) {
    driver.resize(width, height);
    EXPECT_EQ(widgets_named(driver.state(), "map.").size(), 12U);
    EXPECT_GE(share_of_data(driver), 0.45F) << width << " x " << height;
  }
}

TEST_F(GridJourney, TheSampleIsShownPixelByPixelInTheFirstWindow) {
  Driver driver;
  const Area tile = driver.widget("map.17");
  EXPECT_EQ(tile.w, 72.0F);
  EXPECT_EQ(tile.h, 20.0F);
}

// Squares, upright maps, and a few that have names.
TEST_F(GridJourney, WhateverTheShapeOfTheMaps) {
  for (const Shape& shape : {Shape{1, 64, 24, 24}, Shape{1, 256, 48, 14}, Shape{1, 12, 20, 20}}) {
    Driver driver(opened({save_stack("shape.npy", made_up_stack(shape))}));
    const float least = shape.c > 16 ? 0.6F : 0.45F;
    for (const auto& [width, height] : ends_of<SizeInPixels>({{1280, 720}, {1920, 1080}, {2560, 1440}})) {
      driver.resize(width, height);
      EXPECT_GE(share_of_data(driver), least)
          << fmt::format("{} maps of {} x {} at {} x {}", shape.c, shape.h, shape.w, width, height);
    }
  }
}

}  // namespace
}  // namespace pw
