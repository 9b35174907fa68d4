#include "app/pairs/fitted_pairs.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "app/document/action.h"
#include "app/document/builtin_inputs.h"
#include "app/import/loader.h"
#include "app/pairs/pair_cases.h"
#include "app/presentation/outputs/prediction.h"
#include "compute/layer/merged_layer.h"
#include "compute/layer/pointwise_forward.h"
#include "tests/source_file.h"

namespace pw {
namespace {

const Document& road_scene() {
  static const Document document = [] {
    FeatureExtractor features(source_file("assets"));
    std::string error;
    return sample_document(source_file("assets"), features, ExtractorKind::kLearned, error);
  }();
  return document;
}

Tensor sums_of_layer(TensorView x, const PointwiseLayer& layer) {
  Tensor sums({x.shape.n, layer.cout, x.shape.h, x.shape.w});
  pointwise_linear(x, layer, sums.view());
  return sums;
}

double iou_of_sums(const Document& document, const Weights& meaning, TensorView sums) {
  return road_score(sums, 0, *road_rule(meaning, 0.5F), *document.ground_truth, is_road_label, document.picture->width,
                    document.picture->height)
      .iou;
}

TEST(FittedPairs, TheRoadPairFindsTheRoadWithItsReluAndMerged) {
  const Document& document = road_scene();
  const auto pair = fitted_pair(PairCase::kRoad, document, source_file("assets"));
  ASSERT_TRUE(pair) << pair.error().message();
  EXPECT_TRUE(fits(document, SetPair{*pair}));
  const Weights& first = pair->network.layer(0);
  const Weights& second = pair->network.layer(1);
  EXPECT_EQ(first.output_names, (std::vector<std::string>{"sky", "vegetation", "terrain", "road"}));
  const TensorView x = document.input->features.maps.view();
  const Tensor hidden_sums = sums_of_layer(x, first.parameters);
  Tensor hidden(hidden_sums.shape());
  apply_activation(Activation::kRelu, hidden_sums.view(), hidden.view());
  const Tensor with_relu = sums_of_layer(hidden.view(), second.parameters);
  const Tensor merged = sums_of_layer(x, merged_layer(first.parameters, second.parameters));
  EXPECT_GT(iou_of_sums(document, second, with_relu.view()), 0.95);
  EXPECT_GT(iou_of_sums(document, second, merged.view()), 0.95);
  // Neither is worth more than the other here.
  EXPECT_NEAR(iou_of_sums(document, second, with_relu.view()), iou_of_sums(document, second, merged.view()), 0.02);
}

TEST(FittedPairs, WithoutAGroundTruthTheRoadPairAgreesWithTheRoadHead) {
  Document photo = road_scene();
  photo.ground_truth = nullptr;
  const auto pair = fitted_pair(PairCase::kRoad, photo, source_file("assets"));
  ASSERT_TRUE(pair) << pair.error().message();
  const TensorView x = photo.input->features.maps.view();
  Tensor hidden({1, 4, x.shape.h, x.shape.w});
  pointwise_forward(x, pair->network.layer(0).parameters, hidden.view());
  const Tensor y = sums_of_layer(hidden.view(), pair->network.layer(1).parameters);
  const Tensor head = sums_of_layer(x, photo.parameters());
  int same = 0;
  for (std::size_t p = 0; p < 1440; ++p)
    same += (y.plane(0, 1)[p] > y.plane(0, 0)[p]) == (head.plane(0, 1)[p] > head.plane(0, 0)[p]) ? 1 : 0;
  EXPECT_GT(same, 1390);
}

TEST(FittedPairs, TooNarrowIsTheFirstTwoComponentsWithTheirSignLost) {
  const Document& document = road_scene();
  const auto pair = fitted_pair(PairCase::kNarrow, document, "");
  ASSERT_TRUE(pair) << pair.error().message();
  EXPECT_TRUE(fits(document, SetPair{*pair}));
  const Tensor sums = sums_of_layer(document.input->features.maps.view(), pair->network.layer(0).parameters);
  int both = 0;
  for (std::size_t p = 0; p < 1440; ++p) both += sums.plane(0, 0)[p] <= 0.0F && sums.plane(0, 1)[p] <= 0.0F ? 1 : 0;
  EXPECT_GT(both, 72);
}

TEST(FittedPairs, ManyMapsAndThoseThatAreNoNumbersAreFitted) {
  FeatureMaps maps;
  maps.maps = Tensor({1, 600, 2, 3});
  for (std::int64_t i = 0; i < 600; ++i) {
    for (std::size_t p = 0; p < 6; ++p) maps.maps.plane(0, i)[p] = static_cast<float>((i * 7 + p * p * 13) % 29);
  }
  maps.maps.plane(0, 5)[2] = std::numeric_limits<float>::quiet_NaN();
  Document document;
  document.input = make_input_stack(std::move(maps));
  Weights weights;
  weights.parameters = PointwiseLayer(1, 600);
  document.network = one_layer(std::make_shared<const Weights>(weights));
  const auto pair = fitted_pair(PairCase::kNarrow, document, "");
  ASSERT_TRUE(pair) << pair.error().message();
  EXPECT_TRUE(fits(document, SetPair{*pair}));
  EXPECT_EQ(pair->network.layer(0).parameters.w(0, 5), 0.0F);
}

TEST(FittedPairs, AreRefusedWhereTheirMapsAreMissing) {
  const auto road = fitted_pair(PairCase::kRoad, hand_checkable_document(), "");
  ASSERT_FALSE(road);
  EXPECT_EQ(road.error().message(), "This example needs the learned maps of a picture");
  const auto missing = fitted_pair(PairCase::kRoad, road_scene(), "nowhere");
  ASSERT_FALSE(missing);
  EXPECT_NE(missing.error().message().find("nowhere"), std::string::npos);
}

}  // namespace
}  // namespace pw
