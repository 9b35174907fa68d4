// y: what is shown of the outputs, and what is not.
#include "journey.h"

namespace pw {
namespace {

class OutputsJourney : public Journey {
 protected:
  // The row of y, without what the links to it draw into its top.
  Picture outputs_row() {
    const Area first = driver_.widget("output.0");
    const Area last = driver_.widget("probe");
    return driver_.picture({first.x, first.y - 15, last.right() - first.x, last.bottom() - first.y + 15});
  }

  Driver driver_{opened({})};
};

TEST_F(OutputsJourney, NineClassesHaveOnePictureALegendAndTheScoreOfTheRoad) {
  choose_preset(driver_, "classes");
  ASSERT_EQ(driver_.value("/document/cout"), 9);
  for (int i = 0; i < 9; ++i) EXPECT_TRUE(driver_.shows("class." + std::to_string(i))) << i;
  EXPECT_GT(driver_.number("/score/iou"), 0.9F);
  // A press on a class selects its output and pages to it.
  driver_.click("class.7");
  EXPECT_EQ(driver_.value("/selected/output"), 7);
  EXPECT_TRUE(driver_.shows("output.7"));
  // The class picture is of all outputs, whichever is selected.
  driver_.move_away();
  const Picture classes = driver_.picture(driver_.widget("overlay_picture"));
  driver_.set("output=0");
  EXPECT_LT(difference(classes, driver_.picture(driver_.widget("overlay_picture"))), 0.001);
  // One class alone is not all of the road, whose lane marks are another class.
  driver_.set("overlay=argmax");
  for (const char* output : {"output=0", "output=1"}) {
    driver_.set(output);
    EXPECT_FALSE(driver_.state().contains("score")) << output;
  }
}

TEST_F(OutputsJourney, AnotherKindOfWeightsOpensWithItsOwnPicture) {
  driver_.key("O");
  choose_preset(driver_, "classes");
  EXPECT_TRUE(driver_.shows("class.0"));
  choose_preset(driver_, "trained");
  EXPECT_FALSE(driver_.shows("class.0"));
  EXPECT_TRUE(driver_.shows("threshold"));
}

TEST_F(OutputsJourney, TheScoreIsOfThePredictionShownOnly) {
  const float at_half = driver_.number("/score/iou");
  driver_.set("threshold=0.98");
  EXPECT_NE(driver_.number("/score/iou"), at_half);
  driver_.set("overlay=softmax");
  EXPECT_FALSE(driver_.state().contains("score"));
  EXPECT_FALSE(driver_.shows("threshold"));
  driver_.set("overlay=values");
  EXPECT_FALSE(driver_.state().contains("score"));
}

TEST_F(OutputsJourney, TwoQuestionsAreScoredByTheirOwnAnswer) {
  choose_preset(driver_, "vegetation");
  driver_.set("output=0");
  EXPECT_GT(driver_.number("/score/iou"), 0.9F);
  driver_.set("output=1");
  EXPECT_FALSE(driver_.state().contains("score")) << "vegetation is not what the ground truth of the road judges";
}

TEST_F(OutputsJourney, OwnWeightsHaveNoScore) {
  driver_.drop({save_weights("own.npy", made_up_parameters(2, 256))});
  EXPECT_FALSE(driver_.state().contains("score"));
}

TEST_F(OutputsJourney, TheCurtainHidesEveryNumberOfTheAnswer) {
  driver_.set("output=1");
  driver_.key("P");
  driver_.key("H");
  driver_.move_away();
  const Picture before = outputs_row();
  driver_.drag("bias_slider.1", 25, 0);
  // The lines say how large the selected map's weights are: it is another's that changes, on the same scale.
  const auto map = driver_.value("/selected/map").get<int>();
  driver_.drag("weight.0." + std::to_string(map == 5 ? 6 : 5), 0, -12);
  driver_.set("map=" + std::to_string(map));
  driver_.set("output=1");
  driver_.move_away();
  EXPECT_EQ(outputs_row(), before);
  driver_.key("H");
  driver_.move_away();
  EXPECT_NE(outputs_row(), before);
}

TEST_F(OutputsJourney, TheChangeIsEmptyBeforeTheFirstPress) {
  driver_.key("C");
  driver_.move_away();
  // One colour, but for the marker.
  const Area picture = driver_.widget("output.0");
  EXPECT_LT(contrast(driver_.picture({picture.x, picture.y, picture.w, picture.h / 4})), 5.0);
  driver_.drag("weight_slider.0", 30, 0);
  driver_.move_away();
  EXPECT_GT(contrast(driver_.picture_of("output.0")), 8.0);
  EXPECT_LT(contrast(driver_.picture({driver_.widget("output.1").x, picture.y, picture.w, picture.h / 4})), 5.0);
}

TEST_F(OutputsJourney, ASmallChangeFillsItsOwnScale) {
  driver_.key("C");
  driver_.hold("Shift+");
  driver_.drag("weight_slider.0", 6, 0);
  driver_.hold("");
  driver_.move_away();
  EXPECT_GT(contrast(driver_.picture_of("output.0")), 8.0);
}

}  // namespace
}  // namespace pw
