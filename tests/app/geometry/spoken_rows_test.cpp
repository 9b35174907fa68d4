#include "app/geometry/spoken_rows.h"

#include <gtest/gtest.h>

namespace pw {
namespace {

TEST(SpokenRows, TablesAreStretched) {
  SpokenRowsRequest request{{16, 140, 1888, 820}, 1.75F, 3, 3, {0.0F, 49.0F, 49.0F}, 50.0F, 1.0F};
  const Rect square = lay_out_spoken_rows(request).pictures[1][0];
  EXPECT_NEAR(square.w, square.h, 1.0F);
  request.widest = 3.0F;
  const Rect stretched = lay_out_spoken_rows(request).pictures[1][0];
  EXPECT_GT(stretched.w, 2.0F * stretched.h);
  EXPECT_GT(stretched.w, 1.5F * square.w);
}

TEST(SpokenRows, RowsHoldTheirPictures) {
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
TEST(SpokenRows, ManyPicturesStandInTwoLines) {
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
      EXPECT_TRUE(i == 0 || i == rows.first_line[row] || pictures[i].x >= pictures[i - 1].right());
    }
    EXPECT_GE(pictures[3].y - 33.0F, pictures[2].bottom());
  }
}

// In a portrait window a line of three leaves most of its panel empty; left of each picture its sign has room.
TEST(SpokenRows, PicturesStandBelowEachOtherWhereTheyAreLargerThen) {
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
      EXPECT_TRUE(row == 0 || picture.x - left >= before[i]) << row << " " << i;
      EXPECT_LE(picture.right(), rows.panels[row].right());
      EXPECT_LE(picture.bottom(), rows.panels[row].bottom());
    }
  }
  const SpokenRows two = lay_out_spoken_rows({body, 1.0F, 2, 0, before, 40.0F, 3.6F});
  EXPECT_GT(two.pictures[0][0].w, 0.6F * body.w);
}

// Nothing is missing in the middle of a sum: its lines are full from the left, its result is the last of them.
TEST(SpokenRows, LinesAreFilledFromTheTopLeft) {
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
TEST(SpokenRows, MoreMapsThanASumHasPicturesHaveColumnsOfTheirOwn) {
  SpokenRowsRequest request{{16, 140, 1568, 700}, 1.25F, 3, 4, {0.0F, 80.0F, 40.0F}, 40.0F, 1.33F, 3.2F, 35.0F};
  const SpokenRows rows = lay_out_spoken_rows(request);
  ASSERT_EQ(rows.pictures[0].size(), 4U);
  ASSERT_EQ(rows.pictures[1].size(), 3U);
  for (const Rect& picture : rows.pictures[0]) EXPECT_LE(picture.right(), rows.panels[0].right());
}

TEST(SpokenRows, TitlesStandBelowTheButtonsWhereThatIsAsked) {
  SpokenRowsRequest request{{16, 140, 1568, 700}, 1.25F, 3, 3, {0.0F, 80.0F, 40.0F}, 40.0F, 1.33F, 3.2F, 35.0F};
  request.heads = {false, true, false};
  const SpokenRows rows = lay_out_spoken_rows(request);
  EXPECT_GE(rows.pictures[1][2].y - request.title, rows.panels[1].y + 36.0F * request.unit - 1.0F);
  EXPECT_LE(rows.panels[2].bottom(), request.body.bottom());
  for (std::size_t row = 0; row < 3; ++row) EXPECT_NEAR(rows.pictures[row][0].h, rows.pictures[0][0].h, 1.0F);
}

// In three rows pictures of a photo would fill less than half of their width.
TEST(SpokenRows, MapsOfAPhotoStandInAColumnBesideTheSums) {
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

// In rows, high pictures of a high window are as narrow as three of them beside each other.
TEST(SpokenRows, InAHighWindowTheSumsOfAPhotoStandBesideEachOther) {
  const Rect body{13, 129, 873, 1233};
  SpokenRowsRequest request{body, 1.0F, 3, 3, {0.0F, 33.0F, 33.0F}, 36.0F, 1.333F, 0.0F, 28.0F, 20.0F};
  for (const bool has_heads : {false, true}) {
    request.heads = {false, has_heads, false};
    const SpokenRows rows = lay_out_spoken_rows(request);
    EXPECT_EQ(rows.panels[1].y, rows.panels[2].y);
    EXPECT_LE(rows.panels[1].right(), rows.panels[2].x);
    EXPECT_LE(rows.panels[0].bottom(), rows.panels[1].y);
    EXPECT_TRUE(rows.is_beside);
    for (std::size_t row = 1; row < 3; ++row) {
      EXPECT_LE(rows.panels[row].bottom(), body.bottom());
      EXPECT_GE(rows.pictures[row][0].y - 36.0F, rows.panels[row].y + 36.0F + request.words) << "buttons and words";
      for (std::size_t i = 0; i < 3; ++i) {
        const Rect& picture = rows.pictures[row][i];
        EXPECT_GT(picture.w, 0.34F * body.w);
        EXPECT_LE(picture.right(), rows.panels[row].right());
        EXPECT_LE(picture.bottom(), rows.panels[row].bottom());
        EXPECT_EQ(picture.y, rows.pictures[1][i].y) << "what is compared stands at one height";
        EXPECT_TRUE(i == 0 || picture.y - 36.0F >= rows.pictures[row][i - 1].bottom()) << i;
      }
    }
  }
}

// A line with a result alone in its first half would be half empty.
TEST(SpokenRows, AResultAloneInItsLineTakesAllOfIt) {
  const Rect body{13, 129, 873, 1233};
  const SpokenRows rows = lay_out_spoken_rows({body, 1.0F, 3, 3, {0.0F, 33.0F, 33.0F}, 36.0F, 3.6F});
  for (std::size_t row = 1; row < 3; ++row) {
    const std::vector<Rect>& sum = rows.pictures[row];
    EXPECT_EQ(rows.first_line[row], 2U);
    EXPECT_GT(sum[2].w, 1.6F * sum[0].w);
    EXPECT_GE(sum[2].y - 36.0F, sum[0].bottom());
    EXPECT_LE(sum[2].bottom(), rows.panels[row].bottom());
  }
  EXPECT_EQ(rows.pictures[0][2].w, rows.pictures[0][0].w) << "a map of x is no result";
  EXPECT_LT(rows.panels[0].h, rows.panels[1].h) << "what x does not need is the sums'";
}

}  // namespace
}  // namespace pw
