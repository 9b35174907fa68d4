#include "renderer/painters/label_painter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>
#include <vector>

#include "tests/renderer/headless/headless_test_context.h"

namespace pw {
namespace {

constexpr std::uint8_t kNone = LabelTexture::kNothing;
constexpr std::uint8_t kHeld = LabelTexture::kHeldOut;
constexpr Rgb kWhite{255, 255, 255};
constexpr Rgb kMagenta{232, 96, 200};
constexpr Rgb kPlain{52, 54, 60};

struct Grid {
  int w = 1, h = 1;
  std::vector<std::uint8_t> labels;
};

struct Painted {
  int w = 0, h = 0;
  std::vector<std::uint8_t> rgb;

  Rgb at(int x, int y) const {
    const auto* p = rgb.data() + static_cast<std::ptrdiff_t>((y * w + x) * 3);
    return {p[0], p[1], p[2]};
  }
  bool operator==(const Painted&) const = default;
};

struct Box {
  int x = 0, y = 0, w = 0, h = 0;
};

// Of the box's pixels, the share for which `holds`.
double share(Box box, const std::function<bool(int x, int y)>& holds) {
  int count = 0;
  for (int y = box.y; y < box.y + box.h; ++y) {
    for (int x = box.x; x < box.x + box.w; ++x) count += holds(x, y) ? 1 : 0;
  }
  return static_cast<double>(count) / (box.w * box.h);
}
double share_of(const Painted& painted, Box box, Rgb colour) {
  return share(box, [&](int x, int y) { return painted.at(x, y) == colour; });
}
double share_alike(const Painted& a, const Painted& b, Box box) {
  return share(box, [&](int x, int y) { return a.at(x, y) == b.at(x, y); });
}

class LabelPainterTest : public test::GlTest {
 protected:
  // The canvas has as many pixels as the image, which differs from pixel to pixel.
  Painted paint(const Grid& grid, int w, int h) {
    texture_.upload(grid.w, grid.h, grid.labels);
    canvas_.resize(w, h);
    const auto pixels = noise(w, h);
    image_.upload(w, h, pixels.rgb);
    painter_.paint(canvas_, has_image_ ? &image_ : nullptr, texture_, painting_);
    return {w, h, canvas_.read_rgb()};
  }
  // Mid greys, so that no pixel has a class's colour by chance.
  static Painted noise(int w, int h) {
    std::mt19937 random(5);
    Painted image{w, h, std::vector<std::uint8_t>(static_cast<std::size_t>(w * h * 3))};
    std::ranges::generate(image.rgb, [&] { return static_cast<std::uint8_t>(60 + random() % 80); });
    return image;
  }

