#include "app/document/network/weights.h"

#include <gtest/gtest.h>

#include "tests/app/document/document_test_documents.h"

namespace pw {
namespace {

TEST(Weights, FromElsewhereHaveNeutralNamesNoClassesAndNoScore) {
  const auto weights = test::weights_of(2, 3);
  EXPECT_EQ(output_name(*weights, 0), "output 0");
  EXPECT_EQ(output_name(*weights, 1), "output 1");
  EXPECT_EQ(output_class(*weights, 1), std::nullopt);
  EXPECT_EQ(road_output(*weights), std::nullopt);
  EXPECT_FALSE(weights->is_scored);
}

TEST(Weights, OwnTheirNamesAndClasses) {
  const auto weights = test::road_weights(4);
  EXPECT_EQ(output_name(*weights, 1), "road");
  EXPECT_EQ(output_class(*weights, 0), std::nullopt);
  EXPECT_EQ(output_class(*weights, 2), SceneClass::kSky);
  EXPECT_EQ(road_output(*weights), 1);
}

TEST(Weights, AnEmptyNameBecomesTheOutputNumber) {
  Weights weights = *test::road_weights(4);
  weights.output_names[2].clear();
  EXPECT_EQ(output_name(weights, 2), "output 2");
}

TEST(Weights, AnAddedOutputHasANumberForANameAndNoClass) {
  const Weights weights = with_output_added(*test::road_weights(4), 1);
  EXPECT_EQ(output_name(weights, 3), "output 3");
  EXPECT_EQ(output_class(weights, 3), std::nullopt);
  EXPECT_EQ(road_output(weights), 1);
  EXPECT_TRUE(weights.is_scored);
}

TEST(Weights, TheLastOutputIsRemovedWithNameAndClass) {
  const Weights once = with_output_removed(*test::road_weights(4));
  EXPECT_EQ(once.output_names, (std::vector<std::string>{"other", "road"}));
  EXPECT_EQ(once.classes.size(), 2U);
  EXPECT_TRUE(once.is_scored);
  EXPECT_EQ(once.parameters.weight.size(), 8U);
  EXPECT_EQ(once.parameters.bias.size(), 2U);
}

TEST(Weights, WithoutRoadThereIsNoScore) {
  const Weights weights = with_output_removed(with_output_removed(*test::road_weights(4)));
  EXPECT_EQ(weights.parameters.cout, 1);
  EXPECT_EQ(road_output(weights), std::nullopt);
  EXPECT_FALSE(weights.is_scored);
}

TEST(Weights, HaveNoNamesClassesAndScoreOnOtherMaps) {
  Weights weights = *test::road_weights(4);
  EXPECT_TRUE(has_classes(weights));
  weights.is_on_other_maps = true;
  EXPECT_EQ(output_name(weights, 1), "output 1");
  EXPECT_EQ(output_class(weights, 1), std::nullopt);
  EXPECT_EQ(road_output(weights), std::nullopt);
  EXPECT_FALSE(has_classes(weights));
  // An output that is removed there takes nothing with it but its own meaning.
  Weights fewer = with_output_removed(weights);
  fewer.is_on_other_maps = false;
  EXPECT_EQ(road_output(fewer), 1);
  EXPECT_TRUE(fewer.is_scored);
}

TEST(Weights, ARemovedOutputDoesNotComeBack) {
  const Weights weights = with_output_added(with_output_removed(*test::road_weights(4)), std::nullopt);
  EXPECT_EQ(output_name(weights, 2), "output 2");
  EXPECT_EQ(output_class(weights, 2), std::nullopt);
}

}  // namespace
}  // namespace pw
