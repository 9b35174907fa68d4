#include "renderer/painters/tile_painter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "renderer/gl/debug_messages.h"
#include "renderer/textures/image_texture.h"
#include "tests/renderer/headless/headless_test_context.h"

namespace pw {
namespace {

class TilePainterTest : public test::GlTest {
 protected:
  static void expect_pixel(const std::vector<std::uint8_t>& rgb, int width, int x, int y, Rgb want) {
    const auto* pixel =
        &rgb[(static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) * 3];
    EXPECT_NEAR(pixel[0], want.r, 1) << x << ", " << y;
    EXPECT_NEAR(pixel[1], want.g, 1) << x << ", " << y;
    EXPECT_NEAR(pixel[2], want.b, 1) << x << ", " << y;
  }

  static Tensor ramp(std::int64_t layers) {
    Tensor stack({1, layers, 3, 4});
    for (std::int64_t c = 0; c < layers; ++c) {
      for (std::size_t p = 0; p < 12; ++p) stack.plane(0, c)[p] = static_cast<float>(c) - static_cast<float>(p) * 0.37F;
    }
    return stack;
  }
};

// The difference of the limits overflows.
TEST_F(TilePainterTest, TheLargestFloatsHaveTheColoursOfTheEnds) {
  constexpr float kLargest = std::numeric_limits<float>::max();
  Tensor stack({1, 1, 1, 3});
  const float values[] = {-kLargest, 0.0F, kLargest};
  std::copy_n(values, 3, stack.plane(0, 0).begin());
  TextureArray textures;
  textures.upload(stack, 0);
  Canvas canvas;
  canvas.resize(3, 1);
  TilePainter painter;
  const Range range = spanning_range(-kLargest, kLargest);
  const std::vector<Tile> tiles{{0, 0, 3, 1, 0, range, 1.0F, 0.0F}};
  painter.paint(canvas, textures, tiles, viridis(), {9, 8, 7});
  const auto rgb = canvas.read_rgb();
  for (int x = 0; x < 3; ++x) expect_pixel(rgb, 3, x, 0, color_of(viridis(), range, values[x]));
  EXPECT_NE(rgb[0], rgb[3]);
}

// A picture is two triangles: a row whose edge runs through the middles of pixels begins at one height in both.
TEST_F(TilePainterTest, EdgesThroughTheMiddlesOfPixelsAreStraight) {
  constexpr int kWidth = 278, kHeight = 223;
  Tensor stack({1, 1, 4, 5});
  for (std::size_t p = 0; p < 20; ++p) stack.plane(0, 0)[p] = static_cast<float>(p / 5);
  TextureArray textures;
  textures.upload(stack, 0);
  Canvas canvas;
  canvas.resize(kWidth, kHeight);
  TilePainter painter;
  const std::vector<Tile> tiles{{0, 0, kWidth, kHeight, 0, {0.0F, 3.0F}, 1.0F, 0.0F}};
  painter.paint(canvas, textures, tiles, viridis(), {9, 8, 7});
  const auto rgb = canvas.read_rgb();
  const Rgb third = color_of(viridis(), {0.0F, 3.0F}, 2.0F);
  for (int x = 0; x < kWidth; ++x) expect_pixel(rgb, kWidth, x, kHeight / 2, third);
}

TEST_F(TilePainterTest, PositionsOfZeroAreHatchedWhereAskedFor) {
  Tensor stack({1, 1, 1, 2});
  stack.plane(0, 0)[1] = 1.0F;
  TextureArray textures;
  textures.upload(stack, 0);
  Canvas canvas;
  canvas.resize(32, 16);
  TilePainter painter;
  const Rgb ground{20, 30, 40};
  for (const float step : {0.0F, 4.0F}) {
    const std::vector<Tile> tiles{{0, 0, 32, 16, 0, {0.0F, 1.0F}, 1.0F, 0.0F, step}};
    painter.paint(canvas, textures, tiles, viridis(), ground);
    const auto rgb = canvas.read_rgb();
    expect_pixel(rgb, 32, 24, 8, color_of(viridis(), {0.0F, 1.0F}, 1.0F));
    int plain = 0, lines = 0;
    for (std::size_t y = 0; y < 16; ++y) {
      for (std::size_t x = 0; x < 16; ++x) {
        const std::uint8_t red = rgb[(y * 32 + x) * 3];
        plain += red == ground.r ? 1 : 0;
        lines += red > 100 ? 1 : 0;
      }
    }
    // A quarter of the pixels is on a line.
    EXPECT_EQ(plain, step > 0.0F ? 192 : 0);
    EXPECT_EQ(lines, step > 0.0F ? 64 : 0);
  }
}

TEST_F(TilePainterTest, EveryPositionHasTheColourOfItsValue) {
  for (const std::int64_t layer_limit : {0, 2}) {
    const Tensor stack = ramp(5);
    TextureArray textures;
    textures.limit_layers(layer_limit);
    textures.upload(stack, 0);
    std::vector<Tile> tiles;
    tiles.reserve(5);
    for (int i = 0; i < 5; ++i) tiles.push_back({i * 13, 2 * i, 12, 9, i, {-3.0F, 4.0F}, -1.5F, 0.25F});
    Canvas canvas;
    canvas.resize(66, 20);
    TilePainter painter;
    painter.paint(canvas, textures, tiles, viridis(), {9, 8, 7});
    const auto rgb = canvas.read_rgb();
    expect_pixel(rgb, 66, 65, 19, {9, 8, 7});
    for (int i = 0; i < 5; ++i) {
      for (int y = 0; y < 9; ++y) {
        for (int x = 0; x < 12; ++x) {
          const int position = y / 3 * 4 + x / 3;
          const float value = -1.5F * stack.plane(0, i)[static_cast<std::size_t>(position)] + 0.25F;
          expect_pixel(rgb, 66, i * 13 + x, 2 * i + y, color_of(viridis(), {-3.0F, 4.0F}, value));
        }
      }
    }
  }
}

TEST_F(TilePainterTest, WhatIsNotFiniteHasItsOwnColour) {
  Tensor stack({1, 1, 1, 3});
  stack.plane(0, 0)[0] = std::numeric_limits<float>::quiet_NaN();
  stack.plane(0, 0)[1] = std::numeric_limits<float>::infinity();
  stack.plane(0, 0)[2] = -std::numeric_limits<float>::infinity();
  TextureArray textures;
  textures.upload(stack, 0);
  Canvas canvas;
  canvas.resize(3, 1);
  const Tile tile{0, 0, 3, 1, 0, {0.0F, 1.0F}};
  TilePainter().paint(canvas, textures, {&tile, 1}, diverging_dark(), {});
  const auto rgb = canvas.read_rgb();
  expect_pixel(rgb, 3, 0, 0, kNanColour);
  expect_pixel(rgb, 3, 1, 0, kPositiveInfColour);
  expect_pixel(rgb, 3, 2, 0, kNegativeInfColour);
}

TEST_F(TilePainterTest, DriverErrorsAreReported) {
  if (GLAD_GL_KHR_debug == 0) GTEST_SKIP() << "the driver has no KHR_debug";
  const int before = gl::reported_errors();
  glEnable(GL_TEXTURE_2D_ARRAY);  // not a capability
  EXPECT_EQ(gl::reported_errors(), before + 1);
  EXPECT_EQ(glGetError(), static_cast<GLenum>(GL_INVALID_ENUM));
}

TEST_F(TilePainterTest, TheDifferenceOfTwoStacks) {
  const Tensor now = ramp(2);
  Tensor before({1, 2, 3, 4});
  before.plane(0, 1)[5] = 3.0F;
  TextureArray now_textures;
  TextureArray before_textures;
  now_textures.upload(now, 0);
  before_textures.upload(before, 0);
  Canvas canvas;
  canvas.resize(4, 3);
  const Tile tile{0, 0, 4, 3, 1, symmetric_range(5.0F)};
  TilePainter().paint(canvas, now_textures, {&tile, 1}, diverging_light(), {}, &before_textures);
  expect_pixel(canvas.read_rgb(), 4, 1, 1,
               color_of(diverging_light(), symmetric_range(5.0F), now.plane(0, 1)[5] - 3.0F));
}

TEST(SamplingStep, KeepsToTheBudget) {
  EXPECT_EQ(sampling_step({1, 256, 20, 72}, TextureArray::kByteBudget, 16384), 1);
  const std::int64_t step = sampling_step({1, 64, 1080, 1920}, TextureArray::kByteBudget, 16384);
  EXPECT_GT(step, 1);
  EXPECT_LE((1920 / step + 1) * (1080 / step + 1) * 64 * 4, TextureArray::kByteBudget + (1 << 20));
}

TEST(ColorMaps, ZeroIsNeutralAndEndsDiffer) {
  for (const ColorMap* map : {&diverging_dark(), &diverging_light()}) {
    const Rgb zero = color_of(*map, symmetric_range(2.0F), 0.0F);
    EXPECT_NEAR(zero.r, zero.b, 14);
    const Rgb negative = color_of(*map, symmetric_range(2.0F), -1.5F);
    const Rgb positive = color_of(*map, symmetric_range(2.0F), 1.5F);
    EXPECT_GT(negative.b, negative.r);
    EXPECT_GT(positive.r, positive.b);
  }
}

}  // namespace
}  // namespace pw
