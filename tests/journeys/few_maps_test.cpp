// Stacks of a few maps: the whole numbers to check by hand, and the colours of a picture.
#include <algorithm>
#include <utility>

#include "journey.h"
#include "tests/few.h"

namespace pw {
namespace {

class FewMapsJourney : public Journey {
 protected:
  // The maps from left to right, line by line.
  std::vector<std::string> in_reading_order() {
    auto names = widgets_named(driver_.state(), "map.");
    std::ranges::sort(names, {}, [&](const std::string& name) {
      const Area tile = driver_.widget(name);
      return std::pair(tile.y, tile.x);
    });
    return names;
  }

  Driver driver_{opened({})};
};

TEST_F(FewMapsJourney, KeepTheirOrderInEveryLook) {
  driver_.key("2");
  driver_.wait_idle();
  const std::vector<std::string> order = {"map.0", "map.1", "map.2", "map.3"};
  for (const char* theme : ends_of({"dark", "light", "projector"})) {
    driver_.set(std::string("theme=") + theme);
    EXPECT_EQ(in_reading_order(), order) << theme;
    driver_.set("strongest=true");
    EXPECT_EQ(in_reading_order(), order) << theme;
  }
}

TEST_F(FewMapsJourney, ThePositionIsFramedInEachOfThem) {
  driver_.key("2");
  driver_.wait_idle();
  driver_.set("probe.x=3");
  driver_.set("probe.y=1");
  driver_.move_away();
  std::vector<Picture> before;
  for (const std::string& name : in_reading_order()) before.push_back(driver_.picture_of(name));
  driver_.set("probe.x=1");
  driver_.move_away();
  const auto names = in_reading_order();
  ASSERT_EQ(names.size(), before.size());
  for (std::size_t i = 0; i < names.size(); ++i)
    EXPECT_GT(difference(before[i], driver_.picture_of(names[i])), 0.01) << names[i];
}

TEST_F(FewMapsJourney, AConstantMapIsHatchedAndSaysSo) {
  Tensor stack({1, 2, 8, 8});
  for (std::size_t p = 0; p < 64; ++p) stack.plane(0, 1)[p] = static_cast<float>(p);
  driver_.drop({save_stack("half.npy", stack)});
  driver_.set("probe.x=7");
  driver_.move_away();
  const Area tile = driver_.widget("map.0");
  // The lowest colour with lines on it.
  EXPECT_GT(contrast(driver_.picture({tile.x, tile.y, tile.w / 3, tile.h / 3})), 3.0);
  EXPECT_LT(brightness(driver_.picture({tile.x, tile.y, tile.w / 3, tile.h / 3})), 90.0);
  driver_.point("map.0");
  driver_.key("Ctrl+C");
  EXPECT_NE(driver_.copied().find("0 at every position"), std::string::npos) << driver_.copied();
}

TEST_F(FewMapsJourney, AColourMixOpensAsAColourPicture) {
  driver_.key("3");
  driver_.wait_idle();
  choose_preset(driver_, "swap");
  // Red and blue are swapped in the overlay: it differs from the image, and swapping back by hand shows the image.
  driver_.move_away();
  const Picture swapped = driver_.picture_of("overlay_picture");
  choose_preset(driver_, "identity");
  driver_.move_away();
  const Picture same = driver_.picture_of("overlay_picture");
  EXPECT_GT(difference(swapped, same), 0.05);
  double red_of_swapped = 0.0, blue_of_same = 0.0;
  for (std::size_t i = 0; i + 2 < same.rgb.size(); i += 3) {
    red_of_swapped += swapped.rgb[i];
    blue_of_same += same.rgb[i + 2];
  }
  EXPECT_NEAR(red_of_swapped / blue_of_same, 1.0, 0.02);
}

}  // namespace
}  // namespace pw
