#include "app/geometry/block_geometry.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace pw {
namespace {

constexpr Rect kArea{20, 10, 1000, 380};
constexpr std::array<std::array<std::int64_t, 3>, 7> kStacks = {
    {{72, 20, 256}, {1, 1, 1}, {1, 1, 12}, {4, 3, 4}, {960, 540, 64}, {4, 3, 4096}, {3, 200, 30}}};

// Of a face that is seen from the front, at these shares of it.
ImVec2 on(const BlockPlane& plane, float along, float across) {
  return {plane.origin.x + along * plane.along.x + across * plane.across.x,
          plane.origin.y + along * plane.along.y + across * plane.across.y};
}

const BlockPlane& plane_of(const std::vector<BlockPlane>& planes, BlockPart part, BlockSide side,
                           std::int64_t first_line) {
  for (const BlockPlane& plane : planes) {
    if (plane.part == part && plane.side == side && plane.first_line == first_line) return plane;
  }
  throw std::runtime_error("no such face");
}

TEST(BlockGeometry, AllFitsInTheAreaFromEverySide) {
  for (const auto& [columns, rows, maps] : kStacks) {
    const BlockShape shape(columns, rows, maps, kArea.w / kArea.h);
    for (float yaw = 0.0F; yaw <= 90.0F; yaw += 15.0F) {
      for (float pitch = 0.0F; pitch <= 60.0F; pitch += 12.0F) {
        for (const std::int64_t map : {std::int64_t{0}, maps - 1}) {
          const BlockState state{map, columns - 1, rows - 1};
          const BlockView view(shape, {yaw, pitch, 1.0F}, kArea, {});
          for (const BlockPlane& plane : block_planes(shape, view, state)) {
            for (const auto& [along, across] : {std::pair{0.0F, 0.0F}, {1.0F, 0.0F}, {0.0F, 1.0F}, {1.0F, 1.0F}}) {
              const ImVec2 point = on(plane, along, across);
              EXPECT_GE(point.x, kArea.x - 3.0F);
              EXPECT_LE(point.x, kArea.right() + 3.0F);
              EXPECT_GE(point.y, kArea.y - 3.0F);
              EXPECT_LE(point.y, kArea.bottom() + 3.0F);
              const float depth = plane.origin.depth + along * plane.along.depth + across * plane.across.depth;
              EXPECT_GE(depth, 0.0F);
              EXPECT_LE(depth, 1.0F);
            }
          }
        }
      }
    }
  }
}

TEST(BlockGeometry, TheMiddleOfAFaceIsHit) {
  const BlockShape shape(72, 20, 256);
  const BlockState state{100, 30, 14};
  const BlockView view(shape, {}, kArea, {});
  const auto planes = block_planes(shape, view, state);
  const auto hit = [&](BlockPart part, BlockSide side, std::int64_t line, float along, float across) {
    return block_hit(shape, planes, state, on(plane_of(planes, part, side, line), along, across)).value();
  };
  const BlockHit front = hit(BlockPart::kBody, BlockSide::kFront, 0, 10.5F / 72, 4.5F / 20);
  EXPECT_EQ(front.part, BlockPart::kBody);
  EXPECT_EQ(front.map, 0);
  EXPECT_EQ(front.column, 10);
  EXPECT_EQ(front.row, 4);
  const BlockHit top = hit(BlockPart::kBody, BlockSide::kTop, 0, 20.5F / 100, 30.5F / 72);
  EXPECT_EQ(top.map, 20);
  EXPECT_EQ(top.column, 30);
  EXPECT_EQ(top.row, 0);
  const BlockHit side = hit(BlockPart::kBody, BlockSide::kSide, 101, 50.5F / 155, 2.5F / 20);
  EXPECT_EQ(side.map, 151);
  EXPECT_EQ(side.column, 71);
  EXPECT_EQ(side.row, 2);
  const BlockHit slab = hit(BlockPart::kSlab, BlockSide::kFront, 100, 7.5F / 72, 3.5F / 20);
  EXPECT_EQ(slab.part, BlockPart::kSlab);
  EXPECT_EQ(slab.map, 100);
  EXPECT_EQ(slab.column, 7);
  EXPECT_EQ(slab.row, 3);
  const BlockHit rod = hit(BlockPart::kRod, BlockSide::kSide, 0, 200.5F / 256, 0.5F);
  EXPECT_EQ(rod.part, BlockPart::kRod);
  EXPECT_EQ(rod.map, 200);
  EXPECT_EQ(rod.column, 30);
  EXPECT_EQ(rod.row, 14);
  EXPECT_FALSE(block_hit(shape, planes, state, {kArea.x + 1, kArea.y + 1}).has_value());
}

// The slab is lifted in front of the lines behind it, the rod stands in front of the block.
TEST(BlockGeometry, WhatIsNearerIsHit) {
  const BlockShape shape(72, 20, 256);
  const BlockState state{0, 0, 0};
  // From above, so that the lifted map covers the top.
  const BlockView view(shape, {40.0F, 50.0F, 1.0F}, kArea, {});
  const auto planes = block_planes(shape, view, state);
  const ImVec2 low = on(plane_of(planes, BlockPart::kSlab, BlockSide::kFront, 0), 0.5F, 0.9F);
  EXPECT_EQ(block_hit(shape, planes, state, low).value().part, BlockPart::kSlab);
}

TEST(BlockGeometry, ManyMapsShareLinesAndFewHaveGaps) {
  EXPECT_EQ(BlockShape(4, 3, 1024).step, 1);
  const BlockShape many(4, 3, 4096);
  EXPECT_EQ(many.step, 4);
  EXPECT_EQ(many.lines, 1024);
  EXPECT_EQ(BlockShape(4, 3, 1025).step, 2);
  EXPECT_EQ(BlockShape(4, 3, 1025).lines, 513);
  EXPECT_FALSE(many.has_gaps());
  EXPECT_TRUE(BlockShape(72, 20, 16).has_gaps());
  EXPECT_FALSE(BlockShape(72, 20, 17).has_gaps());
  EXPECT_EQ(BlockShape(72, 20, 16).thickness, 8.0F);
  // Few small ones stand apart, or they would be a stick.
  const BlockShape few(4, 4, 3);
  EXPECT_TRUE(few.has_gaps());
  EXPECT_GT(few.depth(), 2.0F * 4.0F);
  EXPECT_EQ(BlockShape(72, 20, 1).depth(), 8.0F);
}

// Maps as high as wide would leave most of a wide place empty.
TEST(BlockGeometry, AWidePlaceHasADeepBlock) {
  const BlockShape narrow(150, 100, 256), wide(150, 100, 256, 4.0F);
  EXPECT_GT(wide.depth(), 1.5F * narrow.depth());
  const Rect place{0, 0, 1000, 250};
  const auto width = [&](const BlockShape& shape) {
    const BlockView view(shape, {}, place, {});
    return view.at({150, 0, shape.depth()}).x - view.at({0, 0, 0}).x;
  };
  EXPECT_GT(width(wide), 1.3F * width(narrow));
  // What fills it is left as it is.
  EXPECT_EQ(BlockShape(72, 20, 256, 3.0F).depth(), BlockShape(72, 20, 256).depth());
}

TEST(BlockGeometry, AMapIsLiftedAsFarAsOthersCoverIt) {
  EXPECT_GT(BlockShape(72, 20, 256).lift(), 20.0F);
  EXPECT_GT(BlockShape(72, 20, 16).lift(), 20.0F);
  const BlockShape apart(4, 4, 3);
  EXPECT_GT(apart.lift(), 1.0F);
  EXPECT_LT(apart.lift(), 1.5F) << "the block would be small in a low place";
  EXPECT_EQ(BlockShape(72, 20, 1).lift(), 0.0F);
}

TEST(BlockGeometry, ZoomLeavesItsFocusWhereItIs) {
  const BlockShape shape(72, 20, 256);
  const BlockPoint focus{30.5F, 0.0F, shape.front_of(200)};
  const ImVec2 before = BlockView(shape, {52.0F, 14.0F, 1.0F}, kArea, focus).at(focus);
  for (const float zoom : {1.5F, 4.0F, 8.0F}) {
    const BlockView zoomed(shape, {52.0F, 14.0F, zoom}, kArea, focus);
    EXPECT_NEAR(zoomed.at(focus).x, before.x, 1.01F);
    EXPECT_NEAR(zoomed.at(focus).y, before.y, 1.01F);
  }
}

}  // namespace
}  // namespace pw
