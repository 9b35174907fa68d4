#include "app/geometry/next_layer_layout.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace pw {
namespace {

bool share_more_than_an_edge(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

TEST(NextLayerLayout, PanelsFillTheBodyAndDoNotOverlap) {
  for (const Rect body : {Rect{12, 118, 1576, 748}, Rect{12, 108, 1256, 578}, Rect{12, 110, 876, 1240},
                          Rect{12, 110, 1000, 610}, Rect{12, 118, 3816, 2008}, Rect{12, 90, 400, 300}}) {
    for (const bool is_projected : {false, true}) {
      const NextLayerLayout layout = lay_out_next_layer({body, 1.0F, is_projected, 200.0F});
      std::vector<Rect> panels = {layout.gain, layout.lanes};
      // Those that share a place count once.
      for (const Rect& panel : {layout.costs, layout.measured})
        if (std::ranges::find(panels, panel) == panels.end()) panels.push_back(panel);
      for (std::size_t i = 0; i < panels.size(); ++i) {
        EXPECT_GT(panels[i].w, 0.0F);
        EXPECT_GT(panels[i].h, 0.0F);
        EXPECT_GE(panels[i].x, body.x);
        EXPECT_LE(panels[i].right(), body.right());
        EXPECT_LE(panels[i].bottom(), body.bottom());
        for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(share_more_than_an_edge(panels[i], panels[j]));
      }
      EXPECT_EQ(layout.is_paged, layout.costs == layout.measured);
    }
  }
}

TEST(NextLayerLayout, IsThatOfTheMock) {
  const NextLayerLayout layout = lay_out_next_layer({{12, 118, 1576, 748}, 1.0F, false, 0.0F});
  EXPECT_NEAR(layout.lanes.w, 1034.0F, 3.0F);
  EXPECT_NEAR(layout.lanes.h, 414.0F, 3.0F);
  EXPECT_NEAR(layout.measured.w, 534.0F, 3.0F);
  EXPECT_FALSE(layout.is_paged);
}

TEST(NextLayerLayout, InANarrowWindowThreeShareAPlaceWhereItIsLow) {
  const NextLayerLayout low = lay_out_next_layer({{12, 110, 1000, 560}, 1.0F, false, 0.0F});
  EXPECT_TRUE(low.is_paged);
  EXPECT_FALSE(low.keeps_lanes);
  const NextLayerLayout high = lay_out_next_layer({{12, 110, 1000, 610}, 1.0F, false, 0.0F});
  EXPECT_TRUE(high.is_paged);
  EXPECT_TRUE(high.keeps_lanes) << "boxes as wide as they can be leave half of it empty";
  EXPECT_FALSE(lay_out_next_layer({{12, 110, 876, 1240}, 1.0F, false, 0.0F}).is_paged);
}

}  // namespace
}  // namespace pw
