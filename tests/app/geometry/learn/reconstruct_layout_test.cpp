// What stands in Learn's tab Reconstruct.
#include "app/geometry/learn/reconstruct_layout.h"

#include <gtest/gtest.h>

#include "app/geometry/layout.h"

namespace pw {
namespace {

ReconstructRequest requested(float width, float height, float map_ratio, bool is_projected) {
  ReconstructRequest request{{12.0F, 100.0F, width, height}, 1.0F, map_ratio, is_projected};
  request.claims = 32.0F;
  return request;
}

// One rule for all looks: they are there unless they would take much of the height.
TEST(ReconstructLayout, ClaimsTakeLittleOfTheHeight) {
  for (const bool is_projected : {false, true}) {
    for (const auto& [width, height] : {std::pair{1576.0F, 748.0F}, {1256.0F, 578.0F}, {876.0F, 1254.0F}}) {
      const ReconstructLayout layout = lay_out_reconstruct(requested(width, height, 3.6F, is_projected));
      EXPECT_GT(layout.claims.h, 0.0F) << width << " x " << height;
      EXPECT_LE(layout.claims.h, 0.16F * height) << width << " x " << height;
      EXPECT_LE(layout.explained.bottom(), layout.claims.y) << width << " x " << height;
    }
    EXPECT_EQ(lay_out_reconstruct(requested(1000.0F, 180.0F, 3.6F, is_projected)).claims.h, 0.0F);
  }
}

// Wide outputs below each other need no wide column; narrow ones beside each other do.
TEST(ReconstructLayout, WideOutputsLeaveTheWidthToThePairs) {
  const ReconstructLayout wide = lay_out_reconstruct(requested(1300.0F, 600.0F, 3.6F, true));
  const ReconstructLayout narrow = lay_out_reconstruct(requested(1300.0F, 600.0F, 1.33F, true));
  EXPECT_LT(wide.outputs.w, narrow.outputs.w);
  EXPECT_GT(wide.pairs.w, narrow.pairs.w);
}

// What the pairs do not need makes narrow outputs larger, up to a third of the width.
TEST(ReconstructLayout, NarrowOutputsTakeWhatThePairsDoNotNeed) {
  for (const bool is_projected : {false, true}) {
    for (const float needed : {1000.0F, 800.0F}) {
      ReconstructRequest request = requested(1576.0F, 748.0F, 1.25F, is_projected);
      const float before = lay_out_reconstruct(request).outputs.w;
      request.pairs_w = needed;
      request.pairs_h = 300.0F;
      const ReconstructLayout layout = lay_out_reconstruct(request);
      EXPECT_GT(layout.outputs.w, before) << needed;
      EXPECT_LT(layout.outputs.w, 0.35F * 1576.0F) << needed;
      EXPECT_GE(layout.pairs.w, needed);
      EXPECT_LE(layout.outputs.right(), layout.pairs.x);
      request.map_ratio = 3.6F;
      const float wide = lay_out_reconstruct(request).outputs.w;
      request.pairs_w = 0.0F;
      EXPECT_EQ(wide, lay_out_reconstruct(request).outputs.w);
    }
  }
}

// Numbers that miss their room by little get it; those that could not have it change nothing.
TEST(ReconstructLayout, NumbersOfOutputsHaveTheirWidth) {
  ReconstructRequest request = requested(1568.0F, 640.0F, 1.25F, true);
  const float before = lay_out_reconstruct(request).outputs.w;
  request.outputs = before + 30.0F;
  EXPECT_EQ(lay_out_reconstruct(request).outputs.w, before + 30.0F);
  request.outputs = 1200.0F;
  EXPECT_EQ(lay_out_reconstruct(request).outputs.w, before);
}

}  // namespace
}  // namespace pw
