// Windows smaller than anybody works in: window managers make them, and nothing may break.
#include "journey.h"
#include "tests/few.h"

namespace pw {
namespace {

class TinyWindowJourney : public Journey {};

TEST_F(TinyWindowJourney, EverySizeIsDrawn) {
  const std::string batch = save_stack("batch.npy", made_up_stack({2, 6, 4, 5}));
  for (const std::size_t outputs : {1U, 2U, 7U}) {
    Driver driver(opened({batch, save_weights("weights.npy", made_up_parameters(outputs, 6))}));
    for (const int side : {1, 2, 9, 30, 40, 120, 240, 320}) {
      driver.resize(side, side);
      driver.resize(side, 320);
      driver.resize(640, side);
      driver.click(ImVec2(static_cast<float>(side) / 2.0F, static_cast<float>(side) / 2.0F));
      driver.key("Escape");
    }
  }
}

TEST_F(TinyWindowJourney, WhereThePanelsHaveNoRoomASentenceStandsAlone) {
  Driver driver(opened({save_stack("stack.npy", made_up_stack({1, 64, 20, 72}))}));
  const Json before = driver.value("/document");
  for (const auto& [width, height] : ends_of<SizeInPixels>({{320, 320}, {1600, 300}, {400, 900}})) {
    driver.resize(width, height);
    EXPECT_TRUE(driver.state()["widgets"].empty()) << driver.state()["widgets"].dump();
    driver.drag(ImVec2(100, 150), ImVec2(200, 250));
    driver.wheel(2.0F);
  }
  EXPECT_EQ(driver.value("/document"), before);
  driver.resize(480, 360);
  EXPECT_TRUE(driver.shows("output.0"));
  driver.resize(1280, 720);
  EXPECT_TRUE(driver.shows("weight.0.17"));
}

TEST_F(TinyWindowJourney, KeysStillWorkInIt) {
  Driver driver;
  driver.resize(320, 320);
  driver.key("t");
  EXPECT_EQ(driver.value("/theme"), "light");
}

TEST_F(TinyWindowJourney, WhatWasOpenIsThereAgainAfterwards) {
  Driver driver;
  driver.key("F1");
  driver.resize(320, 320);
  driver.resize(1600, 900);
  EXPECT_TRUE(driver.shows("help.window"));
  driver.key("Escape");
  driver.key("Ctrl+o");
  driver.wait_for_widget("browser.path");
  driver.resize(320, 320);
  driver.resize(1600, 900);
  EXPECT_TRUE(driver.shows("browser.path"));
  driver.key("Escape");
  EXPECT_FALSE(driver.shows("browser.path"));
}

// Half of the screen is less of a dense one.
TEST_F(TinyWindowJourney, ADenserScreenNeedsMorePixels) {
  Driver driver;
  driver.resize(900, 700, 2.0F);
  EXPECT_TRUE(driver.state()["widgets"].empty());
  driver.resize(900, 700, 1.0F);
  EXPECT_FALSE(driver.state()["widgets"].empty());
}

}  // namespace
}  // namespace pw
