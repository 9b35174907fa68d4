#include "app/geometry/two_layers_layout.h"

#include <gtest/gtest.h>

namespace pw {
namespace {

std::vector<Rect> panels_of(const TwoLayersLayout& layout) {
  std::vector<Rect> panels;
  for (const Rect& panel : {layout.x, layout.layers, layout.y, layout.cases, layout.merged, layout.strips}) {
    if (panel.w > 0.0F) panels.push_back(panel);
  }
  return panels;
}

TEST(TwoLayersLayout, PanelsFillTheBodyWithoutOverlap) {
  for (const bool has_strips : {false, true}) {
    for (const Rect body : {Rect{12, 118, 1576, 748}, Rect{12, 100, 800, 560}, Rect{12, 118, 876, 1240}}) {
      const auto panels = panels_of(lay_out_two_layers({body, 1.0F, has_strips, 160.0F, 240.0F}));
      EXPECT_EQ(panels.size(), has_strips ? 4U : 5U);
      for (std::size_t i = 0; i < panels.size(); ++i) {
        EXPECT_GE(panels[i].x, body.x);
        EXPECT_GE(panels[i].y, body.y);
        EXPECT_LE(panels[i].right(), body.right());
        EXPECT_LE(panels[i].bottom(), body.bottom());
        EXPECT_GT(panels[i].h, 60.0F);
        for (std::size_t k = 0; k < i; ++k) {
          const bool apart = panels[i].x >= panels[k].right() || panels[k].x >= panels[i].right() ||
                             panels[i].y >= panels[k].bottom() || panels[k].y >= panels[i].bottom();
          EXPECT_TRUE(apart) << i << " " << k;
        }
      }
    }
  }
}

// What the hidden maps do not gain by goes to the merged pictures first, then to the bars of W1.
TEST(TwoLayersLayout, FreeHeightGoesToWhatGainsByIt) {
  TwoLayersRequest request{{20, 200, 3800, 1900}, 1.7F, true, 260.0F, 400.0F};
  request.hidden = 900.0F;
  request.most_merged = 500.0F;
  request.most_strips = 600.0F;
  request.beside = 760.0F;
  const TwoLayersLayout layout = lay_out_two_layers(request);
  EXPECT_NEAR(layout.merged.h, 500.0F, 1.0F);
  EXPECT_NEAR(layout.layers.h, 900.0F, 1.0F);
  EXPECT_GT(layout.strips.h, 450.0F);
  EXPECT_NEAR(layout.y.w, 760.0F, 1.0F);
  request.body.h = 1000.0F;
  const TwoLayersLayout low = lay_out_two_layers(request);
  EXPECT_LT(low.strips.h, 260.0F) << "in a low window the maps come first";
}

// High pictures need no wide panels: the two layers between them get the room.
TEST(TwoLayersLayout, PanelsOfHighPicturesAreNarrow) {
  TwoLayersRequest request{{12, 118, 1576, 748}, 1.0F, false, 0.0F, 232.0F};
  request.line = 18.0F;
  request.maps = 3;
  request.hidden_maps = 2;
  request.outputs_shown = 1;
  request.ratio = 3.6F;
  const TwoLayersLayout wide = lay_out_two_layers(request);
  request.ratio = 1.5F;
  const TwoLayersLayout high = lay_out_two_layers(request);
  EXPECT_LT(high.x.w, wide.x.w);
  EXPECT_LT(high.y.w, wide.y.w);
  EXPECT_GT(high.layers.w, wide.layers.w);
}

// The hidden maps of a high picture lack height: the merged layer, whose texts stand beside its pictures then, gives
// it.
TEST(TwoLayersLayout, TheMergedLayerGivesHeightToHighHiddenMaps) {
  TwoLayersRequest request{{12, 118, 1576, 748}, 1.0F, true, 154.0F, 230.0F};
  request.hidden = 700.0F;
  request.most_merged = 230.0F;
  const float before = lay_out_two_layers(request).layers.h;
  request.least_merged = 188.0F;
  EXPECT_NEAR(lay_out_two_layers(request).layers.h, before + 42.0F, 1.0F);
}

// What wide pictures leave free below them is the merged layer's, if it is enough for two rows.
TEST(TwoLayersLayout, MergedPicturesOfFewMapsUseTheRoomBelowWidePictures) {
  TwoLayersRequest request{{12, 100, 1896, 930}, 1.0F, false, 0.0F, 232.0F};
  request.line = 18.0F;
  request.maps = 3;
  request.hidden_maps = 2;
  request.outputs_shown = 1;
  request.ratio = 3.6F;
  const float before = lay_out_two_layers(request).merged.h;
  request.merged_rows = 560.0F;
  const TwoLayersLayout rows = lay_out_two_layers(request);
  EXPECT_GT(rows.merged.h, before + 100.0F);
  EXPECT_GE(rows.layers.h, 430.0F);
  request.ratio = 1.3F;
  EXPECT_NEAR(lay_out_two_layers(request).merged.h, before, 1.0F) << "high pictures need it";
}

// Two rows of merged pictures, or one: half of a row would be empty.
TEST(TwoLayersLayout, MergedPicturesGetASecondRowAsAWhole) {
  TwoLayersRequest request{{12, 118, 876, 1240}, 1.0F, true, 96.0F, 190.0F};
  request.most_merged = 190.0F;
  request.outputs = 190.0F;
  request.merged_rows = 340.0F;
  request.hidden = 450.0F;
  EXPECT_NEAR(lay_out_two_layers(request).merged.h, 340.0F, 1.0F);
  request.hidden = 650.0F;
  EXPECT_NEAR(lay_out_two_layers(request).merged.h, 190.0F, 1.0F);
}

TEST(TwoLayersLayout, AsManyAreStackedAsHaveRoom) {
  EXPECT_EQ(stacked({0, 0, 100, 100}, 3, 20.0F, 5.0F).size(), 3U);
  EXPECT_EQ(stacked({0, 0, 100, 100}, 16, 20.0F, 5.0F).size(), 4U);
  EXPECT_EQ(stacked({0, 0, 100, 10}, 16, 20.0F, 5.0F).size(), 1U);
  for (const Rect& area : stacked({0, 0, 100, 100}, 16, 20.0F, 5.0F)) EXPECT_LE(area.bottom(), 100.0F);
}

}  // namespace
}  // namespace pw
