#include "renderer/painters/overlay_painter.h"

#include <gtest/gtest.h>

#include <cmath>
#include <memory>

#include "compute/core/bilinear_rows.h"
#include "renderer/painters/tile_picture.h"
#include "tests/renderer/headless/headless_test_context.h"

namespace pw {
namespace {

using OverlayPainterTest = test::GlTest;

Tensor two_outputs() {
  Tensor sums({1, 2, 3, 4});
  for (std::size_t p = 0; p < 12; ++p) {
    sums.plane(0, 0)[p] = static_cast<float>(p % 5) - 2.0F;
    sums.plane(0, 1)[p] = static_cast<float>(p % 3) - 1.0F;
  }
  return sums;
}

TEST_F(OverlayPainterTest, TintsWhereTheChosenOutputIsTheArgmax) {
  const Tensor sums = two_outputs();
  TextureArray textures;
  textures.upload(sums, 0);
  Canvas canvas;
  canvas.resize(40, 30);
  Overlay overlay;
  overlay.chosen = 1;
  overlay.tint = {200, 0, 200};
  overlay.plain = {10, 20, 30};
  ImageTexture image;
  const std::vector<std::uint8_t> dark(3, 20);
  image.upload(1, 1, dark);
  OverlayPainter().paint(canvas, &image, textures, overlay);
  const auto rgb = canvas.read_rgb();
  BilinearRows of_not_road(sums.plane(0, 0), 3, 4, 30, 40);
  BilinearRows of_road(sums.plane(0, 1), 3, 4, 30, 40);
  int tinted = 0;
  for (int y = 0; y < 30; ++y) {
    const auto not_road = of_not_road.row(y);
    const auto road = of_road.row(y);
    for (int x = 0; x < 40; ++x) {
      const auto at = static_cast<std::size_t>(x);
      const float margin = road[at] - not_road[at];
      if (std::fabs(margin) < 1e-3F) continue;
      const bool tint = rgb[static_cast<std::size_t>(y * 40 + x) * 3] > 50;
      EXPECT_EQ(tint, margin > 0.0F) << x << ", " << y;
      tinted += tint ? 1 : 0;
    }
  }
  EXPECT_GT(tinted, 100);
  EXPECT_LT(tinted, 1100);
}

TEST_F(OverlayPainterTest, SoftmaxMixesTheTintByTheProbability) {
  Tensor sums({1, 2, 1, 1});
  sums.plane(0, 0)[0] = 0.3F;
  sums.plane(0, 1)[0] = -0.9F;
  TextureArray textures;
  textures.upload(sums, 0);
  ImageTexture image;
  const std::vector<std::uint8_t> grey(4 * 3, 100);
  image.upload(2, 2, grey);
  Canvas canvas;
  canvas.resize(2, 2);
  Overlay overlay;
  overlay.mode = OverlayMode::kSoftmax;
  overlay.chosen = 1;
  overlay.tint = {200, 100, 0};
  OverlayPainter().paint(canvas, &image, textures, overlay);
  const float p = 1.0F / (1.0F + std::exp(1.2F));
  const auto rgb = canvas.read_rgb();
  EXPECT_NEAR(rgb[0], 100.0F + 0.7F * p * 100.0F, 1.5F);
  EXPECT_NEAR(rgb[1], 100.0F, 1.5F);
  EXPECT_NEAR(rgb[2], 100.0F - 0.7F * p * 100.0F, 1.5F);
}

TEST_F(OverlayPainterTest, ATilePictureIsPaintedOnlyWhenSomethingChanged) {
  Tensor stack = two_outputs();
  TextureArray textures;
  textures.upload(stack, 0);
  TilePainter painter;
  TilePicture picture;
  TilePainting painting{8, 6, {{0, 0, 8, 6, 0, {-2.0F, 2.0F}, 1.0F, 0.0F}}, &viridis(), {}};
  picture.show(painter, textures, painting);
  picture.show(painter, textures, painting);
  EXPECT_EQ(picture.repaints(), 1);
  textures.upload(stack, 0);
  picture.show(painter, textures, painting);
  EXPECT_EQ(picture.repaints(), 2);
  painting.tiles[0].range = {-1.0F, 1.0F};
  picture.show(painter, textures, painting);
  EXPECT_EQ(picture.repaints(), 3);
}

}  // namespace
}  // namespace pw