  bool has_image_ = true;
  LabelPainting painting_{{{kWhite, LabelPattern::kDiagonals}, {kMagenta, LabelPattern::kDots}}, kPlain, 1.0F};
  LabelPainter painter_;
  LabelTexture texture_;
  ImageTexture image_;
  Canvas canvas_;
};

TEST_F(LabelPainterTest, ThePictureIsUnchangedWhereThereIsNoLabel) {
  EXPECT_EQ(paint({1, 1, {kNone}}, 120, 60), noise(120, 60));
  const Painted painted = paint({4, 2, {kNone, 0, kNone, 1, kNone, kNone, kHeld, kNone}}, 120, 60);
  for (const Box box : {Box{0, 0, 30, 60}, Box{60, 0, 30, 30}, Box{30, 30, 30, 30}, Box{90, 30, 30, 30}})
    EXPECT_EQ(share_alike(painted, noise(120, 60), box), 1.0) << box.x << ", " << box.y;
  EXPECT_LT(share_alike(painted, noise(120, 60), {30, 0, 30, 30}), 0.05);
}

TEST_F(LabelPainterTest, ClassesWithoutALookAreNotDrawn) {
  EXPECT_EQ(paint({4, 1, {2, 15, 2 | kHeld, 15 | kHeld}}, 80, 20), noise(80, 20));
  painting_.classes.clear();
  EXPECT_EQ(paint({2, 1, {0, kHeld}}, 80, 20), noise(80, 20));
}

TEST_F(LabelPainterTest, HatchingLeavesThePictureToBeSeenDimmed) {
  const Painted painted = paint({1, 1, {0}}, 62, 62);
  const Painted image = noise(62, 62);
  const Box inside{1, 1, 60, 60};
  const double lines = share(inside, [&](int x, int y) { return painted.at(x, y).g > image.at(x, y).g + 60; });
  const double dimmed =
      share(inside, [&](int x, int y) { return std::abs(2 * painted.at(x, y).g - image.at(x, y).g) <= 2; });
  EXPECT_NEAR(lines, 1.0 / 3.0, 0.02);
  EXPECT_DOUBLE_EQ(lines + dimmed, 1.0);
  // Rising: the same along x + y.
  for (int y = 1; y < 50; ++y) {
    const auto is_line = [&](int x, int row) { return painted.at(x, row).g > image.at(x, row).g + 60; };
    EXPECT_EQ(is_line(30, y), is_line(29, y + 1)) << y;
  }
}

TEST_F(LabelPainterTest, HatchingReadsOnABrightPicture) {
  painting_.plain = {235, 240, 250};
  has_image_ = false;
  const Painted painted = paint({1, 1, {0}}, 62, 62);
  const Box inside{1, 1, 60, 60};
  const double lines = share(inside, [&](int x, int y) { return painted.at(x, y).g > 240; });
  EXPECT_NEAR(lines, 1.0 / 3.0, 0.02);
  EXPECT_DOUBLE_EQ(lines + share(inside, [&](int x, int y) { return painted.at(x, y).g < 140; }), 1.0);
}

TEST_F(LabelPainterTest, OtherClassesAreFilledInTheirColourWithMarksOnIt) {
  const Painted painted = paint({1, 1, {1}}, 62, 62);
  const Painted image = noise(62, 62);
  const Box inside{1, 1, 60, 60};
  const auto is_fill = [&](int x, int y) {
    return std::fabs(painted.at(x, y).r - (0.4 * image.at(x, y).r + 0.6 * kMagenta.r)) < 2.0 &&
           std::fabs(painted.at(x, y).g - (0.4 * image.at(x, y).g + 0.6 * kMagenta.g)) < 2.0;
  };
  const double dots = share(inside, [&](int x, int y) { return painted.at(x, y).g > 190; });
  EXPECT_NEAR(dots, 1.0 / 9.0, 0.02);
  EXPECT_DOUBLE_EQ(dots + share(inside, is_fill), 1.0);
  EXPECT_LT(share_alike(painted, paint({1, 1, {0}}, 62, 62), inside), 0.05);
}

// The marks alone tell the classes apart, as in print without colours.
TEST_F(LabelPainterTest, PatternsDifferWithoutColours) {
  std::vector<Painted> of_pattern;
  has_image_ = false;
  for (int pattern = 0; pattern <= static_cast<int>(LabelPattern::kSolid); ++pattern) {
    painting_.classes = {{{128, 128, 128}, static_cast<LabelPattern>(pattern)}};
    of_pattern.push_back(paint({1, 1, {0}}, 62, 62));
  }
  ASSERT_EQ(of_pattern.size(), 9U);
  for (std::size_t a = 0; a < of_pattern.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) EXPECT_LT(share_alike(of_pattern[a], of_pattern[b], {1, 1, 60, 60}), 0.9);
  }
}

TEST_F(LabelPainterTest, MarksStandOutFromLightAndDarkColours) {
  has_image_ = false;
  for (const Rgb colour : {Rgb{255, 230, 250}, Rgb{20, 20, 20}}) {
    painting_.classes = {{colour, LabelPattern::kChecks}};
    const Painted painted = paint({1, 1, {0}}, 62, 62);
    EXPECT_GT(std::abs(painted.at(4, 4).g - painted.at(4, 7).g), 80) << int{colour.g};
  }
}

TEST_F(LabelPainterTest, OutlinesRunWhereNeighboursDiffer) {
  // 0 0 1
  // 0 . 1
  const Painted painted = paint({3, 2, {0, 0, 1, 0, kNone, 1}}, 60, 40);
  // Around the grid, between classes (on either side), and beside positions without a label.
  EXPECT_EQ(share_of(painted, {0, 0, 40, 1}, kWhite), 1.0);
  EXPECT_EQ(share_of(painted, {0, 0, 1, 40}, kWhite), 1.0);
  EXPECT_EQ(share_of(painted, {0, 39, 20, 1}, kWhite), 1.0);
  EXPECT_EQ(share_of(painted, {39, 0, 1, 20}, kWhite), 1.0);
  EXPECT_EQ(share_of(painted, {40, 0, 1, 40}, kMagenta), 1.0);
  EXPECT_EQ(share_of(painted, {59, 0, 1, 40}, kMagenta), 1.0);
  EXPECT_EQ(share_of(painted, {40, 39, 20, 1}, kMagenta), 1.0);
  EXPECT_EQ(share_of(painted, {20, 19, 20, 1}, kWhite), 1.0);
  EXPECT_EQ(share_of(painted, {19, 20, 1, 20}, kWhite), 1.0);
  // At the inner corner, so that the two lines meet.
  EXPECT_EQ(painted.at(19, 19), kWhite);
  // Not between equal neighbours, and nowhere else.
  EXPECT_EQ(share_of(painted, {19, 1, 2, 18}, kWhite), 0.0);
  EXPECT_EQ(share_of(painted, {1, 19, 18, 2}, kWhite), 0.0);
  EXPECT_EQ(share_of(painted, {41, 19, 18, 2}, kMagenta), 0.0);
  EXPECT_EQ(share_of(painted, {1, 1, 18, 38}, kWhite), 0.0);
  EXPECT_EQ(share_alike(painted, noise(60, 40), {20, 20, 20, 20}), 1.0);
}

TEST_F(LabelPainterTest, HeldOutPositionsAreHollow) {
  for (const std::uint8_t label : {std::uint8_t{0}, std::uint8_t{1}}) {
    const Rgb colour = painting_.classes[label].colour;
    const auto held = static_cast<std::uint8_t>(label | kHeld);
    const Painted painted = paint({4, 1, {held, held, label, kNone}}, 80, 20);
    for (const int x : {0, 20}) {
      EXPECT_EQ(share_of(painted, {x, 0, 20, 1}, colour), 1.0);
      EXPECT_EQ(share_of(painted, {x, 19, 20, 1}, colour), 1.0);
      EXPECT_EQ(share_of(painted, {x, 0, 1, 20}, colour), 1.0);
      EXPECT_EQ(share_of(painted, {x + 19, 0, 1, 20}, colour), 1.0);
      // Within the outline and its edge: no fill, no pattern.
      EXPECT_EQ(share_alike(painted, noise(80, 20), {x + 2, 2, 16, 16}), 1.0);
      EXPECT_EQ(share_of(painted, {x + 1, 1, 18, 18}, colour), 0.0);
    }
    // The outline of its neighbour of the same class is enough.
    EXPECT_EQ(share_of(painted, {40, 1, 1, 18}, colour), 0.0);
    EXPECT_EQ(share_of(painted, {59, 1, 1, 18}, colour), 1.0);
  }
}

TEST_F(LabelPainterTest, HeldOutPositionsBesideAnotherClassAreOutlinedOnBothSides) {
  const Painted painted = paint({2, 1, {kHeld, 1}}, 40, 20);
  EXPECT_EQ(share_of(painted, {19, 0, 1, 20}, kWhite), 1.0);
  EXPECT_EQ(share_of(painted, {20, 0, 1, 20}, kMagenta), 1.0);
}

TEST_F(LabelPainterTest, WithoutAnImageTheGroundIsPlain) {
  has_image_ = false;
  const Painted painted = paint({3, 1, {0, kNone, kHeld}}, 60, 20);
  EXPECT_EQ(share_of(painted, {20, 0, 20, 20}, kPlain), 1.0);
  EXPECT_EQ(share_of(painted, {42, 2, 16, 16}, kPlain), 1.0);
  EXPECT_EQ(share_of(painted, {0, 0, 20, 1}, kWhite), 1.0);
  EXPECT_EQ(share_of(painted, {1, 1, 18, 18}, {26, 27, 30}), 2.0 / 3.0);
}

TEST_F(LabelPainterTest, PatternsLieOnPixelsOfTheCanvasNotOnTheGrid) {
  for (const std::uint8_t label : {std::uint8_t{0}, std::uint8_t{1}}) {
    const Painted whole = paint({1, 1, {label}}, 70, 50);
    EXPECT_EQ(paint({3, 2, std::vector<std::uint8_t>(6, label)}, 70, 50), whole);
    EXPECT_EQ(paint({7, 5, std::vector<std::uint8_t>(35, label)}, 70, 50), whole);
  }
}

TEST_F(LabelPainterTest, LinesAndPatternsScaleWithTheWindow) {
  const auto width_of_line = [&](int cell) {
    const Painted painted = paint({1, 1, {0}}, cell, cell);
    int width = 0;
    while (width < cell && painted.at(width, cell / 2) == kWhite) ++width;
    return width;
  };
  const auto stripes = [&] {
    const Painted painted = paint({1, 1, {0}}, 120, 120);
    const Painted image = noise(120, 120);
    int count = 0;
    for (int x = 11; x < 107; ++x) {
      const auto is_line = [&](int at) { return painted.at(at, 60).g > image.at(at, 60).g + 60; };
      count += is_line(x) && !is_line(x - 1) ? 1 : 0;
    }
    return count;
  };
  EXPECT_EQ(width_of_line(40), 1);
  EXPECT_EQ(stripes(), 16);
  painting_.unit = 1.5F;
  EXPECT_EQ(width_of_line(40), 2);
  painting_.unit = 2.0F;
  EXPECT_EQ(width_of_line(40), 3);
  EXPECT_EQ(stripes(), 8);
  // Not so wide that nothing fits within.
  EXPECT_EQ(width_of_line(10), 2);
  EXPECT_EQ(width_of_line(4), 1);
  painting_.unit = 0.5F;
  EXPECT_EQ(width_of_line(40), 1);
}

// As on a projector, where points are large and positions are not.
TEST_F(LabelPainterTest, APositionOfItsOwnShowsItsPattern) {
  has_image_ = false;
  for (const float unit : {1.0F, 1.5F, 2.0F, 3.0F}) {
    painting_.unit = unit;
    Grid grid{9, 9, std::vector<std::uint8_t>(81, kNone)};
    for (int i = 0; i < 81; i += 10) grid.labels[static_cast<std::size_t>(i)] = 1;
    const Painted painted = paint(grid, 108, 108);
    for (int i = 0; i < 9; ++i) {
      const double dots = share({12 * i + 2, 12 * i + 2, 8, 8}, [&](int x, int y) { return painted.at(x, y).g > 180; });
      EXPECT_GT(dots, 0.04) << unit << ", " << i;
      EXPECT_LT(dots, 0.4) << unit << ", " << i;
    }
  }
}

TEST_F(LabelPainterTest, PositionsNeedNotBeWholePixels) {
  const Painted painted = paint({7, 3, {0,     kNone, 1,     kNone, 0,     kNone, 1,      // one row
                                        kNone, 0,     kNone, 1,     kNone, kHeld, kNone,  //
                                        1,     kNone, 0,     kNone, 1,     kNone, 0}},
                                100, 50);
  const Painted image = noise(100, 50);
  for (int y = 0; y < 50; ++y) {
    for (int x = 0; x < 100; ++x) {
      const int column = static_cast<int>((x + 0.5) * 7.0 / 100.0);
      const int row = static_cast<int>((y + 0.5) * 3.0 / 50.0);
      const bool same = painted.at(x, y) == image.at(x, y);
      if ((column + row) % 2 == 1) {
        EXPECT_TRUE(same) << x << ", " << y;
      } else if (column != 5) {
        EXPECT_FALSE(same) << x << ", " << y;
      }
    }
  }
}

TEST_F(LabelPainterTest, AGridMayBeFinerThanTheCanvas) {
  Grid grid{64, 48, std::vector<std::uint8_t>(64 * 48, kNone)};
  for (int y = 0; y < 48; ++y) std::fill_n(grid.labels.begin() + y * 64, 32, std::uint8_t{1});
  const Painted painted = paint(grid, 20, 20);
  EXPECT_EQ(share_alike(painted, noise(20, 20), {10, 0, 10, 20}), 1.0);
  EXPECT_EQ(share_of(painted, {9, 0, 1, 20}, kMagenta), 1.0);
  EXPECT_EQ(share_of(painted, {1, 1, 8, 18}, kMagenta), 0.0);
}

TEST_F(LabelPainterTest, ShowsTheGridThatWasUploadedLast) {
  const Painted wide = paint({3, 1, {kNone, kNone, 0}}, 60, 60);
  const Painted high = paint({1, 3, {0, kNone, kNone}}, 60, 60);
  const Painted image = noise(60, 60);
  EXPECT_EQ(share_alike(high, image, {0, 20, 60, 40}), 1.0);
  EXPECT_EQ(share_of(high, {0, 0, 60, 1}, kWhite), 1.0);
  EXPECT_EQ(share_of(high, {0, 19, 60, 1}, kWhite), 1.0);
  // The same size, other labels.
  const Painted lower = paint({1, 3, {kNone, kNone, 0}}, 60, 60);
  EXPECT_EQ(share_alike(lower, image, {0, 0, 60, 40}), 1.0);
  EXPECT_EQ(paint({3, 1, {kNone, kNone, 0}}, 60, 60), wide);
}

TEST_F(LabelPainterTest, DrawsSixteenClasses) {
  painting_.classes.clear();
  Grid grid{16, 1, {}};
  for (int k = 0; k < LabelTexture::kClasses; ++k) {
    painting_.classes.push_back({{static_cast<std::uint8_t>(k), 255, 0}, LabelPattern::kSolid});
    grid.labels.push_back(static_cast<std::uint8_t>(k));
  }
  const Painted painted = paint(grid, 320, 20);
  for (int k = 0; k < LabelTexture::kClasses; ++k)
    EXPECT_EQ(share_of(painted, {20 * k, 0, 1, 20}, painting_.classes[static_cast<std::size_t>(k)].colour), 1.0) << k;
}

}  // namespace
}  // namespace pw
