#include "app/results/decoded_stack.h"

#include <gmock/gmock.h>

#include <numeric>

namespace pw {
namespace {

std::vector<std::int64_t> ranked(std::int64_t count) {
  std::vector<std::int64_t> maps(static_cast<std::size_t>(count));
  std::iota(maps.begin(), maps.end(), 0);
  return maps;
}

TEST(SpreadMaps, GoesEvenlyFromTheBestToTheWorst) {
  EXPECT_THAT(spread_maps(ranked(256), 6, 0), testing::ElementsAre(0, 51, 102, 153, 204, 255));
  EXPECT_THAT(spread_maps(ranked(3), 6, 1), testing::ElementsAre(0, 1, 2));
  EXPECT_THAT(spread_maps(ranked(9), 1, 4), testing::ElementsAre(4));
}

TEST(SpreadMaps, TheSelectedTakesThePlaceOfTheNearest) {
  EXPECT_THAT(spread_maps(ranked(256), 6, 60), testing::ElementsAre(0, 60, 102, 153, 204, 255));
}

TEST(SpreadMaps, AMapThatDoesNotCountIsNotShown) {
  EXPECT_THAT(spread_maps({4, 2}, 6, 3), testing::ElementsAre(4, 2));
  EXPECT_TRUE(spread_maps({}, 6, 0).empty());
}

}  // namespace
}  // namespace pw
