// Stacks of narrow maps, without a ground truth: their pictures fill the panels, and empty panels say what to do.
#include <gmock/gmock.h>

#include "compare_test_window.h"

namespace pw {
namespace {

class NarrowStack : public CompareJourney {
 protected:
  void label_both_classes() {
    driver_.set("brush.class=0");
    paint(driver_, 0.05F, 0.1F, 0.95F, 0.1F);
    driver_.set("brush.class=1");
    paint(driver_, 0.05F, 0.9F, 0.95F, 0.9F);
    driver_.wait_idle();
    driver_.frame(2);
  }

  float share_of_panel(float width, float height, const char* look) {
    driver_.resize(static_cast<int>(width), static_cast<int>(height));
    driver_.set(std::string("theme=") + look);
    driver_.frame(2);
    return driver_.widget("output.0").h / driver_.widget("probe").h;
  }
  bool writes(const std::string& words) {
    driver_.texts().keep(true);
    driver_.frame(2);
    return std::ranges::any_of(driver_.texts().all(), [&](const WrittenText& text) { return text.text == words; });
  }
  Driver driver_{opened({save_photo("photo.png", 192, 128)})};
};

// Its colour scale stands beside it, for the last row.
TEST_F(NarrowStack, OutputsAreAsHighAsTheirPanels) {
  EXPECT_GT(share_of_panel(1920, 1080, "projector"), 0.7F);
  const Area picture = driver_.widget("output.0"), scale = driver_.widget("legend.0");
  EXPECT_GE(scale.x, picture.right());
  EXPECT_GT(scale.h, scale.w);
  EXPECT_LE(scale.bottom(), picture.bottom() + 1.0F);
  EXPECT_NEAR(driver_.widget("overlay_picture").h, picture.h, 2.0F);
}

TEST_F(NarrowStack, TheThresholdBesideThePredictionIsDraggedAndTyped) {
  share_of_panel(1920, 1080, "projector");
  const Area picture = driver_.widget("overlay_picture"), rail = driver_.widget("threshold");
  ASSERT_GE(rail.x, picture.right());
  const Picture before = driver_.picture_of("overlay_picture");
  driver_.drag(rail.centre(), rail.at(0.9F, 0.5F));
  driver_.move_away();
  EXPECT_GT(difference(before, driver_.picture_of("overlay_picture")), 0.001);
  EXPECT_TRUE(driver_.shows("threshold.number"));
}

TEST_F(NarrowStack, AnEmptyComparisonNamesItsRowsAndLeadsToThePainting) {
  driver_.set("view=learn.compare");
  driver_.set("compare.scope=stack");
  driver_.wait_idle();
  EXPECT_TRUE(writes("Learned 1×1"));
  EXPECT_FALSE(writes("press Compute again"));
  EXPECT_FALSE(driver_.shows("compare.row.learned"));
  driver_.click("compare.run");
  driver_.wait_idle();
  EXPECT_FALSE(driver_.value("/compare/is_running").get<bool>());
  driver_.click("compare.paint");
  EXPECT_EQ(driver_.value("/tab"), "train");
}

TEST_F(NarrowStack, BeforeLabelsThePanelsOfLearnSayWhatComes) {
  show(driver_);
  EXPECT_FALSE(driver_.shows("signal"));
  EXPECT_TRUE(writes("with two maps"));
  EXPECT_TRUE(writes("If W keeps only two maps, all others get exactly 0"));
  EXPECT_TRUE(writes("no errors yet"));
  label_both_classes();
  EXPECT_TRUE(driver_.shows("signal"));
  EXPECT_FALSE(writes("no errors yet"));
}

TEST_F(NarrowStack, GainsHaveARowWhereTheyAreTrainedAndNothingMovesForIt) {
  show(driver_);
  label_both_classes();
  EXPECT_FALSE(writes("gain of each map"));
  const Area before = driver_.widget("gains");
  driver_.click("gains");
  driver_.frame(2);
  EXPECT_TRUE(writes("gain of each map"));
  EXPECT_EQ(driver_.widget("gains").y, before.y);
}

TEST_F(CompareJourney, SmallMatricesHaveTheirNumbers) {
  Driver driver(
      opened({save_stack("few.npy", made_up_stack({1, 3, 4, 4})), save_weights("w.npy", made_up_parameters(2, 3))}));
  driver.resize(1600, 900);
  driver.set("view=explore.matrix");
  driver.wait_idle();
  driver.texts().keep(true);
  driver.frame(2);
  for (const auto& [matrix, numbers] : {std::pair{"matrix.x", 48}, {"matrix.w", 6}, {"matrix.y", 32}}) {
    const Area area = driver.widget(matrix);
    const auto is_inside = [&](const WrittenText& text) {
      const ImVec2 at = text.area.centre();
      return at.x > area.x && at.x < area.right() && at.y > area.y && at.y < area.bottom();
    };
    EXPECT_EQ(std::ranges::count_if(driver.texts().all(), is_inside), numbers) << matrix;
  }
}

// A message does not take the place of what to try.
TEST_F(NarrowStack, AHintIsShortenedToWholeSentences) {
  share_of_panel(1280, 720, "projector");
  driver_.set("view=explore.position");
  driver_.texts().keep(true);
  driver_.frame(2);
  const auto& texts = driver_.texts().all();
  const auto hint = std::ranges::find_if(
      texts, [](const WrittenText& text) { return text.text.starts_with("Press a position on any picture"); });
  ASSERT_NE(hint, texts.end());
  EXPECT_TRUE(hint->text.ends_with(".")) << hint->text;
  EXPECT_FALSE(hint->text.ends_with("back to the maps.")) << hint->text;
}

}  // namespace
}  // namespace pw
