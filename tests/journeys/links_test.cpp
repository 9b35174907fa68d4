// The lines from a map to its weights and on to the outputs.
#include <fmt/format.h>

#include <algorithm>

#include "app/style/theme.h"
#include "journey.h"
#include "tests/few.h"

namespace pw {
namespace {

class LinksOfOutputsJourney : public Journey {};

class LinkJourney : public StackJourney {
 protected:
  // The share of pixels in the colour of a sign.
  static double share_of(const Picture& picture, Rgb colour) {
    std::size_t found = 0;
    for (std::size_t i = 0; i + 2 < picture.rgb.size(); i += 3)
      found += picture.rgb[i] == colour.r && picture.rgb[i + 1] == colour.g && picture.rgb[i + 2] == colour.b ? 1 : 0;
    return static_cast<double>(found) / (static_cast<double>(picture.rgb.size()) / 3.0);
  }
  // Between the rows of W and the outputs.
  static Area gap_of(Driver& driver) {
    const Area rows = driver.widget("weights");
    const Area first = driver.widget("link.0");
    return {rows.x, rows.bottom() + 2.0F, rows.w, first.y - rows.bottom() - 24.0F};
  }
};

// At the top edge of its picture, and on nothing that can be pressed.
testing::AssertionResult ends_well(Driver& driver, std::size_t output) {
  const std::string name = fmt::format("link.{}", output);
  const Area mark = driver.widget(name);
  const Area picture = driver.widget(fmt::format("output.{}", output));
  if (std::abs(mark.bottom() - picture.y) > 1.0F)
    return testing::AssertionFailure() << name << " ends at " << mark.bottom() << ", the picture begins at "
                                       << picture.y;
  if (mark.x < picture.x || mark.right() > picture.right())
    return testing::AssertionFailure() << name << " is beside its picture";
  for (const auto& [other, r] : driver.state()["widgets"].items()) {
    const Area area{r[0].get<float>(), r[1].get<float>(), r[2].get<float>(), r[3].get<float>()};
    if (other != name && overlap({mark.x, mark.y, mark.w, mark.h - 1.0F}, area))
      return testing::AssertionFailure() << name << " lies on " << other;
  }
  return testing::AssertionSuccess();
}

TEST_F(LinkJourney, LinesEndAtThePicturesInEveryLook) {
  for (const char* theme : ends_of({"dark", "light", "projector"})) {
    driver_.set(std::string("theme=") + theme);
    for (const auto& [width, height] : ends_of<SizeInPixels>({{1280, 720}, {1600, 900}, {1920, 1080}, {3840, 2160}})) {
      driver_.resize(width, height);
      for (const int map : {0, 31, 63}) {
        driver_.set(fmt::format("map={}", map));
        for (const std::size_t output : {0U, 1U})
          EXPECT_TRUE(ends_well(driver_, output)) << theme << " at " << width << " x " << height << ", map " << map;
      }
    }
  }
}

TEST_F(LinksOfOutputsJourney, OneThreeAndMoreEndAtTheirPictures) {
  const std::string stack = save_stack("stack.npy", made_up_stack({1, 64, 20, 72}));
  for (const std::size_t outputs : {1U, 3U, 9U}) {
    Driver driver(opened({stack, save_weights("weights.npy", made_up_parameters(outputs, 64))}));
    const auto marks = widgets_named(driver.state(), "link.");
    EXPECT_GE(marks.size(), std::min<std::size_t>(outputs, 2)) << outputs;
    for (const std::string& mark : marks) EXPECT_TRUE(ends_well(driver, std::stoul(mark.substr(5)))) << outputs;
  }
}

TEST_F(LinkJourney, EachLineHasTheColourOfItsSign) {
  const Theme& theme = theme_of(ThemeKind::kDark);
  driver_.set("map=40");
  const auto set_weight = [&](std::size_t output, const char* value) {
    driver_.double_click(fmt::format("weight.{}.40", output));
    driver_.type(value);
    driver_.key("Enter");
    driver_.move_away();
  };
  for (const auto& [first, second] : {std::pair{"0.2", "0.2"}, {"0.2", "-0.2"}, {"-0.2", "-0.2"}}) {
    set_weight(0, first);
    set_weight(1, second);
    const Picture gap = driver_.picture(gap_of(driver_));
    EXPECT_EQ(share_of(gap, theme.positive) > 0.0, first[0] != '-' || second[0] != '-') << first << ", " << second;
    EXPECT_EQ(share_of(gap, theme.negative) > 0.0, first[0] == '-' || second[0] == '-') << first << ", " << second;
  }
  set_weight(0, "0");
  set_weight(1, "0");
  EXPECT_TRUE(widgets_named(driver_.state(), "link.").empty());
}

// Whatever the map, the line goes down beside what stands in the head, and is seen again below it.
TEST_F(LinkJourney, NoLineCrossesWhatStandsInTheHeadOfTheWeights) {
  const std::vector<std::string> parts = {"rank", "outputs.less", "outputs.more", "activation", "pin", "change"};
  for (const char* theme : {"dark", "projector"}) {
    driver_.set(std::string("theme=") + theme);
    const auto pictures = [&] {
      driver_.move_away();
      std::vector<Picture> seen;
      for (const std::string& part : parts) seen.push_back(driver_.picture_of(part));
      return seen;
    };
    driver_.set("map=0");
    const std::vector<Picture> without = pictures();
    const Area button = driver_.widget("activation"), rows = driver_.widget("weights");
    const Area below{rows.x, button.bottom() + 1.0F, rows.w, rows.y - button.bottom() - 1.0F};
    const Picture at_first = driver_.picture(below);
    for (const int map : ends_of({20, 45, 50, 55, 60, 63})) {
      driver_.set(fmt::format("map={}", map));
      EXPECT_EQ(pictures(), without) << theme << ", map " << map;
      EXPECT_GT(difference(driver_.picture(below), at_first), 0.0) << theme << ", map " << map;
    }
  }
}

// Below the head it goes to its column, not along a button from that button's end.
TEST_F(LinkJourney, ALineRunsAroundNoButton) {
  for (const char* theme : {"dark", "projector"}) {
    driver_.set(std::string("theme=") + theme);
    driver_.set("map=0");
    driver_.move_away();
    const Area button = driver_.widget("activation"), rows = driver_.widget("weights");
    const float far = 26.0F, top = button.bottom() + 1.0F, height = rows.y - top;
    // Without the tip at the first column.
    const float from = rows.x + 2.0F * far;
    const auto pictures = [&](float column) {
      return std::pair{driver_.picture({from, top, column - far - from, height}),
                       driver_.picture({column + far, top, rows.right() - column - far, height})};
    };
    for (const int map : {20, 30, 40, 45, 50, 55, 60}) {
      const float column = driver_.widget(fmt::format("weight.0.{}", map)).centre().x;
      const auto without = pictures(column);
      driver_.set(fmt::format("map={}", map));
      driver_.move_away();
      EXPECT_EQ(pictures(column), without) << theme << ", map " << map;
      driver_.set("map=0");
      driver_.move_away();
    }
  }
}

TEST_F(LinkJourney, ThereAreNoneBehindOrFromAMutedMap) {
  EXPECT_EQ(widgets_named(driver_.state(), "link.").size(), 2U);
  driver_.key("x");
  EXPECT_TRUE(widgets_named(driver_.state(), "link.").empty());
  driver_.key("x");
  EXPECT_EQ(widgets_named(driver_.state(), "link.").size(), 2U);
}

TEST_F(LinkJourney, TheyFollowTheMapThatIsPointedAt) {
  driver_.set("map=5");
  driver_.move_away();
  const Area column = driver_.widget("weight.1.50");
  const Area below{column.x - 4.0F, column.bottom() + 3.0F, column.w + 8.0F, 8.0F};
  const Picture at_rest = driver_.picture(below);
  driver_.point("map.50");
  EXPECT_GT(difference(at_rest, driver_.picture(below)), 0.1);
  EXPECT_EQ(driver_.value("/selected/map"), 5);
  driver_.move_away();
  EXPECT_EQ(driver_.picture(below), at_rest);
}

}  // namespace
}  // namespace pw
