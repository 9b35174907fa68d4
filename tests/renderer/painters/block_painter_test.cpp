#include "renderer/painters/block_painter.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "tests/renderer/headless/headless_test_context.h"

namespace pw {
namespace {

constexpr int kWidth = 40, kHeight = 24;

class BlockPainterTest : public test::GlTest {
 protected:
  BlockPainterTest() {
    maps_.plane(0, 0)[0] = 0.0F;
    for (std::size_t i = 0; i < 6; ++i) maps_.plane(0, 0)[i] = static_cast<float>(i) * 0.2F;
    for (std::size_t i = 0; i < 6; ++i) maps_.plane(0, 1)[i] = 1.0F - static_cast<float>(i) * 0.2F;
    texture_.upload(maps_, 0);
  }

  // Facing the viewer.
  BlockFace upright(int layer, float x, float y, float w, float h, float depth) const {
    return {&texture_, layer, {0.0F, 1.0F}, {x, y, depth}, {w, 0.0F, 0.0F}, {0.0F, h, 0.0F}};
  }
  static Rgb at(const std::vector<std::uint8_t>& rgb, int x, int y) {
    const auto i = static_cast<std::size_t>(y * kWidth + x) * 3;
    return {rgb[i], rgb[i + 1], rgb[i + 2]};
  }
  std::vector<std::uint8_t> paint(const std::vector<BlockFace>& faces) {
    canvas_.resize(kWidth, kHeight);
    painter_.paint(canvas_, faces, viridis());
    return canvas_.read_rgb();
  }
  static Rgb colour(float value, float shade = 1.0F) {
    const Rgb full = color_of(viridis(), {0.0F, 1.0F}, value);
    const auto part = [&](std::uint8_t channel) {
      return static_cast<std::uint8_t>(std::lround(shade * static_cast<float>(channel)));
    };
    return {part(full.r), part(full.g), part(full.b)};
  }
  static void expect_near(Rgb got, Rgb want) {
    EXPECT_NEAR(got.r, want.r, 1);
    EXPECT_NEAR(got.g, want.g, 1);
    EXPECT_NEAR(got.b, want.b, 1);
  }

