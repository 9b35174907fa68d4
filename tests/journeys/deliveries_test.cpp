// Background results appear without further input, and change only what they were made for.
#include <gtest/gtest.h>

#include "driver.h"
#include "journey.h"

namespace pw {
namespace {

class DeliveryJourney : public Journey {};

TEST_F(DeliveryJourney, AnErrorAppearsWithoutAnEvent) {
  Driver driver;
  driver.drop_at_once(folder_.path("missing.npy"));
  driver.wait_as_the_loop();
  EXPECT_TRUE(driver.shows("error"));
  driver.key("Escape");
}

TEST_F(DeliveryJourney, KeysAfterOneThatOpensAFieldAreForTheField) {
  Driver driver;
  const Json before = driver.value("/selected/weight");
  driver.key_at_once("Enter");
  driver.key_at_once("0");
  driver.frame(4);
  EXPECT_TRUE(driver.shows("value_editor"));
  EXPECT_EQ(driver.value("/selected/weight"), before);
}

TEST_F(DeliveryJourney, AHeldSliderThatDisappearsEndsItsGesture) {
  Driver driver(opened(
      {save_stack("x.npy", made_up_stack({1, 6, 8, 8}, 1)), save_weights("w.npy", made_up_parameters(40, 6, 2))}));
  const auto sliders = widgets_named(driver.state(), "bias_slider.");
  ASSERT_EQ(sliders.size(), 1U);
  const Area slider = driver.widget(sliders.front());
  driver.move(slider.centre());
  driver.press();
  driver.move(slider.at(0.7F, 0.5F));
  driver.key("Tab");
  driver.release();
  const int undo = driver.value("/document/undo").get<int>();
  driver.key("+");
  driver.key("+");
  EXPECT_EQ(driver.value("/document/undo").get<int>(), undo + 2);
}

TEST_F(DeliveryJourney, AnRgbOverlayNeedsThreeOutputs) {
  Driver driver;
  driver.key("3");
  driver.wait_idle();
  ASSERT_EQ(driver.value("/document/cin"), 3);
  driver.set("overlay=argmax");
  driver.click("preset");
  driver.click("preset.1");
  driver.wait_idle();
  ASSERT_EQ(driver.value("/document/cout"), 3);
  for (int i = 0; i < 3; ++i) driver.key("O");
  const Picture colours = driver.picture_of("overlay_picture");
  driver.click("preset");
  driver.click("preset.0");
  driver.wait_idle();
  ASSERT_EQ(driver.value("/document/cout"), 2);
  EXPECT_GT(difference(colours, driver.picture_of("overlay_picture")), 0.0);
}

TEST_F(DeliveryJourney, EscapeClosesAListAndNothingElse) {
  Driver driver;
  driver.drop({folder_.path("missing.npy")});
  driver.click("preset");
  driver.wait_for_widget("preset.0");
  driver.key("Escape");
  EXPECT_FALSE(driver.shows("preset.0"));
  EXPECT_NE(driver.value("/error"), "");
  driver.key("Escape");
  EXPECT_EQ(driver.value("/error"), "");
}

}  // namespace
}  // namespace pw
