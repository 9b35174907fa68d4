#include "app/results/decoded_stack.h"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>
#include <numeric>

#include "tests/app/session/session_test_outputs.h"

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
  EXPECT_THAT(spread_maps(ranked(256), 2, 3), testing::ElementsAre(0, 255)) << "from the best to the worst";
  EXPECT_THAT(spread_maps(ranked(256), 6, 60), testing::ElementsAre(0, 60, 102, 153, 204, 255));
  EXPECT_THAT(spread_maps(ranked(256), 6, 250), testing::ElementsAre(0, 51, 102, 153, 250, 255)) << "so does the worst";
  EXPECT_THAT(spread_maps(ranked(256), 3, 3), testing::ElementsAre(0, 3, 255));
  EXPECT_THAT(spread_maps(ranked(256), 3, 255), testing::ElementsAre(0, 127, 255));
}

TEST(SpreadMaps, AMapThatDoesNotCountIsNotShown) {
  EXPECT_THAT(spread_maps({4, 2}, 6, 3), testing::ElementsAre(4, 2));
  EXPECT_TRUE(spread_maps({}, 6, 0).empty());
}

// A session with jobs on this thread, and what is decoded of it.
struct Decoding {
  explicit Decoding(Document document)
      : session(
            std::move(document), [] {}, nullptr, Threading::kInline),
        stack(session) {}
  void refresh() {
    do {
      stack.refresh(session.document(), selection, 6);
      while (session.jobs().activity()) session.tick();
    } while (selection.decode.is_blind ? !stack.blind_is_current() : !stack.is_current());
  }

  Selection selection;
  Session session;
  DecodedStack stack;
};

TEST(DecodedStack, IsOfTheWeightsAsTheyAreNow) {
  Decoding decoding(test::random_document({1, 8, 6, 7}, 2));
  decoding.refresh();
  EXPECT_EQ(decoding.stack.shown()->maps.size(), 6U);
  EXPECT_EQ(decoding.stack.shown()->blind_directions, 6);
  ASSERT_TRUE(decoding.session.dispatch(SetParameter{weight_id(0, 0), 9.0F}));
  decoding.stack.refresh(decoding.session.document(), decoding.selection, 6);
  EXPECT_FALSE(decoding.stack.is_current());
  decoding.refresh();
  EXPECT_TRUE(decoding.stack.is_current());
}

TEST(DecodedStack, WhereWIsBlindXMovesAndYStays) {
  Decoding decoding(test::random_document({1, 8, 6, 7}, 2));
  decoding.selection.decode.is_blind = true;
  decoding.refresh();
  const BlindChange& change = *decoding.stack.blind();
  EXPECT_EQ(change.moved, 8);
  EXPECT_EQ(change.ranges.size(), 2U);
  EXPECT_LT(change.largest_change, 1e-4);
  decoding.selection.decode.is_blind = false;
  decoding.stack.refresh(decoding.session.document(), decoding.selection, 6);
  EXPECT_EQ(decoding.stack.blind(), nullptr);
}

TEST(DecodedStack, WithAsManyOutputsAsMapsNothingIsBlind) {
  Decoding decoding(test::random_document({1, 3, 6, 7}, 3));
  decoding.selection.decode.is_blind = true;
  decoding.refresh();
  EXPECT_FALSE(decoding.stack.blind()->x);
  EXPECT_NEAR(decoding.stack.shown()->layer->reconstruction.explained.standardised, 1.0, 1e-3);
}

}  // namespace
}  // namespace pw
