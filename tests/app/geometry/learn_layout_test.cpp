// The tab Train gives its height to what can fill it.
#include <gtest/gtest.h>

#include "app/geometry/layout.h"

namespace pw {
namespace {

LearnLayout laid_out(ImVec2 size, float unit, float map_ratio, float gradient) {
  LearnRequest request;
  request.body = {12.0F, 100.0F, size.x, size.y};
  request.unit = unit;
  request.map_ratio = map_ratio;
  request.output_slots = 4;
  request.output_pictures = 2;
  request.weight_rows = 2;
  request.gradient = gradient;
  return lay_out_learn(request);
}

// Below the picture there is hardly more than its tools and its words need.
TEST(LearnLayout, ThePictureToPaintOnFillsItsPanel) {
  const LearnLayout large = laid_out({3804, 1932}, 1.5F, 3.6F, 118.0F);
  EXPECT_LT(large.paint.h, large.paint.w / 3.6F + 1.5F * 110.0F);
  const LearnLayout high = laid_out({876, 1254}, 1.0F, 1.5F, 118.0F);
  EXPECT_LT(high.paint.h, high.paint.w / 1.5F + 110.0F);
}

TEST(LearnLayout, PanelsAreBelowEachOtherInTheBody) {
  for (const ImVec2 size : {ImVec2(3804, 1932), ImVec2(1576, 748), ImVec2(1256, 578), ImVec2(876, 1254)}) {
    for (const float ratio : {3.6F, 1.5F, 1.0F}) {
      const LearnLayout layout = laid_out(size, 1.0F, ratio, 118.0F);
      EXPECT_LE(layout.paint.bottom(), layout.gradient.y);
      EXPECT_LE(layout.train.bottom(), layout.gradient.y);
      EXPECT_LE(layout.gradient.bottom(), layout.weights.y);
      for (const Rect& slot : layout.output_slots) {
        EXPECT_LE(layout.weights.bottom(), slot.y) << size.x << " x " << size.y << " " << ratio;
        EXPECT_LE(slot.bottom(), 100.0F + size.y);
      }
    }
  }
}

// From the last row a narrow picture is painted on beside training and gradients; a wide one fills its row.
TEST(LearnLayout, ANarrowPictureIsLargeInTheProjector) {
  for (const float ratio : {3.6F, 1.33F}) {
    LearnRequest request{{12.0F, 100.0F, 1576.0F, 690.0F}, 1.46F, ratio, 4, 0, 140.0F, true, 2};
    const LearnLayout layout = lay_out_learn(request);
    const bool is_narrow = ratio < kWidePicture;
    EXPECT_EQ(layout.paint.bottom() >= layout.gradient.bottom(), is_narrow);
    EXPECT_EQ(layout.gradient.x >= layout.paint.right(), is_narrow);
    EXPECT_LE(layout.train.bottom(), layout.gradient.y);
    EXPECT_GE(layout.labels_column.x, layout.gradient.x);
    EXPECT_LE(layout.maps_column.right(), layout.gradient.right());
    for (const Rect& slot : layout.output_slots) EXPECT_LE(layout.paint.bottom(), slot.y);
  }
}

}  // namespace
}  // namespace pw
