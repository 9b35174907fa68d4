// The curves of a comparison come last, and only where they are shown; its table may be missing.
#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "app/platform/assets.h"
#include "compare_test_window.h"

namespace pw {
namespace {

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
  wait_for_all();
  EXPECT_EQ(points(), 80U);
  const Area slider = driver_.widget("compare.outputs");
  driver_.drag(slider.at(0.2F, 0.5F), slider.at(0.6F, 0.5F));
  EXPECT_EQ(driver_.value("/compare/read_at"), 8);
  driver_.key("J");
  EXPECT_EQ(driver_.value("/compare/read_at"), 6);
  driver_.key("Shift+J");
  driver_.key("Shift+J");
  EXPECT_EQ(driver_.value("/compare/read_at"), 12);
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
