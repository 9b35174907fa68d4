#include "app/geometry/pair_grid.h"

#include <gtest/gtest.h>

#include "app/geometry/layout.h"
#include "app/geometry/learn/reconstruct_layout.h"

namespace pw {
namespace {

PairGridRequest six_pairs(ImVec2 room) {
  PairGridRequest request;
  request.room = room;
  request.map = {72, 20};
  request.pairs = 6;
  request.most = 12;
  request.label = 20.0F;
  request.side = 13.0F;
  request.between = 2.0F;
  request.gap = {12.0F, 10.0F};
  return request;
}

TEST(PairGrid, TakesTheColumnsThatMakeTheMapsLargest) {
  const PairGrid wide = fit_pairs(six_pairs({1200, 430}));
  EXPECT_EQ(wide.columns, 3);
  EXPECT_EQ(wide.pairs, 6);
  EXPECT_EQ(fit_pairs(six_pairs({400, 2000})).columns, 1);
}

TEST(PairGrid, StaysInItsRoom) {
  for (const ImVec2 room : {ImVec2(1200, 430), ImVec2(720, 355), ImVec2(850, 700), ImVec2(300, 300)}) {
    const PairGrid grid = fit_pairs(six_pairs(room));
    const auto columns = static_cast<float>(grid.columns);
    EXPECT_LE(grid.height, room.y);
    EXPECT_LE(columns * (72.0F * grid.cell + 13.0F) + (columns - 1.0F) * 12.0F, room.x);
  }
}

TEST(PairGrid, MorePairsFillRowsThatAreLeftOver) {
  const PairGrid tall = fit_pairs(six_pairs({600, 1000}));
  EXPECT_GT(tall.pairs, 6);
  EXPECT_LE(tall.pairs, 12);
  EXPECT_LE(tall.height, 1000.0F);
  PairGridRequest two = six_pairs({600, 1000});
  two.pairs = two.most = 2;
  EXPECT_EQ(fit_pairs(two).pairs, 2);
}

TEST(PairGrid, MorePairsWhereSixLeaveMuchEmpty) {
  PairGridRequest photo = six_pairs({940, 360});
  photo.map = {150, 100};
  const PairGrid grid = fit_pairs(photo);
  EXPECT_GT(grid.pairs, 6);
  EXPECT_GT(grid.height, 0.8F * 360.0F);
  EXPECT_LE(grid.height, 360.0F);
}

// As much is covered by fewer pairs that are larger.
TEST(PairGrid, OfGridsThatCoverAsMuchTheOneOfLargerMaps) {
  PairGridRequest photo = six_pairs({1190, 428});
  photo.map = {80, 60};
  const PairGrid grid = fit_pairs(photo);
  EXPECT_EQ(grid.pairs, 9);
  EXPECT_TRUE(grid.is_beside);
  EXPECT_GT(grid.height, 0.9F * 428.0F);
}

// From the last row three wide pairs side by side would leave a third of the width empty.
TEST(PairGrid, WidePairsFillTheWidth) {
  PairGridRequest scene = six_pairs({586, 300});
  scene.pairs = 3;
  scene.most = 6;
  scene.least = 1.0F;
  scene.label = 36.0F;
  const PairGrid grid = fit_pairs(scene);
  EXPECT_GT(static_cast<float>(grid.columns) * (72.0F * grid.cell + 13.0F), 0.8F * 586.0F);
  EXPECT_LE(grid.height, 300.0F);
}

// Three in two columns would leave a quarter empty.
TEST(PairGrid, ThreeTablesLeaveNoHole) {
  for (const ImVec2 room : {ImVec2(1185, 442), ImVec2(950, 340), ImVec2(1020, 372)}) {
    PairGridRequest tables = six_pairs(room);
    tables.map = {5, 4};
    tables.pairs = tables.most = 3;
    tables.between = 12.0F;
    const PairGrid grid = fit_pairs(tables);
    EXPECT_EQ(grid.columns, 3) << room.x;
    EXPECT_EQ(grid.rows, 1) << room.x;
    EXPECT_FALSE(grid.is_beside) << room.x;
    EXPECT_LE(grid.width, room.x);
    EXPECT_GT(grid.height, 0.9F * room.y) << room.x;
  }
}

TEST(PairGrid, HighMapsStandSideBySideWhereThatMakesThemLarger) {
  PairGridRequest numbers = six_pairs({833, 320});
  numbers.map = {4, 4};
  numbers.pairs = 2;
  numbers.most = 3;
  const PairGrid grid = fit_pairs(numbers);
  EXPECT_TRUE(grid.is_beside);
  EXPECT_GT(grid.cell, 1.25F * (320.0F - 22.0F) / 8.0F);
  EXPECT_LE(grid.height, 320.0F);
  EXPECT_LE(2.0F * (8.0F * grid.cell + 2.0F + 13.0F) + 12.0F, 833.0F);
  EXPECT_FALSE(fit_pairs(six_pairs({1200, 430})).is_beside);
}

TEST(PairGrid, MorePairsInAHighRoomThatSixFillHalf) {
  const PairGrid grid = fit_pairs(six_pairs({2620, 1440}));
  EXPECT_EQ(grid.pairs, 9);
  EXPECT_GT(grid.height, 0.9F * 1440.0F);
}

TEST(ReconstructLayout, PanelsAreInTheBodyAndNeverOverlap) {
  for (const ImVec2 size :
       {ImVec2(1576, 760), ImVec2(1256, 578), ImVec2(1000, 630), ImVec2(876, 1254), ImVec2(460, 250)}) {
    for (const bool is_projected : {false, true}) {
      for (const float pairs : {0.0F, 60.0F, 400.0F, 4000.0F}) {
        ReconstructRequest request;
        request.body = {12, 100, size.x, size.y};
        request.map_ratio = 3.6F;
        request.is_projected = is_projected;
        request.pairs_h = pairs;
        const ReconstructLayout layout = lay_out_reconstruct(request);
        const Rect all[] = {layout.outputs, layout.pairs, layout.explained, layout.claims};
        for (const Rect& a : all) {
          EXPECT_GE(a.y, a.h > 0.0F ? 100.0F : 0.0F);
          EXPECT_LE(a.bottom(), 100.0F + size.y);
          EXPECT_LE(a.right(), 12.0F + size.x);
          for (const Rect& b : all) {
            if (&a == &b || a.h <= 0.0F || b.h <= 0.0F) continue;
            EXPECT_TRUE(a.right() <= b.x || b.right() <= a.x || a.bottom() <= b.y || b.bottom() <= a.y)
                << size.x << " " << size.y << " " << is_projected << " " << pairs;
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace pw
