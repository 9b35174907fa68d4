// Whatever the pointer is on explains itself: in the status line at once, and after a rest in a box beside it.
#include <gmock/gmock.h>

#include <cstdlib>
#include <random>
#include <utility>

#include "app/style/theme.h"
#include "journey.h"
#include "tests/few.h"

namespace pw {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class ExplainedJourney : public Journey {
 protected:
  std::string text() { return driver_.state().value("/explanation/text"_json_pointer, ""); }
  std::string boxed() { return driver_.state().value("/explanation/box"_json_pointer, ""); }
  // Until the box stands there.
  void rest_on(const std::string& widget) {
    driver_.point(widget);
    driver_.wait_for_widget("explanation");
  }
  Driver driver_{opened({})};
};

// Points at which something is drawn: neither the window's ground nor a panel's.
std::vector<ImVec2> drawn_points(const Picture& picture, const Theme& theme, std::size_t count) {
  const auto is_ground = [&](std::size_t at) {
    const auto is_like = [&](Rgb colour) {
      return std::abs(picture.rgb[at] - colour.r) + std::abs(picture.rgb[at + 1] - colour.g) +
                 std::abs(picture.rgb[at + 2] - colour.b) <
             40;
    };
    return is_like(theme.background) || is_like(theme.panel) || is_like(theme.border);
  };
  std::mt19937 random(7);
  std::vector<ImVec2> points;
  while (points.size() < count) {
    const std::size_t x = random() % static_cast<unsigned>(picture.width);
    const std::size_t y = random() % static_cast<unsigned>(picture.height);
    if (is_ground((y * static_cast<std::size_t>(picture.width) + x) * 3)) continue;
    points.push_back({static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F});
  }
  return points;
}

// What is shown, and at how many points something is drawn that says nothing.
std::string unexplained(Driver& driver, const Theme& theme, std::size_t count) {
  std::string points;
  driver.move_away();
  const Picture picture = driver.picture();
  for (const ImVec2 at : drawn_points(picture, theme, count)) {
    driver.move(at);
    if (!driver.state().contains("explanation"))
      points += std::to_string(static_cast<int>(at.x)) + "," + std::to_string(static_cast<int>(at.y)) + " ";
  }
  return points;
}

// Of one look and content; two hundred and more of all.
const std::size_t kPoints = few_of(16U, 4U);

TEST_F(ExplainedJourney, RandomPointsOnDrawnThingsSayWhatTheyAre) {
  for (const ThemeKind kind : kThemes) {
    driver_.set(std::string("theme=") + theme_name(kind));
    for (const char* view : {"explore.inputs", "explore.position", "explore.products", "explore.matrix", "explore.3d",
                             "learn.train", "learn.compare", "learn.reconstruct", "two_layers"}) {
      driver_.set(std::string("view=") + view);
      driver_.set("labels=sample");
      driver_.wait_idle();
      EXPECT_EQ(unexplained(driver_, theme_of(kind), kPoints), "") << theme_name(kind) << " " << view;
    }
  }
}

TEST_F(ExplainedJourney, OtherContentsSayWhatTheyAreToo) {
  const auto photo = save_photo("photo.png");
  choose_preset(driver_, "classes");
  EXPECT_EQ(unexplained(driver_, theme_of(ThemeKind::kDark), kPoints), "") << "nine classes";
  driver_.drop({photo});
  EXPECT_EQ(unexplained(driver_, theme_of(ThemeKind::kDark), kPoints), "") << "a photo";
  driver_.set("curtain=true");
  EXPECT_EQ(unexplained(driver_, theme_of(ThemeKind::kDark), kPoints), "") << "behind the curtain";
  driver_.set("curtain=false");
  driver_.key("2");
  driver_.wait_idle();
  EXPECT_EQ(unexplained(driver_, theme_of(ThemeKind::kDark), kPoints), "") << "whole numbers";
}

TEST_F(ExplainedJourney, TheBoxStandsBesideWhatItExplains) {
  for (const char* widget : {"map.168", "map.0", "map.255", "output.0", "weight_slider.0", "bias_slider.1", "shape.x.2",
                             "undo", "help", "overlay_picture", "image", "legend.1"}) {
    rest_on(widget);
    const Area box = driver_.widget("explanation");
    EXPECT_FALSE(overlap(box, driver_.widget(widget))) << widget;
    EXPECT_GE(box.x, 0.0F) << widget;
    EXPECT_LE(box.right(), 1600.0F) << widget;
    EXPECT_EQ(boxed(), text()) << widget;
  }
  // The sizes that light up together stay visible.
  rest_on("shape.x.3");
  for (const char* partner : {"shape.x.3", "shape.w.2"})
    EXPECT_FALSE(overlap(driver_.widget("explanation"), driver_.widget(partner))) << partner;
  // And so does the number of the slider.
  rest_on("weight_slider.1");
  EXPECT_FALSE(overlap(driver_.widget("explanation"), driver_.widget("weight_value.1")));
}

TEST_F(ExplainedJourney, ItComesWhenThePointerRestsAndGoesWithIt) {
  driver_.point("map.10");
  EXPECT_THAT(text(), HasSubstr("Map 10"));
  EXPECT_FALSE(driver_.shows("explanation"));
  driver_.point("map.11");
  EXPECT_THAT(text(), HasSubstr("Map 11"));
  driver_.wait_for_widget("explanation");
  driver_.move_away();
  EXPECT_FALSE(driver_.shows("explanation"));
  EXPECT_EQ(text(), "");
  // While something is dragged, none covers what follows.
  driver_.point("weight_slider.0");
  driver_.press();
  driver_.frame(60);
  EXPECT_FALSE(driver_.shows("explanation"));
  EXPECT_THAT(text(), StartsWith("w[0, 168]"));
  driver_.release();
}

TEST_F(ExplainedJourney, ThePointerCanEnterIt) {
  rest_on("map.168");
  const std::string says = boxed();
  const Area box = driver_.widget("explanation");
  const Area tile = driver_.widget("map.168");
  driver_.move({tile.centre().x, box.bottom() < tile.y ? box.bottom() + 2.0F : box.y - 2.0F});
  driver_.move(box.centre());
  driver_.frame(30);
  EXPECT_TRUE(driver_.shows("explanation"));
  EXPECT_EQ(boxed(), says);
  driver_.key("Ctrl+C");
  EXPECT_EQ(driver_.copied(), says);
  // What lies below it is pointed at then.
  driver_.key("Escape");
  driver_.frame(2);
  EXPECT_FALSE(driver_.shows("explanation"));
  EXPECT_NE(text(), "");
}

TEST_F(ExplainedJourney, EscClosesItUntilThePointerIsOnSomethingElse) {
  rest_on("map.168");
  driver_.key("Escape");
  driver_.frame(60);
  EXPECT_FALSE(driver_.shows("explanation"));
  EXPECT_NE(text(), "");
  rest_on("map.20");
}

TEST_F(ExplainedJourney, FPinsItAndEscClosesThePinned) {
  driver_.set("view=explore.position");
  driver_.point("bias_slider.0");
  driver_.key("F");
  EXPECT_THAT(boxed(), StartsWith("b[0] ="));
  const Area box = driver_.widget("explanation");
  driver_.point("output.1");
  driver_.frame(60);
  EXPECT_EQ(driver_.widget("explanation"), box);
  EXPECT_THAT(boxed(), StartsWith("b[0] ="));
  EXPECT_THAT(text(), HasSubstr("at row"));
  // It comes before what Esc else means.
  driver_.key("Escape");
  EXPECT_THAT(boxed(), testing::Not(StartsWith("b[0]")));
  EXPECT_EQ(driver_.value("/maps/show"), "position");
  driver_.move_away();
  driver_.point("bias_slider.0");
  driver_.key("F");
  EXPECT_TRUE(driver_.value("/explanation/pinned").get<bool>());
  driver_.key("F");
  EXPECT_FALSE(driver_.value("/explanation/pinned").get<bool>());
}

TEST_F(ExplainedJourney, ItComesAgainAfterListsAndDialogs) {
  rest_on("map.20");
  driver_.key("Ctrl+Shift+P");
  driver_.type("look light");
  driver_.key("Enter");
  driver_.wait_idle();
  EXPECT_EQ(driver_.value("/theme"), "light");
  driver_.click("theme");
  driver_.frame(30);
  driver_.key("Escape");
  driver_.frame(10);
  rest_on("shape.w.0");
  rest_on("map.30");
}

TEST_F(ExplainedJourney, CopiesCarryTheirNumbers) {
  const std::pair<const char*, const char*> widgets[] = {{"weight_slider.0", "w[0, 168] = +0.39"},
                                                         {"bias_slider.0", "b[0] = −0.027"},
                                                         {"weight.1.168", "w[1, 168] = −0.39"},
                                                         {"threshold", "0.50"},
                                                         {"output.0", " = "},
                                                         {"legend.0", "10.7"},
                                                         {"probe", "w · x = +"}};
  for (const auto& [widget, number] : widgets) {
    driver_.point(widget);
    driver_.key("Ctrl+C");
    EXPECT_THAT(driver_.copied(), HasSubstr(number)) << widget;
  }
}

TEST_F(ExplainedJourney, TheKernelNamesWhatToSearchFor) {
  driver_.point("shape.w.0");
  for (const char* name :
       {"pointwise convolution", "network in network", "per-pixel linear layer", "nn.Linear", "BatchNorm"})
    EXPECT_THAT(text(), HasSubstr(name));
}

}  // namespace
}  // namespace pw
