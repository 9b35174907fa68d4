#include "app/geometry/beside.h"

#include <gtest/gtest.h>

#include <array>

namespace pw {
namespace {

constexpr Rect kWindow{0, 0, 1000, 600};

bool boxes_overlap(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

bool is_inside(const Rect& a, const Rect& b) {
  return a.x >= b.x && a.y >= b.y && a.right() <= b.right() && a.bottom() <= b.bottom();
}

TEST(PlaceBeside, StandsAboveWhereNothingElseMatters) {
  EXPECT_EQ(place_beside({{300, 300, 80, 20}, {200, 60}, kWindow, {320, 310}, 5, {}}), Rect(300, 235, 200, 60));
}

TEST(PlaceBeside, NeverCoversWhatItExplainsNorLeavesTheWindow) {
  for (float x = 0; x <= 920; x += 46) {
    for (float y = 0; y <= 580; y += 29) {
      const Rect about{x, y, 80, 20};
      const Rect box = place_beside({about, {200, 60}, kWindow, about.centre(), 5, {}});
      EXPECT_FALSE(boxes_overlap(box, about)) << x << " " << y;
      EXPECT_TRUE(is_inside(box, kWindow)) << x << " " << y;
    }
  }
}

TEST(PlaceBeside, LeavesFreeWhatIsShownTogetherWithIt) {
  const Rect about{300, 300, 80, 20};
  const std::array<Rect, 3> clear = {Rect{0, 0, 1000, 290}, {0, 330, 1000, 270}, {390, 0, 610, 600}};
  const Rect box = place_beside({about, {200, 20}, kWindow, about.centre(), 5, clear});
  EXPECT_EQ(box, Rect(95, 300, 200, 20));
}

TEST(PlaceBeside, FollowsThePointerAlongALongSide) {
  const Rect rows{100, 300, 800, 100};
  EXPECT_FLOAT_EQ(place_beside({rows, {200, 60}, kWindow, {500, 350}, 5, {}}).x, 400);
  EXPECT_FLOAT_EQ(place_beside({rows, {200, 60}, kWindow, {110, 350}, 5, {}}).x, 100);
  EXPECT_FLOAT_EQ(place_beside({rows, {200, 60}, kWindow, {890, 350}, 5, {}}).x, 700);
}

TEST(PlaceBeside, CoversLeastWhereThereIsNoRoomAtAll) {
  const Rect box = place_beside({{0, 40, 100, 60}, {100, 60}, {0, 0, 100, 110}, {50, 70}, 0, {}});
  EXPECT_TRUE(is_inside(box, {0, 0, 100, 110}));
  EXPECT_EQ(box.y, 0);
}

}  // namespace
}  // namespace pw
