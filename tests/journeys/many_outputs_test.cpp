// More outputs than sliders have room for: a page of them, and the selected one is among them.
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "app/style/theme_kind.h"
#include "journey.h"
#include "tests/few.h"

namespace pw {
namespace {

class ManyOutputsJourney : public StackJourney {
 protected:
  void load(std::size_t outputs) {
    parameters_ = made_up_parameters(outputs, 64);
    driver_.drop({save_weights(fmt::format("w{}.npy", outputs), parameters_)});
  }
  std::vector<std::string> sliders() { return widgets_named(driver_.state(), "weight_slider."); }

  // No slider leaves its panel or overlaps another, and the selected output has one.
  testing::AssertionResult sliders_are_sound(std::int64_t selected) {
    const std::vector<std::string> names = sliders();
    if (std::ranges::find(names, fmt::format("weight_slider.{}", selected)) == names.end())
      return testing::AssertionFailure() << "no slider for output " << selected;
    // The head of W begins below the panel.
    const float bottom = driver_.widget("activation").y - 8.0F;
    std::vector<Area> areas;
    for (const std::string& name : names) areas.push_back(driver_.widget(name));
    if (driver_.shows("map_weights.on")) areas.push_back(driver_.widget("map_weights.on"));
    areas.push_back(driver_.widget("selected_map"));
    for (std::size_t i = 0; i < areas.size(); ++i) {
      if (areas[i].bottom() > bottom)
        return testing::AssertionFailure() << "something reaches " << areas[i].bottom() << " of " << bottom;
      for (std::size_t k = 0; k < i; ++k) {
        const bool apart = areas[i].bottom() <= areas[k].y + 1.0F || areas[k].bottom() <= areas[i].y + 1.0F;
        if (!apart && areas[i].x < areas[k].right() && areas[k].x < areas[i].right())
          return testing::AssertionFailure() << i << " and " << k << " overlap";
      }
    }
    return testing::AssertionSuccess();
  }
};

TEST_F(ManyOutputsJourney, TheSlidersFollowTheSelectedOutput) {
  load(50);
  for (const std::int64_t output : {0, 34, 49, 2, 5}) {
    driver_.set(fmt::format("output={}", output));
    EXPECT_TRUE(sliders_are_sound(output));
    driver_.drag(fmt::format("weight_slider.{}", output), 30, 0);
    EXPECT_EQ(driver_.value("/selected/output"), output);
    const auto at = static_cast<std::size_t>(output);
    const auto map = driver_.value("/selected/map").get<std::size_t>();
    EXPECT_NE(held_by(driver_).w(at, map), parameters_.w(at, map));
  }
}

TEST_F(ManyOutputsJourney, ThePagesAreTurnedByButtons) {
  load(9);
  driver_.set("output=0");
  const std::vector<std::string> first = sliders();
  std::int64_t seen = static_cast<std::int64_t>(first.size());
  for (int page = 0; page < 9 && driver_.value("/selected/output").get<std::int64_t>() < 9 && seen < 9; ++page) {
    driver_.click("map_weights.on");
    EXPECT_EQ(sliders().size(), first.size());
    EXPECT_TRUE(sliders_are_sound(driver_.value("/selected/output").get<std::int64_t>()));
    seen = std::stoll(sliders().back().substr(14)) + 1;
  }
  EXPECT_EQ(seen, 9);
  driver_.click("map_weights.on");
  EXPECT_EQ(std::stoll(sliders().back().substr(14)) + 1, 9);
  for (int page = 0; page < 9; ++page) driver_.click("map_weights.back");
  EXPECT_EQ(sliders(), first);
}

TEST_F(ManyOutputsJourney, InEveryLookTheyStayInTheirPanel) {
  for (const std::size_t outputs : ends_of<std::size_t>({1, 2, 3, 4, 5, 9, 64})) {
    load(outputs);
    for (const ThemeKind theme : {ThemeKind::kDark, ThemeKind::kProjector}) {
      driver_.set(std::string("theme=") + theme_name(theme));
      for (const auto& [width, height] :
           ends_of<SizeInPixels>({{1280, 720}, {1920, 1080}, {1024, 768}, {1600, 1200}})) {
        driver_.resize(width, height);
        EXPECT_TRUE(sliders_are_sound(driver_.value("/selected/output").get<std::int64_t>()))
            << outputs << " outputs, " << theme_name(theme) << " at " << width << " x " << height;
      }
    }
  }
}

TEST_F(ManyOutputsJourney, AFilterIsSelectedByItsName) {
  driver_.resize(1600, 900);
  for (const std::size_t outputs : {2, 9}) {
    load(outputs);
    for (const auto& [output, name] : {std::pair{0, "filter.0"}, {1, "filter.1"}}) {
      driver_.click(driver_.shows(name + std::string(".0")) ? name + std::string(".0") : name);
      EXPECT_EQ(driver_.value("/selected/output"), output) << outputs;
    }
  }
}

class ManyClassesJourney : public Journey {
 protected:
  Driver driver_{opened({})};
};

TEST_F(ManyClassesJourney, AnImageLeavesRoomForTheSliders) {
  driver_.drop({save_weights("w9.npy", made_up_parameters(9, 256))});
  for (const char* theme : {"dark", "projector"}) {
    driver_.set(std::string("theme=") + theme);
    for (const auto& [width, height] : ends_of<SizeInPixels>({{1280, 720}, {1920, 1080}, {1024, 768}})) {
      driver_.resize(width, height);
      const std::string selected = "weight_slider." + driver_.value("/selected/output").dump();
      ASSERT_TRUE(driver_.shows(selected));
      EXPECT_LT(driver_.widget(selected).bottom(), driver_.widget("activation").y - 8.0F) << theme << " " << width;
      EXPECT_LT(driver_.widget("selected_map").bottom(), driver_.widget(selected).y) << theme << " " << width;
      EXPECT_GT(driver_.widget(selected).w, 60.0F) << theme << " " << width;
    }
  }
}

// Of those that are shown a few at a time, fewer are where image and map would be small.
TEST_F(ManyClassesJourney, FewerSlidersLeaveRoomForTheSelectedMap) {
  driver_.drop({save_weights("w9.npy", made_up_parameters(9, 256))});
  for (const auto& [theme, width, height] : {std::tuple{"dark", 1366, 768}, {"projector", 1600, 900}}) {
    driver_.set(std::string("theme=") + theme);
    driver_.resize(width, height);
    EXPECT_GT(driver_.widget("selected_map").w, 0.12F * static_cast<float>(width)) << theme;
    EXPECT_TRUE(driver_.shows("weight_slider." + driver_.value("/selected/output").dump())) << theme;
  }
}

// Beside low rows there are numbers: one of them says of what.
TEST_F(ManyClassesJourney, NumbersBesideRowsAreSaidToBeOutputs) {
  driver_.drop({save_weights("w9.npy", made_up_parameters(9, 256))});
  driver_.texts().keep(true);
  driver_.set("view=learn.train");
  for (const char* theme : {"dark", "light"}) {
    driver_.set(fmt::format("theme={}", theme));
    driver_.resize(900, 1400);
    driver_.frame(2);
    EXPECT_EQ(std::ranges::count(driver_.texts().all(), std::string("output"), &WrittenText::text), 1) << theme;
  }
}

// The only position in which an output is the largest may be three pixels large.
TEST_F(ManyClassesJourney, AFewPositionsAreCircled) {
  Tensor stack({1, 1, 30, 40});
  std::ranges::fill(stack.plane(0, 0), 0.0F);
  stack.plane(0, 0)[620] = 6.0F;
  Parameters lone{{3, std::vector<float>(1)}, {0.0F, 0.0F, -5.0F}};
  lone.w(2, 0) = 1.0F;
  driver_.drop({save_stack("lone.npy", stack)});
  driver_.drop({save_weights("lone_w.npy", lone)});
  ASSERT_EQ(driver_.value("/document/cout"), 3);
  driver_.set("overlay=argmax");
  const auto white_pixels = [&](const char* output) {
    driver_.set(output);
    const Picture picture = driver_.picture_of("overlay_picture");
    int count = 0;
    for (std::size_t i = 0; i + 2 < picture.rgb.size(); i += 3)
      count += picture.rgb[i] == 255 && picture.rgb[i + 1] == 255 && picture.rgb[i + 2] == 255 ? 1 : 0;
    return count;
  };
  for (const char* theme : {"dark", "light", "projector"}) {
    driver_.set(std::string("theme=") + theme);
    // Of output 1, which is nowhere the largest, the picture has the marker alone.
    EXPECT_GT(white_pixels("output=2"), white_pixels("output=1") + 30) << theme;
  }
}

// A press selects an output; what it is on must not move away from under the pointer.
class PageJourney : public Journey, public testing::WithParamInterface<std::size_t> {};

TEST_P(PageJourney, WhatIsPressedStaysWhereItIs) {
  const std::size_t outputs = GetParam();
  Driver driver(opened({save_stack("stack.npy", made_up_stack({1, 8, 10, 12})),
                        save_weights("weights.npy", made_up_parameters(outputs, 8))}));
  driver.set("map=3");
  driver.set("output=" + std::to_string(outputs - 1));
  const auto shown = widgets_named(driver.state(), "weight_slider.");
  ASSERT_GT(shown.size(), 1U);
  for (const std::string& slider : shown) {
    driver.set("output=" + std::to_string(outputs - 1));
    const auto output = static_cast<std::size_t>(std::stoul(slider.substr(slider.find('.') + 1)));
    const Area place = driver.widget(slider);
    Parameters expected = held_by(driver);
    driver.right_click(slider);
    expected.w(output, 3) = 0.0F;
    EXPECT_EQ(held_by(driver), expected) << slider;
    EXPECT_EQ(driver.widget(slider), place);
    driver.double_click(place.at(0.8F, 0.3F));
    driver.type("0.125");
    driver.key("Enter");
    expected.w(output, 3) = 0.125F;
    EXPECT_EQ(held_by(driver), expected) << slider;
    EXPECT_EQ(driver.widget(slider), place);
  }
  for (const std::string& picture : widgets_named(driver.state(), "output.")) {
    driver.set("output=" + std::to_string(outputs - 1));
    const Area place = driver.widget(picture);
    driver.click(picture);
    EXPECT_EQ("output." + driver.value("/selected/output").dump(), picture);
    EXPECT_EQ(driver.widget(picture), place);
  }
}

INSTANTIATE_TEST_SUITE_P(Counts, PageJourney, testing::Values(2U, 4U, 5U, 7U, 9U));

}  // namespace
}  // namespace pw
