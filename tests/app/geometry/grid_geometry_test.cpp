#include "app/geometry/grid_geometry.h"

#include <gtest/gtest.h>

#include <cmath>

#include "app/geometry/layout.h"

namespace pw {
namespace {

bool tiles_overlap(Rect a, Rect b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

GridRequest request_for(Rect area, std::int64_t count, std::int64_t map_w, std::int64_t map_h) {
  GridRequest request;
  request.area = area;
  request.count = count;
  request.map_w = map_w;
  request.map_h = map_h;
  request.gap = 2.0F;
  request.bars = 4.0F;
  return request;
}

// Where Explore has the grid in a window of this size.
Rect grid_area(float width, float height, float map_ratio) {
  const WindowLayout window = lay_out_window(width, height, 1.0F);
  const Rect panel = lay_out_explore({window.body, 1.0F, map_ratio, 4, 2}).maps;
  return {panel.x + 10.0F, panel.y + 34.0F, panel.w - 20.0F, panel.h - 40.0F};
}

float share_of_data(const GridGeometry& grid, const GridRequest& request) {
  const Rect tile = grid.tile(0);
  return static_cast<float>(request.count) * tile.w * tile.h / (request.area.w * request.area.h);
}

constexpr std::pair<float, float> kWindows[] = {{1280, 720},  {1366, 768},  {1600, 900}, {1920, 1080},
                                                {2560, 1440}, {3440, 1440}, {3840, 2160}};

// At 1920 x 1080, 15 columns would be slightly larger, with one tile alone in the last row.
TEST(GridGeometry, NoTileStandsAloneInTheLastRow) {
  for (const auto& [width, height] : kWindows) {
    const GridGeometry grid(request_for(grid_area(width, height, 3.6F), 256, 72, 20));
    const std::int64_t last = 256 % grid.columns();
    EXPECT_TRUE(last == 0 || 8 * last > grid.columns()) << width << ": " << grid.columns() << " columns";
  }
}

TEST(GridGeometry, EveryTileIsFoundAtItsPlace) {
  for (const std::int64_t count : {1, 3, 4, 64, 256, 4096}) {
    for (const GridView view : {GridView{}, GridView{3.0F, 100.0F, 50.0F}}) {
      for (const float name_w : {0.0F, 60.0F}) {
        const Rect area{40, 60, 1184, 414};
        GridRequest request = request_for(area, count, 72, 20);
        request.name = count <= 16 ? 14.0F : 0.0F;
        request.name_w = count <= 16 ? name_w : 0.0F;
        request.bars_w = 40.0F;
        request.view = view;
        const GridGeometry grid(request);
        for (std::int64_t i = 0; i < count; ++i) {
          const Rect tile = grid.tile(i);
          if (!area.contains(tile.centre())) continue;
          EXPECT_EQ(grid.index_at(tile.centre()), i);
          if (view.zoom > 1.0F) continue;
          EXPECT_FALSE(tiles_overlap(grid.bars(i), grid.name(i)));
          EXPECT_FALSE(tiles_overlap(grid.name(i), tile));
          EXPECT_FALSE(tiles_overlap(grid.bars(i), tile));
          EXPECT_LE(grid.name(i).right(), area.right());
          EXPECT_LE(grid.name(i).bottom(), area.bottom());
          EXPECT_LE(tile.right(), area.right());
        }
      }
    }
  }
}

TEST(GridGeometry, MostOfItsAreaIsData) {
  struct Stack {
    std::int64_t count, w, h;
  };
  for (const auto& [count, w, h] : {Stack{256, 72, 20}, Stack{64, 32, 32}, Stack{256, 32, 32}, Stack{256, 20, 72}}) {
    for (const auto& [width, height] : kWindows) {
      const Rect area = grid_area(width, height, static_cast<float>(w) / static_cast<float>(h));
      const GridRequest request = request_for(area, count, w, h);
      // Large squares leave more of the last row empty.
      EXPECT_GE(share_of_data(GridGeometry(request), request), w == h ? 0.58F : 0.6F)
          << count << " maps of " << w << " x " << h << " at " << width << " x " << height;
    }
  }
}

TEST(GridGeometry, MapsThatFitAreShownPixelByPixel) {
  const GridRequest story = request_for(grid_area(1600, 900, 3.6F), 256, 72, 20);
  const GridGeometry grid(story);
  EXPECT_EQ(grid.columns(), 16);
  EXPECT_EQ(grid.tile(0).w, 72.0F);
  EXPECT_EQ(grid.tile(0).h, 20.0F);
}

// A multiple that is not whole is blurred by nothing: all positions are the same size, give or take a pixel.
TEST(GridGeometry, TilesKeepTheShapeOfTheMaps) {
  for (const auto& [width, height] : kWindows) {
    const GridGeometry grid(request_for(grid_area(width, height, 3.6F), 256, 72, 20));
    const Rect tile = grid.tile(0);
    EXPECT_EQ(tile.w, std::floor(tile.w));
    EXPECT_EQ(tile.h, std::floor(tile.h));
    EXPECT_NEAR(tile.h, tile.w * 20.0F / 72.0F, 0.5F + 20.0F / 72.0F);
  }
}

TEST(GridGeometry, AMultipleThatIsNearlyWholeIsMadeWhole) {
  EXPECT_EQ(GridGeometry(request_for({0, 0, 148, 100}, 1, 72, 20)).tile(0).w, 144.0F);
  EXPECT_EQ(GridGeometry(request_for({0, 0, 160, 100}, 1, 72, 20)).tile(0).w, 160.0F);
  EXPECT_EQ(GridGeometry(request_for({0, 0, 60, 100}, 1, 72, 20)).tile(0).w, 60.0F);
}

TEST(GridGeometry, GapsAreEvenAndReachTheEdge) {
  for (const auto& [width, height] : kWindows) {
    const Rect area = grid_area(width, height, 3.6F);
    const GridGeometry grid(request_for(area, 256, 72, 20));
    const float gap = grid.tile(1).x - grid.tile(0).right();
    EXPECT_EQ(gap, grid.column_gap());
    EXPECT_GE(gap, 2.0F);
    EXPECT_LE(gap, 0.25F * grid.tile(0).w);
    for (std::int64_t i = 1; i < grid.columns(); ++i) EXPECT_EQ(grid.tile(i).x - grid.tile(i - 1).right(), gap);
    for (std::int64_t row = 1; row < grid.rows(); ++row) {
      const std::int64_t first = row * grid.columns();
      EXPECT_EQ(grid.tile(first).y - grid.name(first - grid.columns()).bottom(), grid.row_gap());
    }
    EXPECT_LT(area.right() - grid.tile(grid.columns() - 1).right(), static_cast<float>(grid.columns()));
    EXPECT_LE(grid.bars(255).bottom(), area.bottom());
  }
}

// Wide enough tiles have their names beside the bars; narrow ones below.
TEST(GridGeometry, NamesStandBesideTheBarsWhereThereIsRoom) {
  GridRequest request = request_for({0, 0, 1200, 460}, 12, 72, 20);
  request.bars = 20.0F;
  request.name = 30.0F;
  request.name_w = 100.0F;
  request.bars_w = 60.0F;
  const GridGeometry wide(request);
  EXPECT_EQ(wide.bars(0).x, wide.name(0).right());
  EXPECT_EQ(wide.bars(0).right(), wide.tile(0).right());
  EXPECT_GT(share_of_data(wide, request), 0.45F);
  std::swap(request.map_w, request.map_h);
  const GridGeometry narrow(request);
  EXPECT_EQ(narrow.bars(0).x, narrow.name(0).x);
  EXPECT_GE(narrow.name(0).y, narrow.bars(0).bottom());
}

// Below squarer maps, which are narrower than both, they reach as far as the next tile leaves room.
TEST(GridGeometry, NamesAndBarsMayBeWiderThanTheirTile) {
  GridRequest request = request_for({0, 0, 1040, 222}, 12, 80, 60);
  request.gap = 7.0F;
  request.bars = 13.0F;
  request.name = 29.0F;
  request.name_w = 95.0F;
  request.bars_w = 44.0F;
  const GridGeometry grid(request);
  EXPECT_GT(grid.bars(0).right(), grid.tile(0).right());
  EXPECT_EQ(grid.with_labels(0).right(), grid.bars(0).right());
  EXPECT_EQ(grid.tile(1).x - grid.bars(0).right(), grid.column_gap());
  EXPECT_LE(grid.bars(grid.columns() - 1).right(), request.area.right());
  EXPECT_GT(share_of_data(grid, request), 0.4F);
}

// In a low area they stand at the right, one above the other.
TEST(GridGeometry, NamesStandAtTheRightWhereHeightIsScarce) {
  GridRequest request = request_for({0, 0, 1240, 280}, 12, 72, 20);
  request.gap = 10.0F;
  request.bars = 20.0F;
  request.name = 30.0F;
  request.name_w = 110.0F;
  request.bars_w = 70.0F;
  const GridGeometry grid(request);
  EXPECT_GE(grid.name(0).x, grid.tile(0).right());
  EXPECT_EQ(grid.bars(0).x, grid.name(0).x);
  EXPECT_EQ(grid.bars(0).y, grid.name(0).bottom());
  EXPECT_LE(grid.with_labels(0).right(), grid.tile(1).x);
  EXPECT_LE(grid.name(grid.columns() - 1).right(), request.area.right());
  EXPECT_GT(share_of_data(grid, request), 0.44F);
}

// Two lines at the right need less width than one, and squarer maps have less of it to spare.
TEST(GridGeometry, TwoLinesAtTheRightLeaveSquarerMapsMoreRoom) {
  GridRequest request = request_for({0, 0, 1040, 160}, 12, 80, 60);
  request.gap = 7.0F;
  request.bars = 0.0F;
  request.name = 22.0F;
  request.name_w = 150.0F;
  const Rect in_one_line = GridGeometry(request).tile(0);
  request.name_w = 72.0F;
  request.second_line = 22.0F;
  request.second_line_w = 74.0F;
  const GridGeometry grid(request);
  EXPECT_GT(grid.tile(0).w * grid.tile(0).h, 1.1F * in_one_line.w * in_one_line.h);
  EXPECT_GE(grid.name(0).x, grid.tile(0).right());
  EXPECT_EQ(grid.second_line(0).x, grid.name(0).x);
  EXPECT_EQ(grid.second_line(0).y, grid.name(0).bottom());
  EXPECT_GE(grid.second_line(0).h, 22.0F);
  EXPECT_LE(grid.second_line(0).right(), grid.tile(1).x);
  EXPECT_LE(grid.second_line(11).right(), request.area.right());
}

TEST(GridGeometry, PositionsOfATableAreWiderThanHigh) {
  GridRequest request = request_for({0, 0, 1200, 200}, 3, 4, 4);
  const Rect square = GridGeometry(request).tile(0);
  EXPECT_EQ(square.w, square.h);
  request.widest_cell = 3.0F;
  const GridGeometry wide(request);
  EXPECT_EQ(wide.tile(0).h, square.h);
  EXPECT_GT(wide.tile(0).w, 1.5F * square.w);
  EXPECT_LE(wide.tile(0).w, 3.0F * square.w);
  EXPECT_LE(wide.tile(2).right(), request.area.right());
}

TEST(GridGeometry, AnAreaWithoutRoomStillHasAGrid) {
  for (const Rect area : {Rect{0, 0, 0, 0}, Rect{0, 0, 3, 2}, Rect{0, 0, 500, 0}, Rect{0, 0, 0, 500}}) {
    const GridGeometry grid(request_for(area, 256, 72, 20));
    EXPECT_GE(grid.columns() * grid.rows(), 256);
    EXPECT_GE(grid.tile(255).w, 1.0F);
    EXPECT_TRUE(std::isfinite(grid.tile(255).x) && std::isfinite(grid.tile(255).y));
  }
}

TEST(GridGeometry, ZoomKeepsThePointUnderThePointer) {
  const Rect area{10, 20, 800, 400};
  const ImVec2 point{300, 200};
  const GridView view = zoomed({}, area, point, 2.0F);
  EXPECT_FLOAT_EQ(view.zoom, 2.0F);
  EXPECT_FLOAT_EQ((point.x - area.x) / view.zoom + view.x, point.x - area.x);
  EXPECT_EQ(clamped({1.0F, 500.0F, 500.0F}, area).x, 0.0F);
}

// In the same room: nothing else moves.
TEST(GridGeometry, BarsStandClearOfTheFrameAroundTheirTile) {
  GridRequest request = request_for({0.0F, 0.0F, 600.0F, 200.0F}, 12, 80, 60);
  request.bars = 17.0F;
  request.name = 18.0F;
  const GridGeometry plain(request);
  request.frame = 5.0F;
  const GridGeometry framed(request);
  EXPECT_EQ(framed.bars(3).y, framed.tile(3).bottom() + 5.0F);
  EXPECT_EQ(framed.bars(3).bottom(), plain.bars(3).bottom());
  EXPECT_EQ(framed.name(3).y, plain.name(3).y);
}

}  // namespace
}  // namespace pw
