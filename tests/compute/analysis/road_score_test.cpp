#include "compute/analysis/road_score.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "compute/core/bilinear_rows.h"

namespace pw {
namespace {

using RoadLabels = std::vector<std::uint8_t>;

constexpr auto kIsOne = [](std::uint8_t label) { return label == 1; };
const RoadRule kSecondOfTwo{{false, true}};

// One row of two positions of two outputs, upsampled to eight pixels: the margin of the second output runs from −3 to
// +1 between the centres 2 and 6: at the centres 0.5 … 7.5 it is −3 −3 −2.5 −1.5 −0.5 0.5 1 1.
Tensor two_positions() {
  Tensor sums({1, 2, 1, 2});
  sums.plane(0, 0)[0] = 1.0F;
  sums.plane(0, 1)[0] = -2.0F;
  sums.plane(0, 1)[1] = 1.0F;
  return sums;
}

TEST(RoadScore, CountsThePixelsOfTheUpsampledOutputs) {
  const RoadLabels ground_truth = {0, 0, 0, 0, 1, 1, 1, 0};
  const RoadScore score = road_score(two_positions(), 0, kSecondOfTwo, ground_truth, kIsOne, 8, 1);
  EXPECT_DOUBLE_EQ(score.iou, 2.0 / 4.0);
  EXPECT_DOUBLE_EQ(score.accuracy, 6.0 / 8.0);
  RoadRule rule = kSecondOfTwo;
  rule.threshold = 1.0F / (1.0F + std::exp(0.75F));
  EXPECT_DOUBLE_EQ(road_score(two_positions(), 0, rule, ground_truth, kIsOne, 8, 1).iou, 3.0 / 4.0);
}

TEST(RoadScore, TheRoadMayBeAnyOutput) {
  const RoadLabels ground_truth = {1, 1, 1, 1, 1, 0, 0, 0};
  EXPECT_DOUBLE_EQ(road_score(two_positions(), 0, {{true, false}}, ground_truth, kIsOne, 8, 1).iou, 1.0);
}

TEST(RoadScore, OneOutputIsComparedWithItsSigmoid) {
  Tensor sums({2, 1, 1, 1});
  sums.plane(1, 0)[0] = 0.2F;
  const RoadLabels all_road(6, 1);
  EXPECT_EQ(road_score(sums, 0, {{true}}, all_road, kIsOne, 3, 2).iou, 0.0);
  EXPECT_EQ(road_score(sums, 1, {{true}}, all_road, kIsOne, 3, 2).iou, 1.0);
  const RoadLabels none(6, 0);
  EXPECT_EQ(road_score(sums, 0, {{true}}, none, kIsOne, 3, 2).iou, 1.0);
}

TEST(RoadScore, IndependentOutputsDoNotCompete) {
  // The other output is larger everywhere; the road's own sigmoid decides.
  Tensor sums({1, 2, 1, 2});
  sums.plane(0, 0)[0] = 0.5F;
  sums.plane(0, 0)[1] = -0.5F;
  for (float& value : sums.plane(0, 1)) value = 9.0F;
  const RoadLabels ground_truth = {1, 0};
  RoadRule rule{{true, false}};
  EXPECT_EQ(road_score(sums, 0, rule, ground_truth, kIsOne, 2, 1).iou, 0.0);
  rule.independent = true;
  EXPECT_EQ(road_score(sums, 0, rule, ground_truth, kIsOne, 2, 1).iou, 1.0);
}

// Against the definition, pixel by pixel.
TEST(RoadScore, OfManyOutputsTheLargestDecides) {
  constexpr std::int64_t kOutputs = 5, kH = 4, kW = 6, kHeight = 13, kWidth = 20;
  Tensor sums({1, kOutputs, kH, kW});
  for (std::int64_t o = 0; o < kOutputs; ++o) {
    auto plane = sums.plane(0, o);
    for (std::size_t p = 0; p < plane.size(); ++p)
      plane[p] = static_cast<float>((p * 7 + static_cast<std::size_t>(o) * 5) % 11) * 0.5F - 2.0F;
  }
  const RoadRule rule{{false, true, false, true, false}};
  RoadLabels ground_truth(kHeight * kWidth);
  for (std::size_t p = 0; p < ground_truth.size(); ++p) ground_truth[p] = p % 3 == 0 ? 1 : 0;
  std::int64_t both = 0, either = 0, right = 0;
  for (std::int64_t y = 0; y < kHeight; ++y) {
    for (std::int64_t x = 0; x < kWidth; ++x) {
      std::size_t largest = 0;
      float most = -1e9F;
      for (std::int64_t o = 0; o < kOutputs; ++o) {
        const float value = BilinearRows(sums.plane(0, o), kH, kW, kHeight, kWidth).row(y)[static_cast<std::size_t>(x)];
        if (value <= most) continue;
        most = value;
        largest = static_cast<std::size_t>(o);
      }
      const bool predicted = rule.is_road[largest];
      const bool expected = ground_truth[static_cast<std::size_t>(y * kWidth + x)] == 1;
      both += predicted && expected ? 1 : 0;
      either += predicted || expected ? 1 : 0;
      right += predicted == expected ? 1 : 0;
    }
  }
  const RoadScore score = road_score(sums, 0, rule, ground_truth, kIsOne, kWidth, kHeight);
  EXPECT_DOUBLE_EQ(score.iou, static_cast<double>(both) / static_cast<double>(either));
  EXPECT_DOUBLE_EQ(score.accuracy, static_cast<double>(right) / static_cast<double>(kHeight * kWidth));
}

TEST(RoadScore, LaneMarksAreRoad) {
  EXPECT_TRUE(is_road_label(1));
  EXPECT_TRUE(is_road_label(2));
  EXPECT_FALSE(is_road_label(0));
  EXPECT_FALSE(is_road_label(255));
}

TEST(BestIou, IsThatOfTheBestThreshold) {
  // Every threshold by itself.
  const auto by_trial = [](const Tensor& sums, const RoadLabels& labels) {
    double best = 0.0;
    for (float score = -6.0F; score < 6.0F; score += 0.05F) {
      RoadRule rule = kSecondOfTwo;
      rule.threshold = 1.0F / (1.0F + std::exp(-score));
      best = std::max(best, road_score(sums, 0, rule, labels, kIsOne, 8, 1).iou);
    }
    return best;
  };
  for (const RoadLabels& labels : {RoadLabels{0, 0, 0, 0, 1, 1, 1, 0}, RoadLabels{0, 0, 0, 0, 0, 0, 0, 1},
                                   RoadLabels{1, 1, 1, 1, 1, 1, 1, 1}, RoadLabels{1, 0, 0, 0, 0, 0, 0, 0}}) {
    const auto best = best_iou(two_positions(), 0, kSecondOfTwo, labels, kIsOne, 8, 1);
    ASSERT_TRUE(best);
    EXPECT_NEAR(*best, by_trial(two_positions(), labels), 1e-12);
  }
}

TEST(BestIou, WithoutRoadNothingNeedBePredicted) {
  EXPECT_EQ(best_iou(two_positions(), 0, kSecondOfTwo, RoadLabels(8, 0), kIsOne, 8, 1), 1.0);
}

TEST(BestIou, IsAbsentAmongManyThatCompete) {
  const Tensor sums({1, 3, 1, 2});
  EXPECT_FALSE(best_iou(sums, 0, {{false, true, false}}, RoadLabels(8, 1), kIsOne, 8, 1));
  EXPECT_TRUE(best_iou(sums, 0, {{false, true, false}, true}, RoadLabels(8, 1), kIsOne, 8, 1));
}

TEST(BestIou, NothingThatIsNotANumberIsPredicted) {
  Tensor sums({1, 1, 1, 2});
  sums.plane(0, 0)[0] = std::numeric_limits<float>::quiet_NaN();
  sums.plane(0, 0)[1] = 1.0F;
  EXPECT_EQ(best_iou(sums, 0, {{true}}, RoadLabels{1, 1}, kIsOne, 2, 1), 0.5);
}

}  // namespace
}  // namespace pw
