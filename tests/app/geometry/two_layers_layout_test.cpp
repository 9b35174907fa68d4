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

TEST(TwoLayersLayout, SpokenTablesAreStretched) {
  SpokenRowsRequest request{{16, 140, 1888, 820}, 1.75F, 3, 3, {0.0F, 49.0F, 49.0F}, 50.0F, 1.0F};
  const Rect square = lay_out_spoken_rows(request).pictures[1][0];
  EXPECT_NEAR(square.w, square.h, 1.0F);
  request.widest = 3.0F;
  const Rect stretched = lay_out_spoken_rows(request).pictures[1][0];
  EXPECT_GT(stretched.w, 2.0F * stretched.h);
  EXPECT_GT(stretched.w, 1.5F * square.w);
}

TEST(TwoLayersLayout, SpokenRowsHoldTheirPictures) {
  const SpokenRows rows = lay_out_spoken_rows({{16, 140, 1888, 820}, 1.75F, 3, 3, {0.0F, 49.0F, 49.0F}, 50.0F, 3.6F});
  ASSERT_EQ(rows.panels.size(), 3U);
  for (std::size_t row = 0; row < 3; ++row) {
    ASSERT_EQ(rows.pictures[row].size(), 3U);
    for (const Rect& picture : rows.pictures[row]) {
      EXPECT_GE(picture.y, rows.panels[row].y + 50.0F);
      EXPECT_LE(picture.bottom(), rows.panels[row].bottom());
      EXPECT_LE(picture.right(), rows.panels[row].right());
      EXPECT_NEAR(picture.w / picture.h, 3.6F, 0.05F);
    }
  }
}

// Five wide pictures beside each other would leave two thirds of their panel empty.
TEST(TwoLayersLayout, ManySpokenPicturesStandInTwoLines) {
  const Rect body{14, 126, 1252, 554};
  const SpokenRows rows = lay_out_spoken_rows({body, 1.167F, 2, 0, {0.0F, 32.0F, 32.0F, 32.0F, 32.0F}, 33.0F, 3.6F});
  EXPECT_EQ(rows.first_line[0], 3U);
  const float beside = (body.w - 4.0F * 28.0F * 1.167F) / 5.0F;
  for (std::size_t row = 0; row < 2; ++row) {
    const std::vector<Rect>& pictures = rows.pictures[row];
    ASSERT_EQ(pictures.size(), 5U);
    for (std::size_t i = 0; i < 5; ++i) {
      EXPECT_GT(pictures[i].w, 1.3F * beside);
      EXPECT_LE(pictures[i].bottom(), rows.panels[row].bottom());
      EXPECT_LE(pictures[i].right(), rows.panels[row].right());
      if (i > 0 && i != rows.first_line[row]) EXPECT_GE(pictures[i].x, pictures[i - 1].right());
    }
    EXPECT_GE(pictures[3].y - 33.0F, pictures[2].bottom());
  }
}

// In a portrait window a line of three leaves most of its panel empty; left of each picture its sign has room.
TEST(TwoLayersLayout, SpokenPicturesStandBelowEachOtherWhereTheyAreLargerThen) {
  const std::vector<float> before = {60.0F, 120.0F, 40.0F};
  const Rect body{10, 120, 880, 1200};
  const SpokenRows rows = lay_out_spoken_rows({body, 1.0F, 3, 3, before, 40.0F, 3.6F});
  EXPECT_EQ(rows.first_line, (std::vector<std::size_t>{2, 2, 2}));
  for (std::size_t row = 0; row < 3; ++row) {
    for (std::size_t i = 0; i < before.size(); ++i) {
      const Rect& picture = rows.pictures[row][i];
      const bool is_first = i == 0 || i == rows.first_line[row];
      const float left = is_first ? rows.panels[row].x : rows.pictures[row][i - 1].right();
      // Left of those of x there are no signs.
      if (row > 0) EXPECT_GE(picture.x - left, before[i]) << row << " " << i;
      EXPECT_LE(picture.right(), rows.panels[row].right());
      EXPECT_LE(picture.bottom(), rows.panels[row].bottom());
    }
  }
  const SpokenRows two = lay_out_spoken_rows({body, 1.0F, 2, 0, before, 40.0F, 3.6F});
  EXPECT_GT(two.pictures[0][0].w, 0.6F * body.w);
}

