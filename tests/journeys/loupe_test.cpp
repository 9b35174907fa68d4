// The magnifier over W.
#include <fmt/format.h>

#include "app/style/theme.h"
#include "journey.h"
#include "tests/few.h"

namespace pw {
namespace {

std::vector<int> maps_of(Driver& driver) {
  std::vector<int> maps;
  for (const std::string& name : widgets_named(driver.state(), "loupe.map."))
    maps.push_back(std::stoi(name.substr(std::string("loupe.map.").size())));
  std::ranges::sort(maps);
  return maps;
}

class LoupeOfFilesJourney : public Journey {};

class LoupeJourney : public StackJourney {
 protected:
  // Pixels of this colour.
  static std::size_t count_of(const Picture& picture, Rgb colour) {
    std::size_t found = 0;
    for (std::size_t i = 0; i + 2 < picture.rgb.size(); i += 3)
      found += picture.rgb[i] == colour.r && picture.rgb[i + 1] == colour.g && picture.rgb[i + 2] == colour.b ? 1 : 0;
    return found;
  }
};

TEST_F(LoupeJourney, ShowsTheNineNearestColumnsBesideTheRows) {
  EXPECT_FALSE(driver_.shows("loupe"));
  driver_.point("weight.1.30");
  EXPECT_EQ(maps_of(driver_), (std::vector<int>{26, 27, 28, 29, 30, 31, 32, 33, 34}));
  EXPECT_FALSE(overlap(driver_.widget("loupe"), driver_.widget("weights")));
  for (const int map : maps_of(driver_)) EXPECT_GE(driver_.widget(fmt::format("loupe.map.{}", map)).w, 24.0F);
  driver_.point("map.30");
  EXPECT_FALSE(driver_.shows("loupe"));
}

TEST_F(LoupeJourney, AtTheEndsOfTheRowsToo) {
  driver_.point("weight.0.0");
  EXPECT_EQ(maps_of(driver_).front(), 0);
  EXPECT_EQ(maps_of(driver_).size(), 9U);
  driver_.point("weight.0.63");
  EXPECT_EQ(maps_of(driver_).back(), 63);
  EXPECT_EQ(maps_of(driver_).size(), 9U);
  const Area box = driver_.widget("loupe");
  EXPECT_GE(box.x, 0.0F);
  EXPECT_LE(box.right(), static_cast<float>(driver_.width()));
}

TEST_F(LoupeJourney, ItsBarsHaveTheColourOfTheirSign) {
  const Theme& theme = theme_of(ThemeKind::kDark);
  for (const char* value : {"0.2", "-0.2"}) {
    driver_.double_click("weight.0.30");
    driver_.type(value);
    driver_.key("Enter");
    driver_.double_click("weight.1.30");
    driver_.type(value);
    driver_.key("Enter");
    driver_.point("weight.0.30");
    const Picture column = driver_.picture_of("loupe.map.30");
    EXPECT_EQ(count_of(column, theme.positive) > 20, value[0] != '-') << value;
    EXPECT_EQ(count_of(column, theme.negative) > 20, value[0] == '-') << value;
  }
}

// In the order in which W is shown, and of what is held wherever the pointer is.
TEST_F(LoupeJourney, FollowsTheOrderAndTheBarThatIsHeld) {
  driver_.set("maps.order=random");
  driver_.point("weight.1.30");
  EXPECT_NE(maps_of(driver_), (std::vector<int>{26, 27, 28, 29, 30, 31, 32, 33, 34}));
  EXPECT_TRUE(driver_.shows("loupe.map.30"));
  const ImVec2 at = driver_.widget("weight.1.30").centre();
  driver_.press();
  driver_.move({at.x + 300.0F, at.y - 200.0F});
  EXPECT_TRUE(driver_.shows("loupe.map.30"));
  driver_.release();
  driver_.move_away();
  EXPECT_FALSE(driver_.shows("loupe"));
}

TEST_F(LoupeJourney, IsNotCoveredByTheExplanation) {
  for (const char* weight : {"weight.0.5", "weight.1.30", "weight.1.62"}) {
    driver_.point(weight);
    driver_.wait_for_widget("explanation");
    EXPECT_FALSE(overlap(driver_.widget("explanation"), driver_.widget("loupe"))) << weight;
  }
}

TEST_F(LoupeJourney, IsShownInEveryLookAndInLearn) {
  for (const char* view : {"explore", "learn"}) {
    for (const char* theme : ends_of({"dark", "light", "projector"})) {
      driver_.set(std::string("view=") + view);
      driver_.set(std::string("theme=") + theme);
      driver_.resize(1600, 900);
      if (!driver_.shows("weight.1.30")) continue;
      driver_.point("weight.1.30");
      ASSERT_TRUE(driver_.shows("loupe")) << view << ", " << theme;
      EXPECT_FALSE(overlap(driver_.widget("loupe"), driver_.widget("weights"))) << view << ", " << theme;
    }
  }
}

TEST_F(LoupeOfFilesJourney, OfAMatrixItShowsTheNearestRows) {
  Driver driver(opened({save_stack("stack.npy", made_up_stack({1, 64, 20, 72})),
                        save_weights("weights.npy", made_up_parameters(40, 64))}));
  const Area rows = driver.widget("weights");
  driver.move(rows.at(0.5F, 0.5F));
  EXPECT_EQ(maps_of(driver).size(), 9U);
  EXPECT_FALSE(overlap(driver.widget("loupe"), rows));
  EXPECT_LT(driver.widget("loupe").h, rows.h * 2.0F);
}

TEST_F(LoupeOfFilesJourney, ColumnsThatAreWideNeedNone) {
  Driver driver(opened({save_stack("stack.npy", made_up_stack(kSmall))}));
  driver.point("weight.0.1");
  EXPECT_FALSE(driver.shows("loupe"));
}

TEST_F(LoupeOfFilesJourney, TheWheelStillScrolls) {
  Driver driver(opened({save_stack("stack.npy", made_up_stack({1, 900, 3, 4}))}));
  driver.set("map=0");
  driver.move(driver.widget("weights").centre());
  const std::vector<int> before = maps_of(driver);
  EXPECT_EQ(before.size(), 9U);
  driver.wheel(-2.0F);
  EXPECT_EQ(maps_of(driver).front(), before.front() + 32);
}

}  // namespace
}  // namespace pw
