#include "compute/analysis/road_score.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "compute/scene/scene.h"

namespace pw {
namespace {

TEST(RoadScore, CountsThePixelsOfTheUpsampledOutputs) {
  // One row of two positions, upsampled to eight pixels: the margin runs from −3 to +1 between the centres 2 and 6.
  Tensor sums({1, 2, 1, 2});
  sums.plane(0, 0)[0] = 1.0F;
  sums.plane(0, 1)[0] = -2.0F;
  sums.plane(0, 1)[1] = 1.0F;
  // At the centres 0.5 … 7.5 the margin is −3 −3 −2.5 −1.5 −0.5 0.5 1 1.
  const std::vector<std::uint8_t> ground_truth = {0, 0, 0, 0, 255, 255, 255, 0};
  const RoadScore score = road_score(sums, 0, ground_truth, 8, 1);
  EXPECT_DOUBLE_EQ(score.iou, 2.0 / 4.0);
  EXPECT_DOUBLE_EQ(score.accuracy, 6.0 / 8.0);
  const float threshold = 1.0F / (1.0F + std::exp(0.75F));
  EXPECT_DOUBLE_EQ(road_score(sums, 0, ground_truth, 8, 1, threshold).iou, 3.0 / 4.0);
}

TEST(RoadScore, OneOutputIsComparedWithItsSigmoid) {
  Tensor sums({2, 1, 1, 1});
  sums.plane(1, 0)[0] = 0.2F;
  const std::vector<std::uint8_t> all_road(6, 255);
  EXPECT_EQ(road_score(sums, 0, all_road, 3, 2).iou, 0.0);
  EXPECT_EQ(road_score(sums, 1, all_road, 3, 2).iou, 1.0);
  const std::vector<std::uint8_t> none(6, 0);
  EXPECT_EQ(road_score(sums, 0, none, 3, 2).iou, 1.0);
}

TEST(RoadScore, LabelsScoreLikeTheirMask) {
  const auto scene = make_scene({.seed = 2, .width = 96, .height = 64});
  ASSERT_TRUE(scene) << scene.error().message();
  for (const std::int64_t cout : {1, 2}) {
    Tensor sums({1, cout, 8, 12});
    for (std::int64_t o = 0; o < cout; ++o) {
      auto plane = sums.plane(0, o);
      for (std::size_t p = 0; p < plane.size(); ++p) plane[p] = static_cast<float>(p * (o == 0 ? 7 : 4) % 11) - 5.0F;
    }
    for (const float threshold : {0.3F, 0.5F}) {
      const RoadScore of_mask = road_score(sums, 0, scene->road, 96, 64, threshold);
      const RoadScore of_labels = road_score(sums, 0, scene->labels, is_road_label, 96, 64, threshold);
      EXPECT_GT(of_mask.iou, 0.0);
      EXPECT_LT(of_mask.iou, 1.0);
      EXPECT_EQ(of_labels.iou, of_mask.iou);
      EXPECT_EQ(of_labels.accuracy, of_mask.accuracy);
    }
  }
}

TEST(RoadScore, ThePredicateSelectsTheClasses) {
  const std::vector<std::uint8_t> labels = {7, 7, 0, 255};
  Tensor sums({1, 1, 1, 4});
  sums.plane(0, 0)[0] = sums.plane(0, 0)[1] = 1.0F;
  sums.plane(0, 0)[2] = sums.plane(0, 0)[3] = -1.0F;
  EXPECT_EQ(road_score(
                sums, 0, labels, [](std::uint8_t label) { return label == 7; }, 4, 1)
                .iou,
            1.0);
  EXPECT_EQ(road_score(sums, 0, labels, is_road_label, 4, 1).iou, 0.0);
  EXPECT_FALSE(is_road_label(255));
}

}  // namespace
}  // namespace pw
