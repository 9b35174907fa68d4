// Cards of pictures are laid out so that the pictures are large.
#include "app/geometry/learn/card_grid.h"

#include <gtest/gtest.h>

namespace pw {
namespace {

CardRequest seven_cards(float map_ratio) {
  CardRequest request;
  request.area = {20.0F, 60.0F, 1100.0F, 440.0F};
  request.count = 7;
  request.map_ratio = map_ratio;
  request.above = 30.0F;
  request.beside = 120.0F;
  request.gap = 6.0F;
  request.gutter = 20.0F;
  return request;
}

TEST(CardGrid, CardsFollowEachOtherDownTheColumnsAndStayInTheArea) {
  const CardRequest request = seven_cards(1.33F);
  const CardGrid grid = fit_cards(request);
  EXPECT_EQ(grid.columns, 2);
  EXPECT_EQ(grid.rows, 4);
  for (std::int64_t i = 0; i < request.count; ++i) {
    const Rect cell = grid.cell(i);
    EXPECT_GE(cell.x, request.area.x);
    EXPECT_LE(cell.right(), request.area.right());
    EXPECT_LE(cell.bottom(), request.area.bottom());
    EXPECT_LE(request.beside + 3.0F * grid.picture_w + 4.0F * request.gap, cell.w);
    EXPECT_LE(request.above + grid.picture_w / request.map_ratio, cell.h);
    if (i > 0 && i != grid.rows) {
      EXPECT_GE(cell.y, grid.cell(i - 1).bottom());
    }
  }
  EXPECT_GE(grid.cell(grid.rows).x, grid.cell(0).right() + request.gutter);
}

// Of a picture as high as in seven rows, 440 / 7 less its gap, narrow ones become larger and wide ones do not.
TEST(CardGrid, NarrowPicturesAreLargerThanInRows) {
  constexpr float kRow = 440.0F / 7.0F - 10.0F;
  EXPECT_GT(fit_cards(seven_cards(1.33F)).picture_w, 1.3F * kRow * 1.33F);
  EXPECT_LT(fit_cards(seven_cards(3.6F)).picture_w, kRow * 3.6F);
}

}  // namespace
}  // namespace pw
