// What one panel of Explore says agrees with what the others say.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/presentation/shown_maps.h"
#include "places_test_window.h"
#include "tests/few.h"

namespace pw {
namespace {

constexpr ShownPlace kAgreeingPlaces[] = {{"dark", 1366, 768},
                                          {"projector", 1366, 768},
                                          {"projector", 1280, 720},
                                          {"dark", 1024, 768},
                                          {"projector", 1024, 768}};
constexpr const char* kModes[] = {"inputs", "position", "products", "matrix", "3d"};

class ExploreAgreesJourney : public PlacesJourney {
 protected:
  static bool is_above(const Rect& text, const Area& picture) {
    return text.x >= picture.x - 2.0F && text.x <= picture.right() && text.bottom() <= picture.y &&
           text.y > picture.y - 60.0F;
  }
  std::string stack() const { return save_stack("stack.npy", made_up_stack({1, 64, 20, 72})); }
  std::string photo() const { return save_stack("photo.npy", made_up_stack({1, 64, 100, 150})); }
  std::string weights(std::size_t outputs) const {
    return save_weights("weights.npy", made_up_parameters(outputs, 64));
  }
};

TEST_F(ExploreAgreesJourney, ARangeIsAboveAllOutputsOrNone) {
  for (const std::vector<std::string>& files : {std::vector{stack(), weights(9)}, {photo(), weights(2)}}) {
    Driver driver(opened(files));
    for (const ShownPlace& place : ends_of(kAgreeingPlaces)) {
      show(driver, place);
      std::size_t outputs = 0, ranges = 0;
      for (std::size_t o = 0; o < 9; ++o) {
        if (!driver.shows(fmt::format("output.{}", o))) continue;
        ++outputs;
        const Area picture = driver.widget(fmt::format("output.{}", o));
        const bool has_range = std::ranges::any_of(driver.texts().all(), [&](const WrittenText& text) {
          return text.text.find(" … ") != std::string::npos && is_above(text.area, picture);
        });
        ranges += has_range ? 1 : 0;
      }
      EXPECT_TRUE(ranges == 0 || ranges == outputs) << ranges << " of " << outputs << ' ' << name_of(place);
    }
  }
}

TEST_F(ExploreAgreesJourney, BesideTheRunningSumIsItsOutputAndNoOther) {
  Driver driver(opened({stack(), weights(9)}));
  driver.set("maps.show=products");
  for (const ShownPlace& place : ends_of(kAgreeingPlaces)) {
    show(driver, place);
    for (const int output : {0, 3, 8}) {
      driver.set(fmt::format("output={}", output));
      driver.move_away();
      EXPECT_TRUE(driver.shows("sum")) << name_of(place);
      for (int o = 0; o < 9; ++o)
        EXPECT_EQ(driver.shows(fmt::format("output.{}", o)), o == output) << o << " beside " << output;
    }
  }
}

TEST_F(ExploreAgreesJourney, TheOrderOfProductsIsTheOneItIsCalled) {
  Driver driver(opened({stack(), weights(9)}));
  driver.set("maps.show=products");
  driver.set("output=2");
  show(driver, {"projector", 1920, 1080});
  driver.set("strongest=true");
  const Document& document = driver.session().document();
  driver.move_away();
  EXPECT_EQ(maps_in_grid(driver), strongest_products(document, 0, 2, 12));
  EXPECT_FALSE(is_written(driver, "order: strongest first ▾"));
  driver.set("maps.order=strongest");
  driver.move_away();
  EXPECT_EQ(maps_in_grid(driver), strongest_maps(document, 0, 12));
  EXPECT_FALSE(is_written(driver, "order: |w| × spread of x ▾"));
  EXPECT_FALSE(is_written(driver, "order: strongest first ▾"));
}

// Of more outputs than have bars at the maps, the strongest are for the one whose bars stand there.
TEST_F(ExploreAgreesJourney, TheStrongestMapsAreThoseWithTheLongestBars) {
  Driver driver(opened({stack(), weights(9)}));
  show(driver, {"dark", 1600, 900});
  driver.set("output=2");
  driver.set("strongest=true");
  driver.move_away();
  const Document& document = driver.session().document();
  EXPECT_EQ(maps_in_grid(driver), strongest_products(document, 0, 2, 12));
  EXPECT_TRUE(std::ranges::any_of(driver.texts().all(), [](const WrittenText& text) {
    return text.text.starts_with("bars: ") && text.text.ends_with(" output 2");
  }));
  driver.set("maps.order=strongest");
  driver.move_away();
  EXPECT_EQ(maps_in_grid(driver), strongest_maps(document, 0, 12));
}

TEST_F(ExploreAgreesJourney, TheSwitchBetweenModesLooksTheSameInAllOfThem) {
  Driver driver(opened({stack(), weights(2)}));
  for (const ShownPlace& place : ends_of(kAgreeingPlaces)) {
    show(driver, place);
    std::vector<std::size_t> buttons;
    for (const char* mode : kModes) {
      driver.set(std::string("maps.show=") + mode);
      driver.move_away();
      // The block may have a wider panel to itself.
      if (std::string_view(mode) == "3d") continue;
      buttons.push_back(widgets_named(driver.state(), "maps.show").size());
    }
    EXPECT_EQ(std::ranges::count(buttons, buttons.front()), std::ssize(buttons)) << name_of(place);
  }
}

TEST_F(ExploreAgreesJourney, TheNameOfAnOutputIsWrittenInOneWay) {
  Driver driver(opened({stack(), weights(9)}));
  for (const ShownPlace& place : ends_of(kAgreeingPlaces)) {
    show(driver, place);
    for (const char* mode : kModes) {
      driver.set(std::string("maps.show=") + mode);
      driver.set("output=8");
      driver.move_away();
      for (const WrittenText& text : driver.texts().all())
        EXPECT_FALSE(text.text == "y[8]" || text.text.starts_with("outp…")) << name_of(place) << ' ' << mode;
    }
  }
}

}  // namespace
}  // namespace pw
