// Pointing at things: what lights up, what the tooltips say, and that nothing changes.
#include <fmt/format.h>

#include "journey.h"
#include "tests/few.h"

namespace pw {
namespace {

class PointingJourney : public StackJourney {
 protected:
  // The tooltip of what is under the pointer.
  std::string said_about(const std::string& widget) {
    driver_.point(widget);
    driver_.key("Ctrl+C");
    return driver_.copied();
  }
  bool says(const std::string& widget, const std::string& words) {
    return said_about(widget).find(words) != std::string::npos;
  }
};

TEST_F(PointingJourney, AMapHighlightsItsWeights) {
  driver_.move_away();
  const Area column = driver_.widget("weight.0.50");
  const Picture at_rest = driver_.picture(column);
  driver_.point("map.50");
  EXPECT_GT(difference(at_rest, driver_.picture(column)), 0.05);
  driver_.move_away();
  EXPECT_EQ(driver_.picture(column), at_rest);
}

TEST_F(PointingJourney, AWeightHighlightsItsMapAndItsOutput) {
  driver_.move_away();
  const Area tile = driver_.widget("map.50");
  const Area around{tile.x - 3, tile.y - 3, tile.w + 6, tile.h + 6};
  const Area picture = driver_.widget("output.1");
  const Area beside{picture.x - 12, picture.y - 40, picture.w + 24, picture.h + 50};
  const Picture tile_at_rest = driver_.picture(around);
  const Picture output_at_rest = driver_.picture(beside);
  driver_.point("weight.1.50");
  EXPECT_NE(driver_.picture(around), tile_at_rest);
  EXPECT_NE(driver_.picture(beside), output_at_rest);
}

// What lights up of one output: its row of W, and its panel below.
TEST_F(PointingJourney, WhatBelongsToAnOutputHighlightsItsRowAndItsPicture) {
  const auto row = [&](int output) {
    const Area first = driver_.widget(fmt::format("weight.{}.0", output));
    const Area last = driver_.widget(fmt::format("weight.{}.63", output));
    return driver_.picture({first.x - 3, first.y - 1, last.right() - first.x + 6, first.h + 2});
  };
  const auto panel = [&](int output) {
    const Area picture = driver_.widget(fmt::format("output.{}", output));
    return driver_.picture({picture.x - 12, picture.y + 2, 11, picture.h - 4});
  };
  for (int output = 0; output < few_of(2, 1); ++output) {
    const int other = 1 - output;
    for (const char* base : {"output", "weight_slider", "weight_value", "product", "bias_slider", "bias_value"}) {
      driver_.move_away();
      const Picture rows[] = {row(0), row(1)};
      const Picture panels[] = {panel(0), panel(1)};
      driver_.point(fmt::format("{}.{}", base, output));
      EXPECT_EQ(driver_.value("/hover/output"), output) << base;
      EXPECT_NE(row(output), rows[output]) << base << " " << output;
      EXPECT_NE(panel(output), panels[output]) << base << " " << output;
      EXPECT_EQ(panel(other), panels[other]) << base << " " << output;
    }
  }
}

TEST_F(PointingJourney, ASliderOfTheSelectedMapHighlightsItsBar) {
  driver_.set("map=20");
  for (const char* base : {"weight_slider", "weight_value", "product"}) {
    driver_.move_away();
    const Picture at_rest = driver_.picture_of("weight.1.20");
    driver_.point(fmt::format("{}.1", base));
    EXPECT_EQ(driver_.value("/hover/map"), 20) << base;
    EXPECT_NE(driver_.picture_of("weight.1.20"), at_rest) << base;
  }
}

TEST_F(PointingJourney, APositionOfOneMapIsMarkedOnTheOutputs) {
  driver_.move_away();
  const Picture at_rest = driver_.picture_of("output.0");
  driver_.move(driver_.widget("output.1").at(14.5F / 72.0F, 6.5F / 20.0F));
  const Picture marked = driver_.picture_of("output.0");
  EXPECT_NE(marked, at_rest);
  driver_.move(driver_.widget("selected_map").at(14.5F / 72.0F, 6.5F / 20.0F));
  EXPECT_EQ(driver_.picture_of("output.0"), marked);
}

TEST_F(PointingJourney, EverythingHasATooltip) {
  EXPECT_TRUE(says("map.17", "Map 17")) << driver_.copied();
  EXPECT_TRUE(says("weight.1.33", "w[1, 33]")) << driver_.copied();
  EXPECT_TRUE(says("weight_slider.0", "w[0, ")) << driver_.copied();
  EXPECT_TRUE(says("bias_slider.1", "b[1]")) << driver_.copied();
  EXPECT_TRUE(says("output.0", "row ")) << driver_.copied();
  EXPECT_TRUE(says("product.0", "w·x")) << driver_.copied();
  EXPECT_TRUE(says("shape.x.3", "64 maps")) << driver_.copied();
  EXPECT_TRUE(says("shape.w.0", "one position at a time")) << driver_.copied();
  EXPECT_TRUE(says("undo", "Ctrl+Z")) << driver_.copied();
}

TEST_F(PointingJourney, PointingAtNothingCopiesNothing) {
  said_about("map.17");
  const std::string before = driver_.copied();
  driver_.move_away();
  driver_.key("Ctrl+C");
  EXPECT_EQ(driver_.copied(), before);
  EXPECT_NE(driver_.value("/message"), "");
}

TEST_F(PointingJourney, PointingChangesNoNumber) {
  const Json before = driver_.state();
  for (const char* widget : {"map.12", "weight.1.7", "output.0", "output.1", "probe", "undo", "maps", "shape.x.1"})
    driver_.point(widget);
  EXPECT_EQ(driver_.value("/document"), before["document"]);
  EXPECT_EQ(driver_.value("/output"), before["output"]);
  EXPECT_EQ(driver_.value("/revision"), before["revision"]);
  EXPECT_EQ(held_by(driver_), parameters_);
}

TEST_F(PointingJourney, APressOnAnOutputMovesTheMarker) {
  driver_.click(driver_.widget("output.1").at(0.25F, 0.75F));
  EXPECT_EQ(driver_.value("/probe/x"), 18);
  EXPECT_EQ(driver_.value("/probe/y"), 15);
  EXPECT_EQ(driver_.value("/selected/output"), 1);
  for (const std::size_t output : {0U, 1U}) {
    double sum = 0.0;
    for (std::int64_t i = 0; i < 64; ++i)
      sum += double{parameters_.w(output, static_cast<std::size_t>(i))} * stack_.plane(0, i)[15 * 72 + 18];
    EXPECT_NEAR(driver_.value("/probe/value").at(output).get<double>(), sum, 1e-5);
  }
}

TEST_F(PointingJourney, TheHelpShowsItsKeysAndGesturesInsideItsWindow) {
  driver_.click("help");
  const Area window = driver_.widget("help.window");
  for (const char* name : {"help.keys", "help.mouse", "help.close", "about"}) {
    const Area part = driver_.widget(name);
    EXPECT_TRUE(part.x > window.x && part.y > window.y && part.right() < window.right() &&
                part.bottom() < window.bottom())
        << name;
    EXPECT_GT(contrast(driver_.picture(part)), 8.0) << name;
  }
  driver_.click("help.close");
  EXPECT_FALSE(driver_.shows("help.window"));
}

}  // namespace
}  // namespace pw
