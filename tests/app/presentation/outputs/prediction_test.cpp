#include "app/presentation/outputs/prediction.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pw {
namespace {

using testing::Contains;
using testing::Not;

using Classes = std::vector<std::optional<SceneClass>>;

Document with_classes(Classes classes, Activation activation = Activation::kNone, bool pixels = false) {
  const std::int64_t cin = pixels ? 3 : 2;
  auto weights = std::make_shared<Weights>();
  weights->parameters = PointwiseLayer(static_cast<std::int64_t>(classes.size()), cin);
  weights->parameters.activation = activation;
  weights->classes = std::move(classes);
  weights->is_scored = true;
  Document document;
  document.input = make_input_stack({Tensor({1, cin, 2, 3}), {}});
  document.network = one_layer(weights);
  document.source.extractor = pixels ? ExtractorKind::kPixels : ExtractorKind::kLearned;
  return document;
}

Classes all_classes() {
  Classes classes;
  for (int i = 0; i < kSceneClasses; ++i) classes.emplace_back(static_cast<SceneClass>(i));
  return classes;
}

TEST(Prediction, TheClassesOfManyOutputsAreShownTogether) {
  const Document nine = with_classes(all_classes());
  EXPECT_EQ(shown_overlay({}, nine), OverlayMode::kClasses);
  EXPECT_TRUE(shows_road(nine, OverlayMode::kClasses, 0));
  // Without a class for each output there is no hue for each.
  EXPECT_THAT(overlay_modes(with_classes({SceneClass::kSky, std::nullopt, SceneClass::kRoad})),
              Not(Contains(OverlayMode::kClasses)));
  EXPECT_THAT(overlay_modes(with_classes({std::nullopt, SceneClass::kRoad})), Not(Contains(OverlayMode::kClasses)));
  EXPECT_THAT(overlay_modes(with_classes(all_classes(), Activation::kSigmoid)), Not(Contains(OverlayMode::kClasses)));
}

TEST(Prediction, ThreeOutputsOfPixelsAreAColourPicture) {
  const Document three = with_classes(Classes(3), Activation::kNone, true);
  EXPECT_EQ(shown_overlay({}, three), OverlayMode::kColour);
  EXPECT_EQ(shown_overlay({}, with_classes(Classes(2), Activation::kNone, true)), OverlayMode::kArgmax);
  EXPECT_EQ(shown_overlay({}, with_classes(Classes(3))), OverlayMode::kArgmax);
}

TEST(Prediction, AChoiceHoldsWhereItMakesSense) {
  Display display;
  display.overlay = OverlayMode::kSoftmax;
  EXPECT_EQ(shown_overlay(display, with_classes(all_classes())), OverlayMode::kSoftmax);
  display.overlay = OverlayMode::kColour;
  EXPECT_EQ(shown_overlay(display, with_classes(Classes(2))), OverlayMode::kArgmax);
}

TEST(Prediction, OfTwoCompetingOutputsTheRoadIsShownWhereverItStands) {
  Selection selection;
  selection.output = 0;
  EXPECT_EQ(predicted_output(with_classes({std::nullopt, SceneClass::kRoad}), selection, OverlayMode::kArgmax), 1);
  EXPECT_EQ(predicted_output(with_classes({SceneClass::kRoad, std::nullopt}), selection, OverlayMode::kArgmax), 0);
  EXPECT_EQ(predicted_output(with_classes(Classes(2)), selection, OverlayMode::kArgmax), 1);
  // Outputs that answer for themselves are shown one at a time.
  const Document two_questions = with_classes({SceneClass::kRoad, SceneClass::kVegetation}, Activation::kSigmoid);
  EXPECT_EQ(predicted_output(two_questions, selection, OverlayMode::kArgmax), 0);
  selection.output = 1;
  EXPECT_EQ(predicted_output(two_questions, selection, OverlayMode::kArgmax), 1);
  EXPECT_FALSE(shows_road(two_questions, OverlayMode::kArgmax, 1));
}

TEST(Prediction, TheScoreIsOfWhatIsShown) {
  const Document two = with_classes({std::nullopt, SceneClass::kRoad});
  EXPECT_TRUE(shows_road(two, OverlayMode::kArgmax, 1));
  for (const OverlayMode mode : {OverlayMode::kSoftmax, OverlayMode::kValues, OverlayMode::kColour})
    EXPECT_FALSE(shows_road(two, mode, 1));
  // One of nine classes is not all of the road: lane marks are another.
  for (std::int64_t output = 0; output < kSceneClasses; ++output)
    EXPECT_FALSE(shows_road(with_classes(all_classes()), OverlayMode::kArgmax, output)) << output;
}

TEST(Prediction, LaneMarksAreOutputsForTheRoadToo) {
  const auto rule = road_rule(with_classes(all_classes()).weights(), 0.5F);
  ASSERT_TRUE(rule);
  for (std::size_t o = 0; o < rule->is_road.size(); ++o)
    EXPECT_EQ(rule->is_road[o], is_road(static_cast<SceneClass>(o))) << o;
  EXPECT_FALSE(rule->independent);
  EXPECT_FALSE(road_rule(with_classes(Classes(2)).weights(), 0.5F));
}

TEST(Prediction, OnlyTheProbabilityOfOneOutputHasAThreshold) {
  EXPECT_TRUE(has_threshold(with_classes({std::nullopt, SceneClass::kRoad}), OverlayMode::kArgmax));
  EXPECT_FALSE(has_threshold(with_classes(Classes(2)), OverlayMode::kArgmax)) << "scores of nothing";
  EXPECT_TRUE(has_threshold(with_classes(Classes(2), Activation::kSoftmax), OverlayMode::kArgmax));
  EXPECT_TRUE(has_threshold(with_classes(Classes(5), Activation::kSigmoid), OverlayMode::kArgmax));
  EXPECT_FALSE(has_threshold(with_classes(Classes(5)), OverlayMode::kArgmax));
  EXPECT_FALSE(has_threshold(with_classes(Classes(2)), OverlayMode::kSoftmax));
}

}  // namespace
}  // namespace pw
