// The image, the selected map and its weights, where there is little room.
#include <algorithm>
#include <functional>
#include <string>
#include <string_view>

#include "journey.h"
#include "tests/few.h"

namespace pw {
namespace {

// Three maps of 4 × 4, with the outputs "grey" and "red minus blue".
class ThreeMapsJourney : public Journey {
 protected:
  ThreeMapsJourney() { driver_.texts().keep(true); }
  bool is_written(const std::function<bool(std::string_view)>& is_meant) {
    driver_.frame(2);
    return std::ranges::any_of(driver_.texts().all(), [&](const WrittenText& text) { return is_meant(text.text); });
  }

  Driver driver_{opened({save_stack("stack.npy", made_up_stack({1, 3, 4, 4}))})};
};

TEST_F(ThreeMapsJourney, FromTheLastRowTheSelectedMapIsLargeBesideItsSliders) {
  driver_.set("theme=projector");
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1024, 768}, {1280, 720}, {1920, 1080}, {3840, 2160}})) {
    driver_.resize(width, height);
    const Area map = driver_.widget("selected_map");
    EXPECT_GT(map.h, 0.13F * static_cast<float>(height)) << width;
    for (const char* other : {"weight_slider.0", "weight_value.0", "weight_slider.1", "weight_value.1", "mute"})
      EXPECT_FALSE(overlap(map, driver_.widget(other))) << other << " at " << width;
    EXPECT_FALSE(overlap(driver_.widget("weight_value.0"), driver_.widget("weight_slider.1"))) << width;
    EXPECT_LT(driver_.widget("weight_value.1").bottom(), driver_.widget("weights").y) << width;
  }
}

TEST_F(ThreeMapsJourney, InASmallWindowTheWeightsKeepTheNamesOfTheirOutputs) {
  driver_.resize(1024, 768);
  EXPECT_TRUE(is_written([](std::string_view text) { return text.ends_with("red minus blue"); }));
  EXPECT_FALSE(is_written([](std::string_view text) { return text == "w 0"; }));
  EXPECT_GT(driver_.widget("weight_slider.0").w, 55.0F);
}

TEST_F(ThreeMapsJourney, APictureTitledByANameSaysWhatIsTrueThere) {
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1024, 768}, {1280, 720}, {1600, 900}})) {
    driver_.resize(width, height);
    const bool title_says = is_written([](std::string_view text) { return text.ends_with("blue is larger"); });
    const bool line_says =
        is_written([](std::string_view text) { return text.starts_with("larger at ") || text.starts_with("nowhere"); });
    EXPECT_TRUE(title_says || line_says) << width;
    EXPECT_FALSE(is_written([](std::string_view text) { return text.starts_with("nowhere") && text.ends_with("…"); }))
        << width;
  }
}

class MapTitleJourney : public Journey {};

// In the projector look the panel has the map's title.
TEST_F(MapTitleJourney, TheMapStandsBelowItsTitle) {
  Driver driver(opened({}));
  driver.set("theme=projector");
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1024, 768}, {1280, 720}, {1920, 1080}})) {
    driver.resize(width, height);
    const Area map = driver.widget("selected_map"), image = driver.widget("image");
    EXPECT_LE(map.x, image.x) << width;
    EXPECT_LE(map.y, image.y) << width;
  }
}

}  // namespace
}  // namespace pw
