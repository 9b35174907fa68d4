// The sign of every position can be read from a copy without colours.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <limits>
#include <random>
#include <vector>

#include "renderer/painters/overlay_painter.h"
#include "renderer/painters/tile_painter.h"
#include "tests/renderer/headless/headless_test_context.h"

namespace pw {
namespace {

// What a tile looks like without colours, and where its positions are.
struct GreyCopy {
  int w = 0, h = 0;           // positions
  int width = 0, height = 0;  // pixels
  std::vector<int> grey;

  int pixel(int x, int y) const { return grey[static_cast<std::size_t>(y * width + x)]; }
  // The first pixel whose centre is in that position.
  int first_x(int position) const { return (2 * position * width + w - 1) / (2 * w); }
  int first_y(int position) const { return (2 * position * height + h - 1) / (2 * h); }
  int middle_x(int position) const { return (first_x(position) + first_x(position + 1)) / 2; }
  int middle_y(int position) const { return (first_y(position) + first_y(position + 1)) / 2; }
};

class SignLines : public test::GlTest {
 protected:
  // Blobs of both signs with noise where they meet, as outputs are.
  static Tensor blobs(std::int64_t h, std::int64_t w, float noise) {
    Tensor maps({1, 1, h, w});
    std::mt19937 random(7);
    std::normal_distribution<float> spread(0.0F, noise);
    for (std::int64_t y = 0; y < h; ++y) {
      for (std::int64_t x = 0; x < w; ++x) {
        const auto across = static_cast<float>(x), down = static_cast<float>(y);
        maps.plane(0, 0)[static_cast<std::size_t>(y * w + x)] =
            std::sin(across * 0.21F) + std::cos(down * 0.4F + across * 0.05F) + spread(random);
      }
    }
    return maps;
  }

  static GreyCopy painted(const Tensor& maps, int width, int height, const ColorMap& map, float gain = 1.0F,
                          Range range = symmetric_range(2.5F), float hatch = 0.0F) {
    TextureArray textures;
    textures.upload(maps, 0);
    Canvas canvas;
    canvas.resize(width, height);
    const Tile tile{0, 0, width, height, 0, range, gain, 0.0F, hatch};
    TilePainter().paint(canvas, textures, {&tile, 1}, map, {});
    return copy_of(canvas, maps);
  }

  // Without colours.
  static GreyCopy copy_of(const Canvas& canvas, const Tensor& maps) {
    const auto rgb = canvas.read_rgb();
    GreyCopy copy{
        static_cast<int>(maps.shape().w), static_cast<int>(maps.shape().h), canvas.width(), canvas.height(), {}};
    for (std::size_t i = 0; i < rgb.size(); i += 3)
      copy.grey.push_back((299 * rgb[i] + 587 * rgb[i + 1] + 114 * rgb[i + 2]) / 1000);
    return copy;
  }

  // −1 and 1 where the signs of two neighbours differ, for the first of them; 0 where no line runs between them.
  static int sign_across(int edge, int middle, int other_edge, int other_middle) {
    constexpr int kVisible = 16, kStep = 60;
    const bool is_line = std::abs(edge - middle) > kVisible || std::abs(other_edge - other_middle) > kVisible;
    return !is_line || std::abs(edge - other_edge) < kStep ? 0 : edge < other_edge ? -1 : 1;
  }

  // What a reader of the grey copy finds: from the lines first, then within what they enclose. 0: nothing.
  static std::vector<int> read_signs(const GreyCopy& copy) {
    std::vector<int> signs(static_cast<std::size_t>(copy.w * copy.h), 0);
    const auto at = [&](int x, int y) -> int& { return signs[static_cast<std::size_t>(y * copy.w + x)]; };
    for (int y = 0; y < copy.h; ++y) {
      for (int x = 0; x + 1 < copy.w; ++x) {
        const int line = copy.middle_y(y), side = copy.first_x(x + 1);
        if (const int sign = sign_across(copy.pixel(side - 1, line), copy.pixel(copy.middle_x(x), line),
                                         copy.pixel(side, line), copy.pixel(copy.middle_x(x + 1), line)))
          at(x, y) = sign, at(x + 1, y) = -sign;
      }
    }
    for (int y = 0; y + 1 < copy.h; ++y) {
      for (int x = 0; x < copy.w; ++x) {
        const int line = copy.middle_x(x), side = copy.first_y(y + 1);
        if (const int sign = sign_across(copy.pixel(line, side - 1), copy.pixel(line, copy.middle_y(y)),
                                         copy.pixel(line, side), copy.pixel(line, copy.middle_y(y + 1))))
          at(x, y) = sign, at(x, y + 1) = -sign;
      }
    }
    for (int pass = 0; pass < copy.w + copy.h; ++pass) {
      for (int y = 0; y < copy.h; ++y) {
        for (int x = 0; x < copy.w; ++x) {
          if (at(x, y) != 0) continue;
          if (x > 0) at(x, y) = at(x - 1, y);
          if (at(x, y) == 0 && x + 1 < copy.w) at(x, y) = at(x + 1, y);
          if (at(x, y) == 0 && y > 0) at(x, y) = at(x, y - 1);
          if (at(x, y) == 0 && y + 1 < copy.h) at(x, y) = at(x, y + 1);
        }
      }
    }
    return signs;
  }

