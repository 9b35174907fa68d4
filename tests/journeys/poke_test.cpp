// One value of x is changed on the sample scene: who answers?
#include <algorithm>
#include <utility>

#include "poke_test_window.h"

namespace pw {
namespace {

class SceneToPoke : public PokeJourney {
 protected:
  SceneToPoke() {
    mark(driver_, 35, 14);
    driver_.set("output=1");
    driver_.set("map=218");
    show(driver_);
  }

  // On the bar of this map.
  ImVec2 bar_of(int map) {
    const Area area = driver_.widget("probe.x");
    return {driver_.widget("weight.0." + std::to_string(map)).centre().x, area.centre().y};
  }
  bool is_written(const std::string& wanted) {
    driver_.texts().keep(true);
    driver_.frame(2);
    return std::ranges::any_of(driver_.texts().all(),
                               [&](const WrittenText& text) { return text.text.find(wanted) != std::string::npos; });
  }

  Driver driver_{opened({})};
};

TEST_F(SceneToPoke, ADraggedBarChangesOneNumberOfXAndOnePositionOfY) {
  const Parameters weights = held_by(driver_);
  const Json before = y_of(driver_), undo = driver_.value("/document/undo");
  const float x = x_of(driver_, 218, 35, 14), y = driver_.number("/probe/value/1");
  const ImVec2 from = bar_of(218);
  driver_.move(from);
  driver_.press();
  for (int i = 1; i <= 5; ++i) driver_.move({from.x, from.y - 4.0F * static_cast<float>(i)});
  // A bar that is held stays under the pointer.
  EXPECT_TRUE(driver_.shows("probe.x"));
  const float now = driver_.number("/poke/value");
  EXPECT_GT(now, x + 0.1F);
  EXPECT_NEAR(driver_.number("/probe/value/1"), y + driver_.session().document().parameters().w(1, 218) * (now - x),
              1e-4);
  EXPECT_EQ(driver_.number("/probe/sum/1"), driver_.number("/probe/value/1"));
  driver_.release();
  EXPECT_TRUE(driver_.shows("poke.x"));
  EXPECT_EQ(driver_.number("/poke/before"), x);
  EXPECT_EQ(answered(driver_), 1);
  EXPECT_EQ(pokes(driver_), 1U);
  EXPECT_EQ(held_by(driver_), weights);
  // A drag is one step; undone, not a bit is left.
  EXPECT_EQ(driver_.value("/document/undo").get<int>(), undo.get<int>() + 1);
  EXPECT_NE(y_of(driver_), before);
  driver_.key("Ctrl+Z");
  EXPECT_EQ(y_of(driver_), before);
  EXPECT_EQ(pokes(driver_), 0U);
  driver_.key("Ctrl+Y");
  EXPECT_EQ(driver_.number("/poke/value"), now);
}

TEST_F(SceneToPoke, ShiftIsFineAndAClickChangesNothing) {
  const Json undo = driver_.value("/document/undo");
  driver_.click(bar_of(30));
  EXPECT_EQ(driver_.value("/selected/map"), 30);
  EXPECT_EQ(driver_.value("/document/undo"), undo);
  EXPECT_EQ(pokes(driver_), 0U);
  const ImVec2 from = bar_of(218);
  driver_.drag(from, {from.x, from.y - 20.0F});
  const float coarse = driver_.number("/poke/value") - driver_.number("/poke/before");
  driver_.key("Escape");
  driver_.hold("Shift+");
  driver_.drag(from, {from.x, from.y - 20.0F});
  driver_.hold("");
  EXPECT_NEAR(driver_.number("/poke/value") - driver_.number("/poke/before"), 0.1F * coarse, 0.02F * coarse);
}

TEST_F(SceneToPoke, ThePointerLeavesTheMapThatItHolds) {
  const ImVec2 from = bar_of(218);
  driver_.drag(from, {from.x - 300.0F, from.y - 10.0F});
  EXPECT_EQ(driver_.value("/selected/map"), 218);
  ASSERT_EQ(pokes(driver_), 1U);
  EXPECT_EQ(driver_.session().document().pokes.front().map, 218);
}

TEST_F(SceneToPoke, TheValueInTheMapIsDraggedZeroedAndTyped) {
  poke(driver_, "1");
  const Area around = driver_.widget("poke.x");
  const ImVec2 marker = around.at(4.5F / 9.0F, 2.5F / 5.0F);
  driver_.drag(marker, {marker.x, marker.y - 30.0F});
  EXPECT_GT(driver_.number("/poke/value"), 1.1F);
  driver_.click(marker, MouseButton::kRight);
  EXPECT_EQ(driver_.number("/poke/value"), 0.0F);
  driver_.double_click(marker);
  driver_.type("1.25");
  driver_.key("Enter");
  EXPECT_EQ(driver_.number("/poke/value"), 1.25F);
  // Beside it a press moves the marker.
  driver_.click(around.at(6.5F / 9.0F, 1.5F / 5.0F));
  EXPECT_EQ(driver_.value("/probe/x"), 37);
  EXPECT_EQ(driver_.value("/probe/y"), 13);
  EXPECT_EQ(pokes(driver_), 1U);
}

TEST_F(SceneToPoke, KeysDoWhatTheDragDoes) {
  const float x = driver_.number("/poke/value");
  driver_.key("Ctrl+Up");
  const float raised = driver_.number("/poke/value");
  EXPECT_GT(raised, x);
  driver_.key("Ctrl+Down");
  EXPECT_NEAR(driver_.number("/poke/value"), x, 1e-5);
  driver_.key("Shift+Enter");
  driver_.type("0.5");
  driver_.key("Enter");
  EXPECT_EQ(driver_.number("/poke/value"), 0.5F);
  driver_.key("Shift+Enter");
  driver_.type("much");
  driver_.key("Enter");
  EXPECT_EQ(driver_.number("/poke/value"), 0.5F);
  driver_.key("Escape");
  driver_.key("K");
  EXPECT_EQ(driver_.value("/poke/kernel"), 3);
}

TEST_F(SceneToPoke, BackAndEscRestoreX) {
  const Json before = y_of(driver_);
  const Picture map = driver_.picture_of("selected_map");
  for (const bool by_key : {false, true}) {
    poke(driver_, "0");
    driver_.set("map=30");
    poke(driver_, "9");
    EXPECT_EQ(pokes(driver_), 2U);
    EXPECT_NE(y_of(driver_), before);
    by_key ? driver_.key("Escape") : driver_.click("poke.back");
    EXPECT_EQ(pokes(driver_), 0U);
    EXPECT_EQ(y_of(driver_), before);
    EXPECT_EQ(driver_.value("/maps/show"), "position");
    driver_.set("map=218");
  }
  driver_.move_away();
  EXPECT_EQ(driver_.picture_of("selected_map"), map);
  driver_.key("Escape");
  EXPECT_EQ(driver_.value("/maps/show"), "inputs");
}

TEST_F(SceneToPoke, TheKernelsAnswerAtTheirPositionsAlsoAtEdgesAndInCorners) {
  const struct {
    const char* kernel;
    std::int64_t inside, edge, corner;
  } cases[] = {{"1", 1, 1, 1}, {"3", 9, 6, 4}, {"5", 25, 15, 9}};
  for (const auto& [kernel, inside, edge, corner] : cases) {
    choose(driver_, std::string("poke.kernel=") + kernel);
    const Json before = y_of(driver_);
    for (const auto& [x, y, count] : {std::tuple(35, 14, inside),
                                      {35, 0, edge},
                                      {35, 19, edge},
                                      {0, 9, edge},
                                      {71, 9, edge},
                                      {0, 0, corner},
                                      {71, 0, corner},
                                      {0, 19, corner},
                                      {71, 19, corner}}) {
      mark(driver_, x, y);
      poke(driver_, "1.5");
      EXPECT_EQ(answered(driver_), count) << kernel << " at " << x << ", " << y;
      EXPECT_EQ(driver_.value("/poke/reached"), count);
      driver_.key("Escape");
    }
    mark(driver_, 35, 14);
    EXPECT_EQ(y_of(driver_), before) << "not a bit is left by the " << kernel;
  }
  choose(driver_, "poke.kernel=dense");
  EXPECT_EQ(answered(driver_), 1440);
}

TEST_F(SceneToPoke, TheTableCountsAndChoosesTheKernel) {
  poke(driver_, "0");
  for (const char* count :
       {"1,440", "514", "4,610", "12,802", "1,061,686,080", "737,280", "6,635,520", "18,432,000", "1,061,683,200"})
    EXPECT_TRUE(is_written(count)) << count;
  driver_.click("poke.row.1");
  settle(driver_);
  EXPECT_EQ(driver_.value("/poke/kernel"), 3);
  EXPECT_TRUE(is_written("9 × 512 weights + 2 biases = 4,610 parameters"));
  EXPECT_TRUE(is_written("9 of 1,440 positions answer"));
  driver_.click("poke.kernel.2");
  settle(driver_);
  EXPECT_EQ(driver_.value("/poke/kernel"), 5);
  driver_.click("poke.row.3");
  EXPECT_EQ(driver_.value("/poke/kernel"), "dense");
}

TEST_F(SceneToPoke, AStrideOfTwoLeavesThreeOfFourPositionsOut) {
  driver_.click("poke.stride.1");
  EXPECT_EQ(driver_.value("/poke/stride"), 2);
  poke(driver_, "0");
  EXPECT_EQ(answered(driver_), 0) << "column 35 is left out";
  EXPECT_EQ(driver_.number("/poke/largest_change"), 0.0F);
  driver_.key("Escape");
  mark(driver_, 34, 14);
  poke(driver_, "0.7");
  EXPECT_EQ(answered(driver_), 1);
  driver_.key("Escape");
  choose(driver_, "poke.kernel=3");
  mark(driver_, 35, 13);
  poke(driver_, "0.7");
  EXPECT_EQ(answered(driver_), 4);
  // The shapes say so: 10 rows, 36 columns.
  EXPECT_TRUE(is_written("36"));
  const Picture hatched = driver_.picture_of("output.1");
  choose(driver_, "poke.stride=1");
  EXPECT_GT(difference(hatched, driver_.picture_of("output.1")), 0.05);
}

TEST_F(SceneToPoke, WithoutItsOuterTapsAKernelIsThe1x1) {
  const Json before = driver_.value("/output");
  choose(driver_, "poke.kernel=3");
  EXPECT_GT(std::fabs(driver_.number("/output/min/0") - before["min"][0].get<float>()), 0.01F);
  driver_.click("poke.outer");
  settle(driver_);
  EXPECT_FALSE(driver_.value("/poke/outer").get<bool>());
  for (std::size_t o = 0; o < 2; ++o)
    EXPECT_NEAR(driver_.value("/output/min")[o].get<float>(), before["min"][o].get<float>(), 1e-4);
  poke(driver_, "0");
  EXPECT_EQ(answered(driver_), 1);
}

TEST_F(SceneToPoke, EveryPositionWithOtherBitsIsOutlinedInY) {
  choose(driver_, "poke.kernel=3");
  driver_.move_away();
  const Picture before = driver_.picture_of("output.1");
  poke(driver_, "0");
  driver_.move_away();
  EXPECT_NE(driver_.picture_of("output.1"), before);
}

TEST_F(SceneToPoke, WhereWIsBlindXMovesAndYStays) {
  const Json before = y_of(driver_);
  driver_.move_away();
  const Picture x = driver_.picture_of("probe.x");
  driver_.click("poke.blind");
  settle(driver_);
  driver_.move_away();
  EXPECT_TRUE(driver_.value("/poke/blind").get<bool>());
  EXPECT_GT(driver_.value("/poke/moved"), 250);
  EXPECT_EQ(driver_.value("/poke/blind_directions"), 254);
  EXPECT_LE(driver_.number("/poke/largest_change"), 1e-5F);
  EXPECT_TRUE(driver_.shows("probe.x"));
  EXPECT_NE(driver_.picture_of("probe.x"), x);
  EXPECT_NEAR(driver_.number("/probe/value/1"), before[1][1].get<float>(), 1e-5);
  // A wider kernel sees it.
  choose(driver_, "poke.kernel=3");
  EXPECT_GT(driver_.number("/poke/largest_change"), 0.01F);
  // In the centre y may change by rounding, or not at all.
  EXPECT_GE(answered(driver_), 8);
  EXPECT_LE(answered(driver_), 9);
  driver_.click("poke.back");
  choose(driver_, "poke.kernel=1");
  EXPECT_EQ(y_of(driver_), before);
}

TEST_F(SceneToPoke, APixelOfTheImageMovesManyPositionsOfX) {
  const Json before = y_of(driver_), at = driver_.value("/probe/x");
  driver_.click("poke.pixel");
  driver_.click(driver_.widget("image").at(0.3F, 0.6F));
  driver_.wait_for("the maps", [](const Json& state) { return state["poke"].contains("pixel"); });
  settle(driver_);
  EXPECT_EQ(driver_.value("/probe/x"), at) << "the marker stays";
  const Json pixel = driver_.value("/poke/pixel");
  EXPECT_GT(pixel["moved"], 1);
  EXPECT_LE(pixel["rows"], 17);
  EXPECT_LE(pixel["columns"], 17);
  EXPECT_GT(pixel["rows"], 10);
  EXPECT_LE(pixel["moved"].get<int>(), pixel["rows"].get<int>() * pixel["columns"].get<int>());
  EXPECT_NEAR(pixel["x"].get<float>(), 0.3F * 576.0F, 2.0F);
  EXPECT_GT(answered(driver_), 1);
  EXPECT_LE(answered(driver_), pixel["moved"].get<std::int64_t>());
  EXPECT_NE(y_of(driver_)[0], before[0]);
  driver_.key("Escape");
  EXPECT_EQ(y_of(driver_), before);
  driver_.click("poke.pixel");
  driver_.click(driver_.widget("image").at(0.3F, 0.6F));
  EXPECT_NE(driver_.value("/probe/x"), at) << "a press moves the marker again";
}

TEST_F(SceneToPoke, AllElseReadsXAsItIs) {
  // Without the rank of y, which comes when it has been computed.
  const auto output = [&] {
    Json shown = driver_.value("/output");
    shown.erase("rank");
    return shown;
  };
  const Json before = output();
  poke(driver_, "50");
  EXPECT_NE(output(), before);
  driver_.key("V");
  EXPECT_EQ(output(), before);
  driver_.set("view=learn.train");
  EXPECT_EQ(output(), before);
  driver_.set("view=explore.position");
  EXPECT_NE(output(), before);
  EXPECT_EQ(driver_.number("/poke/value"), 50.0F);
}

TEST_F(SceneToPoke, AMutedMapIsNotRead) {
  driver_.set("muted=218");
  for (const char* kernel : {"1", "3"}) {
    choose(driver_, std::string("poke.kernel=") + kernel);
    poke(driver_, "50");
    EXPECT_EQ(answered(driver_), 0) << kernel;
    driver_.key("Escape");
  }
}

TEST_F(SceneToPoke, WeightsDraggedMeanwhileAreThoseOfY) {
  choose(driver_, "poke.kernel=3");
  poke(driver_, "0");
  driver_.drag("weight.1.218", 0.0F, -20.0F);
  settle(driver_);
  EXPECT_EQ(answered(driver_), 9);
  const Json now = y_of(driver_);
  choose(driver_, "poke.kernel=5");
  choose(driver_, "poke.kernel=3");
  EXPECT_EQ(y_of(driver_), now);
}

TEST_F(SceneToPoke, NoMoreThan64ValuesAreChanged) {
  for (int i = 0; i <= 64; ++i) {
    driver_.set("probe.x=" + std::to_string(i));
    driver_.set("poke.value=7");
  }
  EXPECT_EQ(pokes(driver_), kMostPokes);
  EXPECT_NE(driver_.value("/message").get<std::string>().find("64 values are changed already"), std::string::npos);
  settle(driver_);
  EXPECT_EQ(answered(driver_), 64);
  // Those there are can still be changed.
  driver_.set("probe.x=3");
  driver_.set("poke.value=1");
  EXPECT_EQ(driver_.number("/poke/value"), 1.0F);
}

TEST_F(SceneToPoke, AnotherSceneHasItsOwnX) {
  poke(driver_, "50");
  driver_.key("S");
  driver_.wait_idle();
  EXPECT_EQ(pokes(driver_), 0U);
  driver_.key("Ctrl+Z");
  driver_.wait_idle();
  EXPECT_EQ(pokes(driver_), 1U);
}

TEST_F(SceneToPoke, TheCurtainHidesWhoAnswers) {
  driver_.key("H");
  choose(driver_, "poke.kernel=3");
  driver_.move_away();
  const Area change{driver_.widget("poke.x").x, driver_.widget("poke.x").bottom() + 30.0F, driver_.widget("poke.x").w,
                    100.0F};
  const Picture hidden = driver_.picture(change);
  poke(driver_, "9");
  driver_.move_away();
  EXPECT_EQ(driver_.picture(change), hidden);
  EXPECT_FALSE(driver_.shows("poke.change"));
  EXPECT_FALSE(is_written("9 of 1,440"));
}

TEST_F(SceneToPoke, TheSumOfXAsItIsChangedIsAPressAway) {
  poke(driver_, "0");
  EXPECT_FALSE(driver_.shows("probe.x"));
  driver_.click("poke.sum");
  EXPECT_TRUE(driver_.shows("probe.x"));
  EXPECT_EQ(driver_.number("/probe/sum/1"), driver_.number("/probe/value/1"));
  EXPECT_TRUE(is_written("map 218: "));
  driver_.click("poke.sum");
  EXPECT_TRUE(driver_.shows("poke.x"));
}

}  // namespace
}  // namespace pw
