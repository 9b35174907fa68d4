// The tab Train gives its height to what can fill it.
#include "app/geometry/learn/learn_layout.h"

#include <gtest/gtest.h>

#include <vector>

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

TEST(LearnLayout, PanelsAreInTheBodyAndNeverOverlap) {
  for (const ImVec2 size :
       {ImVec2(3804, 1932), ImVec2(1576, 748), ImVec2(1342, 626), ImVec2(1256, 578), ImVec2(876, 1254)}) {
    for (const float ratio : {3.6F, 1.5F, 1.0F}) {
      const LearnLayout layout = laid_out(size, 1.0F, ratio, 118.0F);
      std::vector<Rect> all = {layout.paint, layout.train, layout.gradient, layout.weights};
      all.insert(all.end(), layout.output_slots.begin(), layout.output_slots.end());
      for (std::size_t i = 0; i < all.size(); ++i) {
        EXPECT_LE(all[i].bottom(), 100.0F + size.y);
        EXPECT_LE(all[i].right(), 12.0F + size.x);
        for (std::size_t j = 0; j < i; ++j) {
          const Rect &a = all[i], &b = all[j];
          EXPECT_TRUE(a.right() <= b.x || b.right() <= a.x || a.bottom() <= b.y || b.bottom() <= a.y)
              << size.x << " x " << size.y << ", " << ratio << ": " << i << " and " << j;
        }
      }
    }
  }
}

// A narrow picture to paint on stands left of training and gradients, and of W where that has room for its head.
TEST(LearnLayout, ANarrowPictureIsAsHighAsWhatStandsBesideIt) {
  const LearnLayout wide = laid_out({1576, 748}, 1.0F, 1.33F, 118.0F);
  EXPECT_EQ(wide.paint.bottom(), wide.weights.bottom());
  EXPECT_TRUE(wide.is_gradient_above_weights());
  EXPECT_GT(wide.paint.h - 90.0F, 380.0F);
  const LearnLayout low = laid_out({1342, 626}, 1.0F, 1.33F, 118.0F);
  EXPECT_EQ(low.paint.bottom(), low.gradient.bottom());
  EXPECT_EQ(low.weights.w, 1342.0F);
  EXPECT_FALSE(low.is_gradient_above_weights());
  for (const LearnLayout& layout : {wide, low}) {
    EXPECT_GE(layout.gradient_labels.x, layout.gradient.x);
    EXPECT_LE(layout.gradient_maps.right(), layout.gradient.right());
  }
  EXPECT_LE(laid_out({1576, 748}, 1.0F, 3.6F, 118.0F).paint.bottom(),
            laid_out({1576, 748}, 1.0F, 3.6F, 118.0F).gradient.y);
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
