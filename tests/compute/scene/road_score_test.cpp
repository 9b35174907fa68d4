#include "compute/scene/road_score.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace pw {
namespace {

TEST(RoadScore, CountsWhatTheUpscaledOutputsSay) {
  // One row of two cells, scaled up to eight pixels: the margin runs from −3 to +1 between the centres 2 and 6.
  Tensor sums({1, 2, 1, 2});
  sums.plane(0, 0)[0] = 1.0F;
  sums.plane(0, 1)[0] = -2.0F;
  sums.plane(0, 1)[1] = 1.0F;
  // At the centres 0.5 … 7.5 the margin is −3 −3 −2.5 −1.5 −0.5 0.5 1 1.
  const std::vector<std::uint8_t> truth = {0, 0, 0, 0, 255, 255, 255, 0};
  const RoadScore score = road_score(sums, 0, truth, 8, 1);
  EXPECT_DOUBLE_EQ(score.iou, 2.0 / 4.0);
  EXPECT_DOUBLE_EQ(score.accuracy, 6.0 / 8.0);
  const float threshold = 1.0F / (1.0F + std::exp(0.75F));
  EXPECT_DOUBLE_EQ(road_score(sums, 0, truth, 8, 1, threshold).iou, 3.0 / 4.0);
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

}  // namespace
}  // namespace pw
