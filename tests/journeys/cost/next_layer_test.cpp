// Cost, tab Next layer: what a 1×1 saves, what it costs, and what it can keep.
#include <gmock/gmock.h>

#include "tests/journeys/journey.h"

namespace pw {
namespace {

class NextLayerJourney : public Journey {
 protected:
  NextLayerJourney() { show(driver_); }
  static void show(Driver& driver) {
    driver.set("view=cost.ledger");
    driver.wait_idle();
    driver.frame(2);
  }
  Json cost() {
    driver_.frame(2);
    return driver_.state()["cost"];
  }
  double net() { return cost()["net"].get<double>(); }
  int undo_steps() { return driver_.value("/document/undo").get<int>(); }
  void type(const std::string& widget, const std::string& text) {
    driver_.click(widget);
    driver_.wait_for_widget("value_editor");
    driver_.key("Ctrl+a");
    driver_.type(text);
    driver_.key("Enter");
    driver_.frame(2);
  }

  Driver driver_{opened({})};
};

TEST_F(NextLayerJourney, OpensWithTheNumbersOfTheScene) {
  const Json shown = cost();
  EXPECT_EQ(driver_.state()["tab"], "ledger");
  EXPECT_EQ(shown["f"], 256);
  EXPECT_EQ(shown["fp"], 2);
  EXPECT_EQ(shown["kernel"], "3x3");
  EXPECT_EQ(shown["macs"], Json({212336640, 1658880, 737280}));
  EXPECT_EQ(shown["alone"], 128.0);
  EXPECT_NEAR(shown["net"].get<double>(), 88.6, 0.05);
  EXPECT_NEAR(shown["break_even"].get<double>(), 177.2, 0.05);
  EXPECT_EQ(shown["dense_parameters"], 1061686080);
  EXPECT_NEAR(shown["kept"].get<double>(), 0.28, 0.005);
  EXPECT_EQ(shown["slide"]["mac"], 120422400);
  EXPECT_EQ(shown["slide"]["through_mac"], 12443648);
}

TEST_F(NextLayerJourney, ADragOfTheHandleGoesOverTheBreakEvenInOneStep) {
  const Area handle = driver_.widget("cost.fp");
  EXPECT_FALSE(cost()["past_break_even"].get<bool>());
  const ImVec2 from = handle.at(7.0F / 8.0F, 0.5F);
  driver_.drag(from, {handle.x + 0.03F * handle.w, from.y});
  EXPECT_GT(cost()["fp"].get<int>(), 178);
  EXPECT_TRUE(cost()["past_break_even"].get<bool>());
  EXPECT_LT(net(), 1.0);
  driver_.key("Ctrl+z");
  EXPECT_EQ(cost()["fp"], 2);
  driver_.key("Ctrl+y");
  EXPECT_GT(cost()["fp"].get<int>(), 178);
  driver_.right_click("cost.fp");
  EXPECT_EQ(cost()["fp"], 2);
}

TEST_F(NextLayerJourney, TheHandleSnapsToItsTicks) {
  const Area handle = driver_.widget("cost.fp");
  driver_.drag(handle.at(7.0F / 8.0F, 0.5F), {handle.centre().x + 2.0F, handle.centre().y});
  EXPECT_EQ(cost()["fp"], 16);
}

TEST_F(NextLayerJourney, EscTakesADragBack) {
  const Area handle = driver_.widget("cost.fp");
  driver_.move(handle.at(7.0F / 8.0F, 0.5F));
  driver_.press();
  driver_.move(handle.centre());
  EXPECT_GT(cost()["fp"].get<int>(), 2);
  driver_.key("Escape");
  driver_.release();
  EXPECT_EQ(cost()["fp"], 2);
  EXPECT_EQ(undo_steps(), 0);
}

TEST_F(NextLayerJourney, ThePointOnTheCurveIsTheSameHandle) {
  driver_.drag("cost.point", -60.0F, 10.0F);
  EXPECT_GT(cost()["fp"].get<int>(), 2);
  EXPECT_LT(net(), 88.0);
}

TEST_F(NextLayerJourney, ArrowKeysStepTheSliderUnderThePointer) {
  driver_.point("cost.next_maps");
  driver_.key("Right");
  EXPECT_EQ(cost()["next_maps"], 65);
  driver_.point("cost.fp");
  driver_.key("Left");
  EXPECT_EQ(cost()["fp"], 3);
}

TEST_F(NextLayerJourney, KeysChangeKernelAndOutputs) {
  driver_.key("J");
  EXPECT_EQ(cost()["fp"], 1);
  driver_.key("J");
  EXPECT_EQ(cost()["fp"], 1);
  driver_.key("Shift+J");
  driver_.key("Shift+J");
  EXPECT_EQ(cost()["fp"], 4);
  driver_.key("K");
  EXPECT_EQ(cost()["kernel"], "5x5");
  driver_.key("Shift+K");
  driver_.key("Shift+K");
  EXPECT_EQ(cost()["kernel"], "1x1");
  driver_.key("Ctrl+z");
  EXPECT_EQ(cost()["kernel"], "3x3");
}

TEST_F(NextLayerJourney, FcnUpsamples) {
  driver_.set("cost.kernel=up");
  driver_.set("cost.next_maps=2");
  const Json shown = cost();
  EXPECT_EQ(shown["macs"], Json({188743680, 1474560, 737280}));
  EXPECT_NEAR(shown["net"].get<double>(), 85.3, 0.05);
}

TEST_F(NextLayerJourney, DepthwiseHasNoReduction) {
  driver_.set("cost.kernel=depthwise");
  const Json shown = cost();
  EXPECT_NEAR(shown["net"].get<double>(), 7.89, 0.01);
  EXPECT_EQ(shown["break_even"], 0.0);
  driver_.drag("cost.fp", -100.0F, 0.0F);
  EXPECT_EQ(cost()["fp"], 2);
}

TEST_F(NextLayerJourney, TypedRowsRecountTheDenseLayerButNotThe1x1) {
  type("cost.rows", "160");
  const Json shown = cost();
  EXPECT_EQ(shown["rows"], 160);
  EXPECT_EQ(shown["macs"][2], 737280 * 8);
  EXPECT_EQ(shown["dense_parameters"].get<std::int64_t>(),
            std::int64_t{160} * 72 * 256 * 160 * 72 * 2 + std::int64_t{160} * 72 * 2);
  driver_.right_click("cost.rows");
  EXPECT_EQ(cost()["rows"], 20);
}

TEST_F(NextLayerJourney, MoreOutputsThanMapsAreSaid) {
  type("cost.fp_value", "300");
  EXPECT_EQ(cost()["fp"], 300);
  EXPECT_THAT(cost()["notice"].get<std::string>(), testing::HasSubstr("reduces nothing"));
  driver_.click("cost.fp_value");
  driver_.wait_for_widget("value_editor");
  driver_.key("Ctrl+a");
  driver_.type("0");
  driver_.key("Enter");
  driver_.frame(2);
  EXPECT_TRUE(driver_.shows("value_editor.problem"));
  EXPECT_EQ(cost()["fp"], 300);
}

TEST_F(NextLayerJourney, HugeSizesAreCounted) {
  for (const char* size : {"cost.rows=1000000", "cost.columns=1000000", "cost.f=1000000", "cost.next_maps=1000000"})
    driver_.set(size);
  EXPECT_GT(cost()["macs"][0].get<double>(), 8e24);
  for (const char* kernel : {"cost.kernel=1x1", "cost.kernel=up", "cost.kernel=depthwise"}) {
    driver_.set(kernel);
    EXPECT_GT(cost()["macs"][0].get<double>(), 9e23);
  }
}

TEST_F(NextLayerJourney, ASlideIsCheckedAsItIsTyped) {
  type("cost.slide", "14x14x512 -> 3x3, 512 = 462 M");
  const Json slide = cost()["slide"];
  EXPECT_EQ(slide["mac"], std::int64_t{14} * 14 * 512 * 9 * 512);
  EXPECT_TRUE(slide["agrees"].get<bool>());
  type("cost.slide", "28x28x256: 128, 64 -> 3x3 192, 64 -> 5x5 96, pool 64 = 358 M");
  EXPECT_EQ(cost()["slide"]["mac"], 271351808);
  EXPECT_FALSE(cost()["slide"]["agrees"].get<bool>());
  driver_.click("cost.slide");
  driver_.wait_for_widget("value_editor");
  driver_.key("Ctrl+a");
  driver_.type("no shape");
  driver_.key("Enter");
  driver_.frame(2);
  EXPECT_TRUE(driver_.shows("value_editor.problem"));
  driver_.key("Escape");
  EXPECT_EQ(cost()["slide"]["mac"], 271351808);
}

TEST_F(NextLayerJourney, UndoInCostAndInExploreAreApart) {
  driver_.key("J");
  EXPECT_EQ(cost()["fp"], 1);
  driver_.set("view=explore");
  driver_.key("Ctrl+z");
  EXPECT_EQ(undo_steps(), 0);
  show(driver_);
  EXPECT_EQ(cost()["fp"], 1);
  driver_.key("Ctrl+z");
  EXPECT_EQ(cost()["fp"], 2);
}

TEST_F(NextLayerJourney, ALetterExplainsItself) {
  driver_.point("cost.symbol.3");
  driver_.frame(3);
  driver_.key("Ctrl+c");
  EXPECT_THAT(driver_.copied(), testing::StartsWith("F, maps that the layer reads"));
  driver_.point("cost.row.0");
  driver_.frame(3);
  driver_.key("Ctrl+c");
  EXPECT_THAT(driver_.copied(), testing::HasSubstr("1·20·72·256·9·64 = 212,336,640"));
}

TEST_F(NextLayerJourney, FromTheLastRowPartsShareAPlace) {
  driver_.resize(1920, 1080);
  driver_.set("theme=projector");
  driver_.frame(2);
  EXPECT_TRUE(driver_.shows("cost.x.0"));
  EXPECT_FALSE(driver_.shows("cost.symbol.0"));
  driver_.key("V");
  driver_.frame(2);
  EXPECT_TRUE(driver_.shows("cost.symbol.0"));
  driver_.click("cost.page.2");
  driver_.frame(2);
  EXPECT_TRUE(driver_.shows("cost.measure"));
  EXPECT_FALSE(driver_.shows("cost.x.0"));
  EXPECT_GE(driver_.widget("cost.fp").h, 48.0F);
}

// Grey boxes have a line every 32 maps, and a bar a line for y: both are said.
TEST_F(NextLayerJourney, LinesInBoxesAndBarsAreNamed) {
  driver_.texts().keep(true);
  driver_.resize(1600, 900);
  driver_.frame(3);
  const auto says = [&](const char* words) {
    return std::ranges::any_of(driver_.texts().all(),
                               [&](const WrittenText& text) { return text.text.find(words) != std::string::npos; });
  };
  EXPECT_TRUE(says("a line every 32 maps"));
  EXPECT_TRUE(says("y is the line between x and z"));
  driver_.set("view=cost.inception");
  driver_.wait_idle();
  driver_.frame(3);
  EXPECT_TRUE(says("a line every 32"));
}

// A window of its own for each stack.
class StacksOfNextLayer : public Journey {};

// Below short arrows the sizes of y and the units of the counts are close to each other.
TEST_F(StacksOfNextLayer, TheSizesOfYStandClearOfUnits) {
  Driver driver(opened({save_stack("high.npy", made_up_stack({1, 256, 60, 80})),
                        save_weights("weights.npy", made_up_parameters(2, 256))}));
  driver.texts().keep(true);
  driver.resize(1024, 768);
  driver.set("view=cost.ledger");
  driver.wait_idle();
  driver.frame(2);
  const Area y = driver.widget("cost.y");
  for (const WrittenText& text : driver.texts().all()) {
    const bool is_size =
        std::abs(text.area.x - y.x) < 3.0F && text.area.y > y.bottom() && text.area.y < y.bottom() + 30;
    if (!is_size) continue;
    for (const WrittenText& unit : driver.texts().all()) {
      const bool is_beside = unit.area.y < text.area.bottom() && unit.area.bottom() > text.area.y;
      if (unit.text != "multiply–adds" || !is_beside || unit.area.x <= text.area.x) continue;
      EXPECT_LT(text.area.right() + 30.0F, unit.area.x) << text.text;
    }
  }
}

// High maps are not small because their box is deep, and the depth is named clear of the sizes.
TEST_F(StacksOfNextLayer, HighMapsHaveTheHeightOfTheirLane) {
  Driver driver(opened({save_stack("high.npy", made_up_stack({1, 256, 60, 80})),
                        save_weights("weights.npy", made_up_parameters(2, 256))}));
  driver.set("theme=projector");
  driver.texts().keep(true);
  driver.resize(1600, 900);
  driver.set("view=cost.ledger");
  driver.wait_idle();
  driver.frame(2);
  const float lane = driver.widget("cost.x.1").bottom() - driver.widget("cost.x.0").bottom();
  EXPECT_GT(driver.widget("cost.y").h, 0.27F * lane);
  int depths = 0;
  for (const WrittenText& depth : driver.texts().all()) {
    if (depth.text != "F" && depth.text != "F = 256") continue;
    const Area box = driver.widget(depth.area.y < driver.widget("cost.x.0").bottom() + 40.0F ? "cost.x.0" : "cost.x.1");
    depths += depth.area.x > box.x && depth.area.x < box.right() ? 1 : 0;
    for (const WrittenText& other : driver.texts().all()) {
      const bool is_apart = other.area.x >= depth.area.right() || other.area.right() <= depth.area.x ||
                            other.area.y >= depth.area.bottom() || other.area.bottom() <= depth.area.y;
      EXPECT_TRUE(is_apart || &other == &depth) << depth.text << " on " << other.text;
    }
  }
  EXPECT_EQ(depths, 2);
}

// Parts of a bar that are too thin for their letters, and two equal switches above each other.
TEST_F(StacksOfNextLayer, WhatIsThinOrThereTwiceIsNamed) {
  Driver driver(opened({save_stack("few.npy", made_up_stack({1, 3, 4, 5}))}));
  driver.set("view=cost.ledger");
  driver.texts().keep(true);
  const auto says = [&](const std::string& words) {
    driver.wait_idle();
    driver.frame(2);
    return std::ranges::any_of(driver.texts().all(),
                               [&](const WrittenText& text) { return text.text.find(words) != std::string::npos; });
  };
  driver.resize(1366, 768);
  EXPECT_TRUE(says("bytes: x, y, z from left to right"));
  EXPECT_TRUE(says("shapes"));
  driver.set("theme=projector");
  driver.resize(900, 1400);
  EXPECT_TRUE(says("bytes: x, y, z from left to right"));
  driver.set("view=two_layers");
  driver.resize(1024, 768);
  EXPECT_TRUE(says("shapes as"));
}

// A box has lines only where something says what they are.
TEST_F(StacksOfNextLayer, BoxesHaveLinesOnlyIfTheyAreNamed) {
  Driver driver(opened({save_stack("few.npy", made_up_stack({1, 3, 4, 5}))}));
  driver.set("view=cost.ledger");
  driver.texts().keep(true);
  bool was_named = false, was_not = false;
  for (const auto& [width, height] : {std::pair{1600, 900}, {900, 1400}}) {
    driver.resize(width, height);
    driver.wait_idle();
    driver.frame(2);
    const bool is_named = std::ranges::any_of(driver.texts().all(), [](const WrittenText& text) {
      return text.text.find("a line every 32 maps") != std::string::npos;
    });
    (is_named ? was_named : was_not) = true;
    // Of 64 maps there is one line across the top: above and below it the tone is the same.
    const Area box = driver.widget("cost.z.0");
    const Picture top = driver.picture({box.centre().x, box.y, 1.0F, 0.25F * box.h});
    const auto tone = [&](int y) { return top.rgb[static_cast<std::size_t>(3 * y)]; };
    int lines = 0;
    for (int y = 1; y + 2 < top.height; ++y) {
      if (tone(y) != tone(y - 1) && (tone(y + 1) == tone(y - 1) || tone(y + 2) == tone(y - 1))) ++lines;
    }
    EXPECT_EQ(lines, is_named ? 1 : 0) << width;
  }
  EXPECT_TRUE(was_named && was_not);
}

// Of few maps, of one, of a batch, of many outputs.
TEST_F(StacksOfNextLayer, AreCounted) {
  const std::vector<std::pair<Shape, std::size_t>> stacks = {
      {{1, 3, 20, 24}, 9}, {{1, 1, 4, 4}, 1}, {{4, 16, 8, 8}, 4}, {{1, 400, 2, 2}, 2}};
  for (const auto& [shape, outputs] : stacks) {
    Driver driver(
        opened({save_stack("stack.npy", made_up_stack(shape)),
                save_weights("weights.npy", made_up_parameters(outputs, static_cast<std::size_t>(shape.c)))}));
    driver.set("view=cost.ledger");
    driver.wait_idle();
    driver.frame(2);
    const Json shown = driver.state()["cost"];
    EXPECT_EQ(shown["f"], shape.c);
    EXPECT_EQ(shown["fp"], outputs);
    EXPECT_EQ(shown["macs"][2].get<std::int64_t>(),
              shape.n * shape.h * shape.w * shape.c * static_cast<std::int64_t>(outputs));
    EXPECT_TRUE(shown.contains("kept")) << shape.c;
    for (const char* kernel : {"1x1", "5x5", "up", "depthwise"}) driver.set(std::string("cost.kernel=") + kernel);
  }
}

}  // namespace
}  // namespace pw