// Nothing is missing in the middle of a sum: its lines are full from the left, its result is the last of them.
TEST(TwoLayersLayout, SpokenLinesAreFilledFromTheTopLeft) {
  for (const std::size_t count : {2U, 3U, 5U}) {
    std::vector<float> before(count, 40.0F);
    for (const Rect& body : {Rect{10, 120, 880, 1200}, Rect{14, 126, 1252, 554}}) {
      const SpokenRows rows = lay_out_spoken_rows({body, 1.0F, 2, 0, before, 40.0F, 3.6F});
      for (std::size_t row = 0; row < 2; ++row) {
        const std::vector<Rect>& pictures = rows.pictures[row];
        for (std::size_t i = rows.first_line[row]; i < count; ++i)
          EXPECT_EQ(pictures[i].x, pictures[i % rows.first_line[row]].x) << count << ' ' << i;
      }
    }
  }
}

// All maps of x are shown, if there are more than pictures in a sum.
TEST(TwoLayersLayout, MoreSpokenMapsThanASumHasPicturesHaveColumnsOfTheirOwn) {
  SpokenRowsRequest request{{16, 140, 1568, 700}, 1.25F, 3, 4, {0.0F, 80.0F, 40.0F}, 40.0F, 1.33F, 3.2F, 35.0F};
  const SpokenRows rows = lay_out_spoken_rows(request);
  ASSERT_EQ(rows.pictures[0].size(), 4U);
  ASSERT_EQ(rows.pictures[1].size(), 3U);
  for (const Rect& picture : rows.pictures[0]) EXPECT_LE(picture.right(), rows.panels[0].right());
}

TEST(TwoLayersLayout, SpokenTitlesStandBelowTheButtonsWhereThatIsAsked) {
  SpokenRowsRequest request{{16, 140, 1568, 700}, 1.25F, 3, 3, {0.0F, 80.0F, 40.0F}, 40.0F, 1.33F, 3.2F, 35.0F};
  request.heads = {false, true, false};
  const SpokenRows rows = lay_out_spoken_rows(request);
  EXPECT_GE(rows.pictures[1][2].y - request.title, rows.panels[1].y + 36.0F * request.unit - 1.0F);
  EXPECT_LE(rows.panels[2].bottom(), request.body.bottom());
  for (std::size_t row = 0; row < 3; ++row) EXPECT_NEAR(rows.pictures[row][0].h, rows.pictures[0][0].h, 1.0F);
}

// In three rows pictures of a photo would fill less than half of their width.
TEST(TwoLayersLayout, SpokenMapsOfAPhotoStandInAColumnBesideTheSums) {
  const std::vector<float> before = {0.0F, 40.0F, 40.0F};
  const Rect body{14, 134, 1338, 592};
  const SpokenRows photo = lay_out_spoken_rows({body, 0.9F, 3, 3, before, 36.0F, 1.5F});
  EXPECT_LE(photo.panels[0].right(), photo.panels[1].x);
  EXPECT_GT(photo.pictures[1][0].w, 0.2F * body.w);
  for (std::size_t row = 0; row < 3; ++row) {
    for (const Rect& picture : photo.pictures[row]) {
      EXPECT_LE(picture.right(), photo.panels[row].right());
      EXPECT_LE(picture.bottom(), photo.panels[row].bottom());
    }
  }
  const SpokenRows scene = lay_out_spoken_rows({body, 0.9F, 3, 3, before, 36.0F, 3.6F});
  EXPECT_EQ(scene.panels[0].w, scene.panels[1].w);
}

TEST(TwoLayersLayout, AsManyAreStackedAsHaveRoom) {
  EXPECT_EQ(stacked({0, 0, 100, 100}, 3, 20.0F, 5.0F).size(), 3U);
  EXPECT_EQ(stacked({0, 0, 100, 100}, 16, 20.0F, 5.0F).size(), 4U);
  EXPECT_EQ(stacked({0, 0, 100, 10}, 16, 20.0F, 5.0F).size(), 1U);
  for (const Rect& area : stacked({0, 0, 100, 100}, 16, 20.0F, 5.0F)) EXPECT_LE(area.bottom(), 100.0F);
}

}  // namespace
}  // namespace pw