  Tensor maps_{{1, 2, 2, 3}};  // 2 rows, 3 columns
  TextureArray texture_;
  DepthCanvas canvas_;
  BlockPainter painter_;
};

TEST_F(BlockPainterTest, EveryPositionHasTheColourOfItsValueTimesTheShade) {
  for (const float shade : {1.0F, 0.86F, 0.6F}) {
    BlockFace face = upright(0, 3, 2, 30, 20, 0.5F);
    face.shade = shade;
    const auto rgb = paint({face});
    for (int row = 0; row < 2; ++row) {
      for (int column = 0; column < 3; ++column)
        expect_near(at(rgb, 3 + column * 10 + 5, 2 + row * 10 + 5),
                    colour(maps_.plane(0, 0)[static_cast<std::size_t>(row * 3 + column)], shade));
    }
    EXPECT_EQ(at(rgb, 1, 1), Rgb(0, 0, 0)) << "nothing beside it";
  }
}

TEST_F(BlockPainterTest, WhatIsNearerCoversInWhateverOrderItIsDrawn) {
  const BlockFace front = upright(0, 0, 0, 20, 20, 0.2F);
  const BlockFace back = upright(1, 10, 0, 20, 20, 0.7F);
  for (const auto& faces : {std::vector{front, back}, std::vector{back, front}}) {
    const auto rgb = paint(faces);
    expect_near(at(rgb, 15, 5), colour(maps_.plane(0, 0)[2]));
    expect_near(at(rgb, 25, 5), colour(maps_.plane(0, 1)[2]));
  }
}

// Two that cross: each is in front on its side.
TEST_F(BlockPainterTest, DepthIsThatOfEachPixel) {
  BlockFace leans = upright(0, 0, 0, 40, 20, 0.0F);
  leans.along.depth = 1.0F;
  leans.window = {0.0F, 0.0F, 0.0F, 0.0F};
  BlockFace stands = upright(1, 0, 0, 40, 20, 0.5F);
  stands.window = {0.0F, 0.0F, 0.0F, 0.0F};
  const auto rgb = paint({leans, stands});
  expect_near(at(rgb, 10, 10), colour(maps_.plane(0, 0)[0]));
  expect_near(at(rgb, 30, 10), colour(maps_.plane(0, 1)[0]));
}

TEST_F(BlockPainterTest, ShowsAPartOfAMap) {
  BlockFace last_column = upright(0, 0, 0, 20, 20, 0.5F);
  last_column.window = {1.0F, 0.0F, 0.0F, 1.0F};
  auto rgb = paint({last_column});
  for (const int x : {2, 17}) {
    expect_near(at(rgb, x, 5), colour(maps_.plane(0, 0)[2]));
    expect_near(at(rgb, x, 15), colour(maps_.plane(0, 0)[5]));
  }
  BlockFace second = upright(0, 0, 0, 20, 20, 0.5F);
  second.window = {1.0F / 3.0F, 0.0F, 1.0F / 3.0F, 1.0F};
  rgb = paint({second});
  expect_near(at(rgb, 10, 5), colour(maps_.plane(0, 0)[1]));
}

TEST_F(BlockPainterTest, IsSkewedAsItsEdgesAre) {
  BlockFace face = upright(0, 2, 2, 20, 10, 0.5F);
  face.along.y = 10.0F;
  const auto rgb = paint({face});
  EXPECT_EQ(at(rgb, 20, 4), Rgb(0, 0, 0));
  expect_near(at(rgb, 20, 13), colour(maps_.plane(0, 0)[2]));
}

TEST_F(BlockPainterTest, WhatIsNoNumberHasItsOwnColour) {
  maps_.plane(0, 0)[0] = std::numeric_limits<float>::quiet_NaN();
  maps_.plane(0, 0)[1] = std::numeric_limits<float>::infinity();
  texture_.upload(maps_, 0);
  const auto rgb = paint({upright(0, 0, 0, 30, 20, 0.5F)});
  expect_near(at(rgb, 5, 5), kNanColour);
  expect_near(at(rgb, 15, 5), kPositiveInfColour);
}

TEST_F(BlockPainterTest, LayersOfSeveralTexturesAreFound) {
  TextureArray split;
  split.limit_layers(1);
  split.upload(maps_, 0);
  BlockFace one = upright(0, 0, 0, 15, 10, 0.5F);
  BlockFace other = upright(1, 20, 0, 15, 10, 0.5F);
  one.maps = other.maps = &split;
  const auto rgb = paint({one, other});
  expect_near(at(rgb, 2, 2), colour(maps_.plane(0, 0)[0]));
  expect_near(at(rgb, 22, 2), colour(maps_.plane(0, 1)[0]));
}

TEST_F(BlockPainterTest, APictureIsPaintedOnlyWhenSomethingHasChanged) {
  BlockPicture picture;
  BlockPainting painting{kWidth, kHeight, {upright(0, 0, 0, 20, 20, 0.5F)}, &viridis()};
  const auto paintings = [&] {
    picture.show(painter_, painting);
    return picture.repaints();
  };
  EXPECT_EQ(paintings(), 1);
  EXPECT_EQ(paintings(), 1);
  painting.faces[0].origin.x = 3.0F;
  EXPECT_EQ(paintings(), 2);
  texture_.upload(maps_, 0);
  EXPECT_EQ(paintings(), 3);
  painting.map = &greys();
  EXPECT_EQ(paintings(), 4);
  painting.width = 41;
  EXPECT_EQ(paintings(), 5);
  EXPECT_EQ(paintings(), 5);
  painting.faces.clear();
  EXPECT_EQ(paintings(), 6);
}

TEST_F(BlockPainterTest, LeavesNoDepthTestBehind) {
  paint({upright(0, 0, 0, 20, 20, 0.5F)});
  EXPECT_EQ(glIsEnabled(GL_DEPTH_TEST), GL_FALSE);
}

}  // namespace
}  // namespace pw
