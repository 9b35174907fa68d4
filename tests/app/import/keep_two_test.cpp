// The preset that keeps two maps: it shows what two maps can do.
#include <gtest/gtest.h>

#include <algorithm>

#include "app/document/builtin_inputs.h"
#include "app/import/make_input.h"
#include "app/import/presets.h"
#include "compute/analysis/road_score.h"
#include "compute/layer/pointwise_forward.h"
#include "tests/source_file.h"

namespace pw {
namespace {

const std::string kKeepTwoAssets = source_file("assets");

Source scene_source(std::uint64_t seed, ExtractorKind extractor) {
  Source source;
  source.from = SceneSource{seed};
  source.extractor = extractor;
  return source;
}

std::int64_t columns_that_are_not_zero(const PointwiseLayer& layer) {
  std::int64_t count = 0;
  for (std::int64_t i = 0; i < layer.cin; ++i) {
    bool is_zero = true;
    for (std::int64_t o = 0; o < layer.cout; ++o) is_zero = is_zero && layer.w(o, i) == 0.0F;
    if (!is_zero) ++count;
  }
  return count;
}

double road_iou(const Input& scene, const PointwiseLayer& layer) {
  Tensor outputs({1, layer.cout, scene.stack->shape().h, scene.stack->shape().w});
  pointwise_forward(scene.stack->features.maps.view(), layer, outputs.view(), nullptr);
  return road_score(outputs.view(), 0, {{false, true}}, *scene.ground_truth, is_road_label, scene.picture->width,
                    scene.picture->height)
      .iou;
}

TEST(KeepTwo, FindsTheRoadOfNewScenesLessWellThanAllMapsDo) {
  FeatureExtractor features(kKeepTwoAssets);
  for (const std::uint64_t seed : {1'000'400U, 1'000'420U}) {
    const Source source = scene_source(seed, ExtractorKind::kLearned);
    const auto scene = make_input(source, features, nullptr, nullptr);
    ASSERT_TRUE(scene) << scene.error().message();
    const auto two = make_preset("keep", *scene->stack, source, nullptr, kKeepTwoAssets);
    const auto all = make_preset("trained", *scene->stack, source, nullptr, kKeepTwoAssets);
    ASSERT_TRUE(two && all);
    const double iou = road_iou(*scene, (*two)->parameters);
    EXPECT_GT(iou, 0.65) << seed;
    EXPECT_LT(iou, 0.9) << seed;
    EXPECT_LT(iou, road_iou(*scene, (*all)->parameters) - 0.03) << seed;
  }
}

TEST(KeepTwo, HasTwoColumnsAndMeansRoad) {
  FeatureMaps maps;
  maps.maps = Tensor({1, 256, 2, 2});
  const auto stack = make_input_stack(std::move(maps));
  for (const ExtractorKind extractor : {ExtractorKind::kLearned, ExtractorKind::kFilterbank}) {
    const auto two = make_preset("keep", *stack, scene_source(7, extractor), nullptr, kKeepTwoAssets);
    ASSERT_TRUE(two) << two.error().message();
    const Weights& weights = **two;
    EXPECT_EQ(columns_that_are_not_zero(weights.parameters), 2);
    EXPECT_EQ(weights.parameters.cout, 2);
    EXPECT_EQ(output_name(weights, 0), "not road");
    EXPECT_EQ(output_name(weights, 1), "road");
    EXPECT_EQ(road_output(weights), 1);
    EXPECT_TRUE(weights.is_scored);
    EXPECT_EQ(weights.made_for, extractor);
  }
}

TEST(KeepTwo, NeedsMapsThatLabelsHaveBeenSeenFor) {
  FeatureMaps maps;
  maps.maps = Tensor({1, 256, 2, 2});
  const auto stack = make_input_stack(std::move(maps));
  for (const Source& source : {Source{}, scene_source(7, ExtractorKind::kRandom)}) {
    const auto presets = presets_for(*stack, source);
    const auto keep = std::ranges::find(presets, "keep", &Preset::id);
    ASSERT_NE(keep, presets.end());
    EXPECT_FALSE(keep->can_be_used);
    EXPECT_NE(keep->explanation.find("No pair of these maps has been chosen"), std::string::npos) << keep->explanation;
    EXPECT_FALSE(make_preset("keep", *stack, source, nullptr, kKeepTwoAssets));
  }
}

}  // namespace
}  // namespace pw
