// The curves of a comparison come last, and only where they are shown; its table may be missing.
#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "app/platform/assets.h"
#include "compare_test_window.h"
#include "tests/few.h"

namespace pw {
namespace {

// In how many texts these words are.
int times_written(Driver& driver, const std::string& words) {
  driver.texts().keep(true);
  driver.frame(2);
  return static_cast<int>(std::ranges::count_if(
      driver.texts().all(), [&](const WrittenText& text) { return text.text.find(words) != std::string::npos; }));
}

// Curves are computed while the window is looked at: no step waits for all of them.
class CurvesOfScene : public CompareJourney {
 protected:
  CurvesOfScene() {
    set("view=learn.compare");
    set("compare.scope=stack");
    wait(driver_);
  }
  void set(const std::string& value) {
    EXPECT_TRUE(driver_.set_at_once(value));
    driver_.frame(2);
  }
  std::size_t points() { return driver_.value("/compare/curve").size(); }
  void wait_for_points(std::size_t count) {
    driver_.wait_for("points of curves",
                     [count](const Json& state) { return state["compare"]["curve"].size() >= count; });
  }
  void wait_for_all() {
    for (std::size_t count = 10; count <= 80; count += 10) wait_for_points(count);
  }
  Driver driver_{opened({})};
};

TEST_F(CurvesOfScene, AreReadWhereTheSliderStands) {
  wait_for_points(10);
  const Area slider = driver_.widget("compare.outputs");
  driver_.drag(slider.at(0.2F, 0.5F), slider.at(0.6F, 0.5F));
  EXPECT_EQ(driver_.value("/compare/read_at"), 8);
  driver_.key("J");
  EXPECT_EQ(driver_.value("/compare/read_at"), 6);
  driver_.key("Shift+J");
  driver_.key("Shift+J");
  EXPECT_EQ(driver_.value("/compare/read_at"), 12);
}

// The table of nine outputs and the charts are read at the same number, of which there is a point; its rows fill it.
TEST_F(CurvesOfScene, AreReadAtFirstWhereTheTableIs) {
  EXPECT_EQ(driver_.value("/compare/read_at"), 2);
  choose_preset(driver_, "classes");
  wait(driver_);
  EXPECT_EQ(driver_.value("/compare/outputs"), 9);
  EXPECT_EQ(driver_.value("/compare/read_at"), 9);
  wait_for_points(11);
  const Json points = driver_.value("/compare/curve");
  EXPECT_TRUE(std::ranges::any_of(points, [](const Json& point) { return point["outputs"] == 9; }));
  driver_.key("J");
  EXPECT_EQ(driver_.value("/compare/read_at"), 8);
  driver_.key("Shift+J");
  driver_.key("Shift+J");
  EXPECT_EQ(driver_.value("/compare/read_at"), 12);
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1600, 900}, {1920, 1080}, {3840, 2160}})) {
    driver_.resize(width, height);
    driver_.frame(2);
    const Area last = driver_.widget("compare.row.current");
    EXPECT_LT(driver_.widget("compare.more").y - last.bottom(), 0.5F * last.h) << width << " x " << height;
  }
}

// The numbers of table and charts differ, and it says why.
TEST_F(CurvesOfScene, SayWhatTheTableHasInstead) {
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1600, 900}, {1280, 720}, {900, 1400}})) {
    driver_.resize(width, height);
    EXPECT_EQ(times_written(driver_, "best pair"), 1) << width << " x " << height;
  }
}

// Pictures of two of nine outputs are no pictures of all; one of them serves two classes, and the rest varies most.
TEST_F(CompareJourney, WithNineOutputsTheTableSaysWhichAreShownAndWhatTheyAreFittedTo) {
  Driver driver(opened({save_weights("nine.npy", made_up_parameters(9, 256))}));
  ASSERT_TRUE(driver.set_at_once("view=learn.compare"));
  ASSERT_TRUE(driver.set_at_once("compare.scope=stack"));
  driver.frame(2);
  wait(driver);
  for (const auto& [width, height] : {std::pair{1600, 900}, {1280, 720}}) {
    driver.resize(width, height);
    EXPECT_EQ(times_written(driver, "output 0 of 9"), 1) << width << " x " << height;
    // Low rows have their names alone.
    EXPECT_EQ(times_written(driver, "1 for the task, 8 PCA"), height >= 900 ? 1 : 0) << width << " x " << height;
    EXPECT_EQ(times_written(driver, "fitted to the task"), 0) << width << " x " << height;
  }
}

TEST_F(CurvesOfScene, TheBracketOfTheDrawsIsExplainedWhereverItIsDrawn) {
  for (const auto& [width, height] : ends_of<SizeInPixels>({{1600, 900}, {1280, 720}, {900, 1400}, {1024, 768}})) {
    driver_.resize(width, height);
    EXPECT_EQ(times_written(driver_, "bracket"), 2) << width << " x " << height;
  }
}

// Without labels there are no nine classes, but the variance comes back all the same.
TEST_F(CompareJourney, AStackWithoutLabelsHasTheCurvesThatNeedNone) {
  Driver driver(opened({save_stack("stack.npy", made_up_stack({1, 6, 8, 12}))}));
  driver.set("view=learn.compare");
  driver.wait_for("the variance", [](const Json& state) { return state["compare"]["curves_without_labels"] == 2; });
  EXPECT_EQ(times_written(driver, "9 classes"), 0);
  EXPECT_EQ(times_written(driver, "IoU"), 0) << "a chart with nothing in it has no room of its own";
  EXPECT_EQ(times_written(driver, "variance explained"), 1);
  // Of six maps at most five outputs are fewer.
  const Area charts = driver.widget("compare.curves");
  std::vector<std::string> below;
  for (const WrittenText& text : driver.texts().all()) {
    const bool is_below = text.area.y > charts.bottom() - 18.0F && text.area.bottom() <= charts.bottom() + 2.0F;
    if (is_below && text.area.x > charts.x + 10.0F && text.area.x < charts.right()) below.push_back(text.text);
  }
  EXPECT_THAT(below, testing::UnorderedElementsAre("1", "2", "4", "5"));
}

