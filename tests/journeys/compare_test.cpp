// Reductions are compared, and one of them is used.
#include <gmock/gmock.h>

#include "app/comparison/comparison_file.h"
#include "app/platform/assets.h"
#include "compare_test_window.h"
#include "tests/few.h"

namespace pw {
namespace {

// In a window that is too narrow for curves: nobody waits for them.
class SceneToCompare : public CompareJourney {
 protected:
  SceneToCompare() {
    driver_.resize(660, 800);
    show_compare(driver_);
  }
  Driver driver_{opened({})};
};

TEST_F(SceneToCompare, AMixThatIsFittedBeatsRandomOnesAndMaps) {
  EXPECT_GT(iou(driver_, "learned"), 0.85);
  EXPECT_NEAR(iou(driver_, "learned"), iou(driver_, "all"), 0.03);
  EXPECT_GT(iou(driver_, "learned"), iou(driver_, "random2") + 0.2);
  EXPECT_GT(iou(driver_, "learned"), iou(driver_, "random_mix") + 0.2);
  const Json best = row(driver_, "pca");
  for (const Json& each : driver_.state()["compare"]["rows"]) {
    if (each["name"] != "all") {
      EXPECT_LE(each["variance_explained_standardised"], best["variance_explained_standardised"]) << each["name"];
    }
  }
  EXPECT_LT(row(driver_, "random2")["min"], row(driver_, "random2")["max"]);
}

TEST_F(SceneToCompare, UseTakesTheRowsMatrixAndExploreShowsItsIoU) {
  const PointwiseLayer before = layer_of(driver_);
  const Document document = driver_.session().document();
  const ComparedLabels labels = compared_labels(document);
  const ReductionRow best = computed(document, ReductionKind::kBestKept);
  driver_.click("compare.best2");
  wait(driver_);
  EXPECT_EQ(layer_of(driver_).weight, best.folded.weight);
  EXPECT_EQ(layer_of(driver_).bias, best.folded.bias);
  EXPECT_TRUE(row(driver_, "best2")["is_in_use"].get<bool>());
  EXPECT_FALSE(row(driver_, "learned")["is_in_use"].get<bool>());
  // At the positions that are scored, y is right as often as the row says.
  const Tensor& y = driver_.session().outputs().sums();
  std::int64_t both = 0, any = 0;
  for (std::size_t p = 0; p < labels.scored.size(); ++p) {
    if (labels.scored[p] == kUnlabelled) continue;
    const bool is_road = labels.scored[p] == 1, says_road = y.plane(0, 1)[p] > y.plane(0, 0)[p];
    both += is_road && says_road ? 1 : 0;
    any += is_road || says_road ? 1 : 0;
  }
  EXPECT_DOUBLE_EQ(iou(driver_, "best2"), static_cast<double>(both) / static_cast<double>(any));
  driver_.set("view=explore");
  EXPECT_GT(driver_.number("/score/iou"), 0.4F);
  driver_.key("Ctrl+Z");
  EXPECT_EQ(layer_of(driver_).weight, before.weight);
}

TEST_F(SceneToCompare, TheOutputsAloneHaveNoNamesAndNoScore) {
  driver_.click("compare.row.pca");
  driver_.click("compare.bare");
  const Weights& weights = driver_.session().document().weights();
  EXPECT_EQ(output_name(weights, 1), "output 1");
  EXPECT_FALSE(weights.is_scored);
  EXPECT_EQ(weights.parameters.weight, computed(driver_.session().document(), ReductionKind::kPca).mix.weight);
  driver_.set("view=explore");
  EXPECT_FALSE(driver_.state().contains("score"));
}

TEST_F(SceneToCompare, PointingAtARowPreviewsItsW) {
  driver_.move_away();
  const Area bars = driver_.widget("weights");
  const Picture before = driver_.picture(bars);
  const auto steps = driver_.value("/document/undo");
  driver_.point("compare.row.random2");
  EXPECT_GT(difference(before, driver_.picture(bars)), 0.002);
  driver_.move_away();
  EXPECT_LT(difference(before, driver_.picture(bars)), 1e-6);
  EXPECT_EQ(driver_.value("/document/undo"), steps);
}

TEST_F(SceneToCompare, KeysMarkARowAndUseIt) {
  EXPECT_EQ(driver_.value("/compare/marked"), "compare.row.learned");
  driver_.key("Down");
  EXPECT_EQ(driver_.value("/compare/marked"), "compare.row.pca");
  driver_.key("Enter");
  EXPECT_EQ(layer_of(driver_).weight, computed(driver_.session().document(), ReductionKind::kPca).folded.weight);
  driver_.key("Up");
  driver_.key("Up");
  EXPECT_EQ(driver_.value("/compare/marked"), "compare.row.all");
}

TEST_F(SceneToCompare, MoreRowsAreShownOnRequest) {
  EXPECT_FALSE(driver_.shows("compare.row.variance2"));
  driver_.click("compare.more");
  EXPECT_TRUE(driver_.shows("compare.row.variance2"));
  EXPECT_TRUE(driver_.shows("compare.row.learned1_pc1"));
  // Of the same task, but more of the maps.
  EXPECT_NEAR(iou(driver_, "learned1_pc1"), iou(driver_, "learned"), 0.01);
  EXPECT_GT(row(driver_, "learned1_pc1")["variance_explained_raw"], row(driver_, "learned")["variance_explained_raw"]);
}

TEST_F(SceneToCompare, AnotherWChangesTheCurrentRowOnly) {
  const Json learned = row(driver_, "learned"), current = row(driver_, "current");
  choose_preset(driver_, "random");
  wait(driver_);
  EXPECT_NE(row(driver_, "current")["iou"], current["iou"]);
  Json again = row(driver_, "learned");
  EXPECT_EQ(again["iou"], learned["iou"]);
}

TEST_F(SceneToCompare, ComputingAgainCanBeCancelledAndGoesOn) {
  const Json before = driver_.value("/compare/rows");
  driver_.click("compare.run");
  driver_.wait_for("a row", [](const Json& state) { return state["compare"].contains("rows"); });
  EXPECT_TRUE(driver_.value("/compare/is_running").get<bool>());
  driver_.click("compare.run");
  EXPECT_FALSE(driver_.value("/compare/is_running").get<bool>());
  const Json some = driver_.value("/compare/rows");
  driver_.frame(3);
  EXPECT_FALSE(driver_.value("/compare/is_running").get<bool>());
  EXPECT_TRUE(driver_.value("/compare/was_cancelled").get<bool>());
  EXPECT_EQ(driver_.value("/compare/rows"), some);
  EXPECT_LT(some.size(), before.size());
  // Nothing starts again: the first rows stay while the others come.
  driver_.click("compare.run");
  EXPECT_GE(driver_.value("/compare/rows").size(), some.size());
  wait(driver_);
  EXPECT_EQ(driver_.value("/compare/rows"), before);
}

TEST_F(SceneToCompare, CurvesThatAreNotShownAreNotComputed) {
  driver_.wait_idle();
  EXPECT_FALSE(driver_.shows("compare.outputs"));
  EXPECT_FALSE(driver_.value("/compare/shows_curves").get<bool>());
  EXPECT_TRUE(driver_.value("/compare/curve").empty());
}

TEST_F(SceneToCompare, NineClassesAreReducedToNineOutputs) {
  choose_preset(driver_, "classes");
  wait(driver_);
  EXPECT_EQ(driver_.value("/compare/outputs"), 9);
  EXPECT_GT(iou(driver_, "learned"), 0.5);
  driver_.click("compare.learned");
  wait(driver_);
  EXPECT_EQ(layer_of(driver_).cout, 9);
  EXPECT_TRUE(row(driver_, "learned")["is_in_use"].get<bool>());
  EXPECT_EQ(driver_.value("/compare/outputs"), 9);
}

TEST_F(SceneToCompare, PaintedLabelsAreWhatIsFitted) {
  const Json before = row(driver_, "all");
  driver_.set("view=learn.train");
  driver_.set("brush.class=0");
  paint(driver_, 0.1F, 0.1F, 0.9F, 0.1F);
  driver_.set("brush.class=1");
  paint(driver_, 0.4F, 0.9F, 0.6F, 0.9F);
  driver_.set("view=learn.compare");
  wait(driver_);
  EXPECT_NE(row(driver_, "all")["iou"], before["iou"]);
}

class NewScenesToCompare : public CompareJourney {
 protected:
  NewScenesToCompare() {
    driver_.resize(660, 800);
    driver_.set("view=learn.compare");
    wait(driver_);
  }
  Driver driver_{opened({})};
};

TEST_F(NewScenesToCompare, AreTheDefaultAndShipped) {
  EXPECT_EQ(driver_.value("/compare/scenes"), 24);
  EXPECT_EQ(driver_.value("/compare/score"), "IoU (pixels)");
  EXPECT_NEAR(iou(driver_, "learned"), iou(driver_, "all"), 0.02);
  EXPECT_LT(iou(driver_, "random_mix"), row(driver_, "random2")["max"].get<double>());
  driver_.set("theme=projector");
  driver_.frame(2);
  EXPECT_TRUE(driver_.shows("compare.row.current"));
  const Json pca = row(driver_, "pca");
  for (const Json& each : driver_.state()["compare"]["rows"]) {
    if (each["name"] != "all" && each["name"] != "pca") {
      EXPECT_LT(each["variance_explained_raw"], pca["variance_explained_raw"]) << each["name"];
    }
  }
}

TEST_F(NewScenesToCompare, ARowIsUsedBitForBit) {
  const auto shipped = read_comparison(shipped_comparison_path(assets_folder()));
  ASSERT_TRUE(shipped);
  driver_.click("compare.pca");
  EXPECT_EQ(layer_of(driver_).weight, shipped->row(ReductionKind::kPca)->folded.weight);
  EXPECT_EQ(layer_of(driver_).bias, shipped->row(ReductionKind::kPca)->folded.bias);
  EXPECT_TRUE(row(driver_, "pca")["is_in_use"].get<bool>());
  // The shipped row is of the weights that ship with it, and no longer shown.
  EXPECT_FALSE(has_row(driver_, "current"));
  driver_.key("Ctrl+Z");
  driver_.frame(2);
  EXPECT_TRUE(has_row(driver_, "current"));
}

TEST_F(NewScenesToCompare, ThisSceneAndBack) {
  const double over_scenes = iou(driver_, "learned");
  driver_.click("compare.scenes.0");
  wait(driver_);
  EXPECT_EQ(driver_.value("/compare/scenes"), 0);
  EXPECT_NE(iou(driver_, "learned"), over_scenes);
  driver_.click("compare.scenes.1");
  wait(driver_);
  EXPECT_EQ(driver_.value("/compare/scenes"), 24);
  EXPECT_EQ(iou(driver_, "learned"), over_scenes);
  // Another scene changes nothing: all were fitted and scored on others.
  driver_.click("scene.on");
  driver_.wait_idle();
  EXPECT_EQ(iou(driver_, "learned"), over_scenes);
}

// A picture without a ground truth.
TEST_F(CompareJourney, APhotoIsComparedOnItsPaintedLabels) {
  Driver driver(opened({save_photo("photo.png", 192, 128)}));
  driver.set("view=learn.compare");
  driver.set("compare.scope=stack");
  driver.wait_idle();
  EXPECT_THAT(driver.value("/compare/problem"), testing::HasSubstr("paint"));
  driver.set("view=learn.train");
  driver.drag("paint.size", 60.0F, 0.0F);
  driver.set("brush.class=0");
  paint(driver, 0.05F, 0.2F, 0.95F, 0.2F);
  driver.set("brush.class=1");
  paint(driver, 0.05F, 0.8F, 0.95F, 0.8F);
  driver.set("view=learn.compare");
  wait(driver);
  EXPECT_GT(row(driver, "all")["accuracy"], 0.7);
  // Its maps are too narrow for rows: cards in two columns show them larger.
  driver.resize(1600, 900);
  driver.frame(2);
  const Area first = driver.widget("compare.row.all"), last = driver.widget("compare.row.current");
  EXPECT_GT(last.x, first.right());
  driver.click("compare.pca");
  EXPECT_TRUE(row(driver, "pca")["is_in_use"].get<bool>());
}

TEST_F(CompareJourney, StacksOfOneAndTwoMapsHaveFewRows) {
  for (const std::int64_t maps : {1, 2}) {
    Driver driver(opened({save_stack("few.npy", made_up_stack({1, maps, 12, 16})),
                          save_weights("w.npy", made_up_parameters(2, static_cast<std::size_t>(maps)))}));
    show(driver);
    driver.set("brush.class=0");
    paint(driver, 0.05F, 0.1F, 0.95F, 0.1F);
    driver.set("brush.class=1");
    paint(driver, 0.05F, 0.9F, 0.95F, 0.9F);
    driver.set("view=learn.compare");
    wait(driver);
    EXPECT_EQ(driver.value("/compare/scope"), "stack");
    EXPECT_TRUE(has_row(driver, "all"));
    EXPECT_TRUE(has_row(driver, "current"));
    if (maps == 1) {
      EXPECT_FALSE(has_row(driver, "pca"));
    }
    EXPECT_EQ(driver.value("/compare/problem"), "");
  }
}

// Square maps make narrow pictures: their columns are still as wide as their heads. Nobody has said that class 1 is
// road.
TEST_F(CompareJourney, TheHeadsOfNarrowPicturesAreWholeAndNameNoRoad) {
  Driver driver(opened({save_stack("small.npy", made_up_stack({1, 3, 4, 4}, 7))}));
  driver.texts().keep(true);
  show(driver);
  paint_halves(driver);
  driver.set("view=learn.compare");
  driver.wait_idle();
  for (const char* theme : {"dark", "projector"}) {
    driver.set(std::string("theme=") + theme);
    for (const auto& [width, height] : ends_of<SizeInPixels>({{1280, 720}, {1024, 768}, {900, 1400}, {1600, 900}})) {
      driver.resize(width, height);
      driver.frame(2);
      EXPECT_TRUE(is_written(driver, "output 0")) << theme << width;
      EXPECT_TRUE(is_written(driver, "output 1")) << theme << width;
      EXPECT_FALSE(is_written(driver, "road")) << theme << width;
      EXPECT_FALSE(is_written(driver, "this scene")) << theme << width;
    }
  }
}

// However narrow a card is, outside the projector its scores keep their bars, clear of their names and numbers.
TEST_F(CompareJourney, ScoresOfNarrowCardsHaveBars) {
  Driver driver(opened({save_stack("small.npy", made_up_stack({1, 3, 4, 4}, 7))}));
  show(driver);
  paint_halves(driver);
  driver.set("view=learn.compare");
  driver.wait_idle();
  for (const auto& [width, height] :
       ends_of<SizeInPixels>({{900, 1400}, {1024, 768}, {1280, 720}, {1366, 768}, {1600, 900}, {3840, 2160}})) {
    driver.resize(width, height);
    driver.texts().keep(true);
    driver.frame(2);
    const std::vector<std::string> names = widgets_named(driver.state(), "compare.bar.");
    EXPECT_GT(names.size(), 0U) << width << " x " << height;
    EXPECT_EQ(names.size() % 2, 0U) << width << " x " << height;
    for (const std::string& name : names) {
      const Area bar = driver.widget(name);
      EXPECT_GE(bar.w, 40.0F) << name << ", " << width << " x " << height;
      for (const WrittenText& text : driver.texts().all()) {
        const bool is_clear = text.area.right() <= bar.x || text.area.x >= bar.right() ||
                              text.area.bottom() <= bar.y + 1.0F || text.area.y >= bar.bottom() - 1.0F;
        EXPECT_TRUE(is_clear) << text.text << ", " << name << ", " << width << " x " << height;
      }
    }
  }
}

// A class is called what its output is called, as in Train.
TEST_F(CompareJourney, AClassHasTheNameOfItsOutput) {
  const Driver driver(opened({save_stack("small.npy", made_up_stack({1, 3, 4, 4}, 7))}));
  Document document = driver.session().document();
  auto weights = std::make_shared<Weights>(document.weights());
  weights->output_names = {"grey", "red minus blue"};
  document.network.layers.front() = weights;
  EXPECT_EQ(compared_labels(document).names, (std::vector<std::string>{"grey", "red minus blue"}));
  weights = std::make_shared<Weights>(*weights);
  weights->output_names.clear();
  document.network.layers.front() = weights;
  EXPECT_EQ(compared_labels(document).names, (std::vector<std::string>{"output 0", "output 1"}));
}

}  // namespace
}  // namespace pw
