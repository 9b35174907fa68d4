// The left panel – image, selected map, sliders – at every size.
#include <algorithm>
#include <string>

#include "journey.h"
#include "tests/few.h"

namespace pw {
namespace {

class LeftPanelJourney : public Journey {
 protected:
  Driver driver_{opened({})};
};

// Also beside the products, whose pictures are smaller for it.
TEST_F(LeftPanelJourney, HasSlidersThatAreLongEnoughToBeDragged) {
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1280, 720}, {1366, 768}, {900, 1400}})) {
    driver_.resize(width, height);
    for (const char* slider : {"weight_slider.0", "weight_slider.1"})
      EXPECT_GE(driver_.widget(slider).w, 78.0F) << slider << " at " << width;
    EXPECT_TRUE(driver_.shows("product.1")) << width;
  }
  // From the last row the threshold has room beside the score.
  driver_.set("theme=projector");
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1280, 720}, {1600, 900}, {1920, 1080}})) {
    driver_.resize(width, height);
    EXPECT_TRUE(driver_.shows("threshold") && driver_.shows("threshold.number")) << width;
  }
}

// Pictures and sliders take the room there is, from the image down to W.
TEST_F(LeftPanelJourney, HasNoEmptyHalf) {
  for (const auto& [width, height] :
       ends_of<SizeInPixels>({{1280, 720}, {1600, 900}, {1920, 1080}, {2560, 1440}, {3840, 2160}})) {
    for (const char* theme : {"dark", "projector"}) {
      driver_.set(std::string("theme=") + theme);
      driver_.resize(width, height);
      const float top = driver_.widget("image").y;
      const float end = driver_.widget("weights").y - 0.04F * static_cast<float>(height);
      const float lowest = std::max(driver_.widget("unmute").bottom(), driver_.widget("weight_slider.1").bottom());
      EXPECT_GT(lowest - top, 0.75F * (end - top)) << theme << " at " << width << " x " << height;
    }
  }
}

// In a window that is higher than wide they stand beside each other, above the maps.
TEST_F(LeftPanelJourney, StandsAboveTheMapsInAHighWindow) {
  for (const char* theme : {"dark", "projector"}) {
    driver_.set(std::string("theme=") + theme);
    driver_.resize(900, 1400);
    const Area image = driver_.widget("image"), map = driver_.widget("selected_map");
    const Area slider = driver_.widget("weight_slider.0");
    EXPECT_GT(map.x, image.right());
    EXPECT_GT(slider.x, map.right());
    EXPECT_GT(driver_.widget("maps").y, std::max(image.bottom(), driver_.widget("unmute").bottom()));
    EXPECT_GT(driver_.widget("maps").w, 800.0F);
    EXPECT_GT(slider.w, 65.0F);
  }
}

// The outputs have half of its width each.
TEST_F(LeftPanelJourney, HasTheOutputsInTwoRowsInAHighWindow) {
  for (const char* theme : ends_of({"dark", "light", "projector"})) {
    driver_.set(std::string("theme=") + theme);
    driver_.resize(900, 1400);
    for (const char* view : {"explore.inputs", "learn.train"}) {
      driver_.set(std::string("view=") + view);
      const Area first = driver_.widget("output.0"), second = driver_.widget("output.1");
      EXPECT_GT(first.w, 380.0F) << theme << ", " << view;
      EXPECT_EQ(first.y, second.y);
      EXPECT_GT(driver_.widget("overlay_picture").y, first.bottom());
    }
  }
}

}  // namespace
}  // namespace pw