// A job that nobody sees any more does not hold up others; one that was cancelled says so.
TEST_F(CompareJourney, CurvesWithoutLabelsStopWhereTheyAreNotShown) {
  Driver driver(opened({save_stack("stack.npy", made_up_stack({1, 512, 8, 12}))}));
  driver.texts().keep(true);
  const auto curves = [&] { return driver.value("/compare/curves_without_labels"); };
  const auto is_computed = [&] { return driver.state().value("busy", "") == "the variance that comes back"; };
  ASSERT_TRUE(driver.set_at_once("view=learn.compare"));
  driver.frame(2);
  ASSERT_TRUE(is_computed());
  driver.key("Escape");
  EXPECT_FALSE(is_computed());
  EXPECT_EQ(curves(), 0);
  EXPECT_EQ(times_written(driver, "cancelled"), 1);
  for (const char* view : {"explore", "learn.compare", "explore"}) {
    ASSERT_TRUE(driver.set_at_once(std::string("view=") + view));
    driver.frame(2);
    EXPECT_EQ(is_computed(), std::string_view(view) == "learn.compare");
  }
  driver.set("view=learn.compare");
  EXPECT_EQ(curves(), 2);
  EXPECT_EQ(times_written(driver, "The table has"), 0);
}

TEST_F(CurvesOfScene, GoOnAfterCancelAndWhereTheyWereLeft) {
  wait_for_points(10);
  driver_.key("Escape");
  EXPECT_FALSE(driver_.value("/compare/is_running").get<bool>());
  const Json first = driver_.value("/compare/curve");
  driver_.frame(3);
  EXPECT_TRUE(driver_.value("/compare/was_cancelled").get<bool>());
  EXPECT_EQ(driver_.value("/compare/curve"), first);
  driver_.click("compare.run");
  wait_for_points(first.size() + 10);
  // They wait while another tab is shown, cancelled or not, and go on when this one is shown again.
  set("view=learn.reconstruct");
  driver_.wait_idle();
  set("view=learn.compare");
  EXPECT_LT(points(), 80U);
  driver_.click("compare.run");
  EXPECT_TRUE(driver_.value("/compare/was_cancelled").get<bool>());
  set("view=learn.train");
  set("view=learn.compare");
  wait_for_all();
  EXPECT_EQ(points(), 80U);
  const Json all = driver_.value("/compare/curve");
  for (std::size_t i = 0; i < first.size(); ++i) EXPECT_EQ(all[i], first[i]);
}

// The assets, with a table that is damaged.
TEST_F(CompareJourney, AShippedTableThatCannotBeReadIsOneSentenceAndTheTabWorks) {
  namespace fs = std::filesystem;
  const fs::path real = assets_folder(), damaged = folder_.path("assets");
  // Loads what later windows share.
  { const Driver first{opened({})}; }
  fs::create_directories(damaged / "learned");
  for (const fs::path& folder : {real, real / "learned"}) {
    for (const auto& entry : fs::directory_iterator(folder)) {
      const fs::path at = damaged / fs::relative(entry.path(), real);
      if (!fs::exists(at) && entry.path().filename() != "comparison.json") fs::create_symlink(entry.path(), at);
    }
  }
  std::ofstream(damaged / "learned" / "comparison.json") << "{\"format\": \"pointwise comparison\", \"version\": 1,\n";
  setenv("POINTWISE_ASSETS", damaged.c_str(), 1);
  Driver driver(opened({}));
  unsetenv("POINTWISE_ASSETS");
  driver.resize(660, 800);
  driver.set("view=learn.compare");
  driver.wait_for("a message", [](const Json& state) { return state["compare"]["problem"] != ""; });
  EXPECT_THAT(driver.value("/compare/problem"), testing::HasSubstr("comparison.json"));
  EXPECT_FALSE(driver.value("/compare").contains("rows"));
  driver.click("compare.scenes.0");
  wait(driver);
  EXPECT_EQ(driver.value("/compare/problem"), "");
  EXPECT_GT(iou(driver, "learned"), 0.85);
}

// The handle is below the line that it moves.
TEST_F(CurvesOfScene, TheSliderStandsUnderItsAxis) {
  driver_.texts().keep(true);
  driver_.frame(2);
  const Area slider = driver_.widget("compare.outputs"), charts = driver_.widget("compare.curves");
  int eights = 0;
  for (const WrittenText& text : driver_.texts().all()) {
    if (text.text != "8" || text.area.x < charts.x || text.area.x > charts.right()) continue;
    ++eights;
    EXPECT_NEAR(text.area.centre().x, slider.at(0.6F, 0.5F).x, 2.0F);
  }
  EXPECT_EQ(eights, 3);
}

TEST_F(CurvesOfScene, HaveTheRoomBelowTheRowsOfAPortraitProjector) {
  set("theme=projector");
  EXPECT_FALSE(driver_.shows("compare.curves"));
  driver_.resize(900, 1400);
  driver_.frame(2);
  EXPECT_TRUE(driver_.shows("compare.curves"));
}

}  // namespace
}  // namespace pw