  static double share_read(const GreyCopy& copy, const Tensor& maps, float gain = 1.0F) {
    const std::vector<int> signs = read_signs(copy);
    const auto values = maps.plane(0, 0);
    std::size_t right = 0;
    for (std::size_t i = 0; i < signs.size(); ++i) right += signs[i] == (gain * values[i] < 0.0F ? -1 : 1) ? 1 : 0;
    return static_cast<double>(right) / static_cast<double>(signs.size());
  }
};

TEST_F(SignLines, AGreyCopyShowsTheSign) {
  for (const ColorMap* map : {&diverging_dark(), &diverging_light()}) {
    for (const float noise : {0.0F, 0.4F}) {
      const Tensor maps = blobs(20, 72, noise);
      for (const float scale : {4.0F, 5.25F, 8.0F, 23.0F, 40.0F}) {
        const int width = static_cast<int>(72.0F * scale), height = static_cast<int>(20.0F * scale);
        EXPECT_GE(share_read(painted(maps, width, height, *map), maps), 0.95)
            << map->name << ", noise " << noise << ", " << scale << " pixels a position";
      }
    }
  }
}

TEST_F(SignLines, ProductsHaveTheSignOfTheirWeightToo) {
  const Tensor maps = blobs(20, 72, 0.2F);
  EXPECT_GE(share_read(painted(maps, 360, 100, diverging_dark(), -0.7F), maps, -0.7F), 0.95);
}

TEST_F(SignLines, PositionsOfAnyShapeAndOfStacksInAnyDirection) {
  const Tensor maps = blobs(60, 12, 0.2F);
  EXPECT_GE(share_read(painted(maps, 12 * 9, 60 * 4, diverging_light()), maps), 0.95);
}

TEST_F(SignLines, ValuesOverThePictureShowItToo) {
  const Tensor maps = blobs(20, 72, 0.2F);
  TextureArray textures;
  textures.upload(maps, 0);
  ImageTexture image;
  const std::vector<std::uint8_t> grey(3, 128);
  image.upload(1, 1, grey);
  Canvas canvas;
  canvas.resize(360, 100);
  Overlay overlay;
  overlay.mode = OverlayMode::kValues;
  overlay.range = symmetric_range(2.5F);
  overlay.map = &diverging_dark();
  OverlayPainter().paint(canvas, &image, textures, overlay);
  EXPECT_GE(share_read(copy_of(canvas, maps), maps), 0.95);
}

// What was not drawn: without lines the positions have one colour each.
TEST_F(SignLines, SmallPositionsAndThoseOfOneSignKeepTheirColour) {
  const auto is_plain = [](const GreyCopy& copy) {
    for (int y = 0; y < copy.height; ++y) {
      for (int x = 0; x < copy.width; ++x) {
        const int position_x = (2 * x + 1) * copy.w / (2 * copy.width);
        const int position_y = (2 * y + 1) * copy.h / (2 * copy.height);
        if (copy.pixel(x, y) != copy.pixel(copy.middle_x(position_x), copy.middle_y(position_y))) return false;
      }
    }
    return true;
  };
  const Tensor maps = blobs(20, 72, 0.2F);
  EXPECT_TRUE(is_plain(painted(maps, 72 * 3, 20 * 3, diverging_dark())));
  EXPECT_TRUE(is_plain(painted(maps, 72 * 8, 20 * 3, diverging_dark())));
  EXPECT_FALSE(is_plain(painted(maps, 72 * 4, 20 * 4, diverging_dark())));
  // A scale without both signs, as of probabilities.
  EXPECT_TRUE(is_plain(painted(maps, 72 * 4, 20 * 4, viridis(), 1.0F, {0.0F, 2.0F})));
  EXPECT_TRUE(is_plain(painted(maps, 72 * 4, 20 * 4, diverging_dark(), 0.0F)));
  // Numbers say the sign where they are printed.
  EXPECT_TRUE(is_plain(painted(maps, 72 * 8, 20 * 8, diverging_dark(), 1.0F, symmetric_range(2.5F), -1.0F)));
}

// Zero counts as positive, and what is not a number has no sign.
TEST_F(SignLines, LinesRunBesideNegativeNumbersOnly) {
  Tensor maps({1, 1, 1, 4});
  const float values[] = {0.0F, 1.0F, std::numeric_limits<float>::quiet_NaN(), -1.0F};
  std::copy_n(values, 4, maps.plane(0, 0).begin());
  const GreyCopy none = painted(maps, 32, 8, diverging_dark());
  for (int x = 0; x < 32; ++x) EXPECT_EQ(none.pixel(x, 4), none.pixel(x / 8 * 8 + 4, 4)) << x;
  maps.plane(0, 0)[2] = -0.0F;
  const GreyCopy one = painted(maps, 32, 8, diverging_dark());
  for (int x = 0; x < 32; ++x) {
    const bool is_line = x == 23 || x == 24;
    EXPECT_EQ(one.pixel(x, 4) != one.pixel(x / 8 * 8 + 4, 4), is_line) << x;
  }
  EXPECT_GT(one.pixel(23, 4), one.pixel(24, 4));
}

}  // namespace
}  // namespace pw
