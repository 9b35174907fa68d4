#include "app/geometry/lanes.h"

#include <gtest/gtest.h>

#include <cmath>

namespace pw {
namespace {

constexpr float kTop = 100.0F;
constexpr float kBottom = 120.0F;

bool is_between(float x, float a, float b) {
  return x >= std::min(a, b) && x <= std::max(a, b);
}

// Whether a part of `a` that goes down meets the part of `b` that goes along.
bool meets(const Lane& a, const Lane& b) {
  const bool at_start = is_between(a.start, b.start, b.end) && b.y <= a.y;
  const bool at_end = is_between(a.end, b.start, b.end) && b.y >= a.y;
  return at_start || at_end;
}

TEST(Lanes, NeitherCrossNorLieOnEachOther) {
  const std::vector<std::vector<float>> all = {{200},           {200, 600},      {600, 200},      {100, 300, 500},
                                               {100, 600, 900}, {700, 800, 900}, {900, 100, 300}, {100, 200, 700, 800}};
  for (const auto& ends : all) {
    for (const float start : {50.0F, 250.0F, 550.0F, 950.0F}) {
      const auto lanes = lanes_to(ends, start, 4.0F, kTop, kBottom);
      ASSERT_EQ(lanes.size(), ends.size());
      for (std::size_t i = 0; i < lanes.size(); ++i) {
        EXPECT_EQ(lanes[i].end, ends[i]);
        EXPECT_GT(lanes[i].y, kTop);
        EXPECT_LT(lanes[i].y, kBottom);
        EXPECT_LE(std::fabs(lanes[i].start - start), 8.0F);
        for (std::size_t j = 0; j < lanes.size(); ++j) {
          if (i == j) continue;
          EXPECT_GE(std::fabs(lanes[i].y - lanes[j].y), 3.9F);
          EXPECT_GE(std::fabs(lanes[i].start - lanes[j].start), 3.9F);
          EXPECT_FALSE(meets(lanes[i], lanes[j])) << i << " and " << j << " of " << ends.size() << " from " << start;
        }
      }
    }
  }
}

TEST(Lanes, NoneIsNeededForNoOutput) {
  EXPECT_TRUE(lanes_to({}, 10.0F, 4.0F, kTop, kBottom).empty());
}

TEST(Lanes, RoundedCornersKeepTheEnds) {
  const auto line = rounded({{0, 0}, {100, 0}, {100, 50}}, 10.0F);
  EXPECT_EQ(line.front().x, 0.0F);
  EXPECT_EQ(line.back().y, 50.0F);
  for (const ImVec2& at : line) EXPECT_TRUE(at.y == 0.0F || at.x == 100.0F || (at.x > 90.0F && at.y < 10.0F));
  // Shorter than the radius, and of no length.
  for (const ImVec2& at : rounded({{0, 0}, {4, 0}, {4, 2}, {4, 2}, {9, 2}}, 10.0F))
    EXPECT_TRUE(std::isfinite(at.x) && std::isfinite(at.y));
}

// Between a heading and two buttons 6 pixels apart.
TEST(Lanes, ALineGoesDownBesideThings) {
  const std::vector<Rect> things = {{300, 0, 100, 20}, {10, 0, 100, 20}, {406, 0, 50, 20}};
  const auto lane = [&](float wanted) { return free_lane(wanted, things, 2.5F, 5.0F, 460.0F); };
  EXPECT_EQ(lane(200.0F), 200.0F);
  EXPECT_EQ(lane(50.0F), 6.25F);
  EXPECT_EQ(lane(90.0F), 112.5F);
  EXPECT_EQ(lane(280.0F), 280.0F);
  EXPECT_EQ(lane(310.0F), 297.5F);
  EXPECT_EQ(lane(390.0F), 403.0F);
  EXPECT_EQ(lane(404.0F), 403.0F);
  EXPECT_EQ(lane(450.0F), 459.25F);
  EXPECT_FALSE(free_lane(50.0F, {{0, 0, 100, 20}}, 2.5F, 2.5F, 97.5F));
}

TEST(Lanes, NoTwoPointsOfALineAreAtOnePlace) {
  const std::vector<std::vector<ImVec2>> corners{// Two corners that meet in the middle of a short piece, as of an S.
                                                 {{10, 0}, {10, 20}, {17, 20}, {17, 60}},
                                                 {{0, 0}, {4, 0}, {4, 2}, {4, 2}, {9, 2}},
                                                 {{5, 0}, {5, 10}, {5, 10}, {5, 20}}};
  for (const auto& at : corners) {
    const auto line = rounded(at, 6.0F);
    EXPECT_EQ(line.front().x, at.front().x);
    EXPECT_EQ(line.front().y, at.front().y);
    EXPECT_EQ(line.back().x, at.back().x);
    EXPECT_EQ(line.back().y, at.back().y);
    for (std::size_t i = 1; i < line.size(); ++i)
      EXPECT_GT(std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y), 0.2F) << i;
  }
}

}  // namespace
}  // namespace pw
