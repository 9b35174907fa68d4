#include "app/import/output_picture.h"

#include <gtest/gtest.h>

#include <array>
#include <limits>

#include "app/style/theme.h"
#include "compute/io/images/image_file.h"
#include "tests/app/file_dialog/files_test_folder.h"

namespace pw {
namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
constexpr float kInfinity = std::numeric_limits<float>::infinity();

Rgb pixel(const Image& image, std::int64_t x, std::int64_t y) {
  const std::size_t at = static_cast<std::size_t>(y * image.width + x) * 3;
  return {image.rgb8[at], image.rgb8[at + 1], image.rgb8[at + 2]};
}

Image written(TensorView outputs, std::span<const OutputColours> colours) {
  const TestFolder folder;
  const auto saved = write_output_picture(folder.path("y.png"), outputs, colours);
  EXPECT_TRUE(saved);
  return read_image(folder.path("y.png")).value_or(DecodedImage()).image;
}

// Two images of two outputs, 2 rows by 3 columns, with non-finite values in the second output.
Tensor outputs() {
  Tensor tensor({2, 2, 2, 3});
  float value = -4.0F;
  for (std::int64_t n = 0; n < 2; ++n) {
    for (std::int64_t o = 0; o < 2; ++o) {
      for (float& y : tensor.plane(n, o)) y = value += 0.31F;
    }
  }
  tensor.plane(0, 1)[0] = kNan;
  tensor.plane(0, 1)[4] = kInfinity;
  tensor.plane(1, 1)[5] = -kInfinity;
  return tensor;
}

TEST(OutputPicture, EachOutputHasTheColoursGiven) {
  const Tensor tensor = outputs();
  for (const ThemeKind kind : {ThemeKind::kDark, ThemeKind::kLight, ThemeKind::kProjector}) {
    const ColorMap* diverging = theme_of(kind).diverging;
    for (const auto& colours : {std::array<OutputColours, 2>{{{diverging, {-4, 4}}, {diverging, {-0.5F, 0.5F}}}},
                                std::array<OutputColours, 2>{{{&greys(), {-5, 1}}, {&viridis(), {0, 2}}}}}) {
      const Image image = written(tensor, colours);
      ASSERT_EQ(image.width, 3 + 1 + 3);
      ASSERT_EQ(image.height, 2 + 1 + 2);
      for (std::int64_t i = 0; i < 2 * 2 * 2 * 3; ++i) {
        const std::int64_t n = i / 12;
        const std::int64_t o = i / 6 % 2;
        const auto& [map, range] = colours[static_cast<std::size_t>(o)];
        const float value = tensor.plane(n, o)[static_cast<std::size_t>(i % 6)];
        EXPECT_EQ(pixel(image, o * 4 + i % 3, n * 3 + i / 3 % 2), color_of(*map, range, value)) << i << " " << value;
      }
      EXPECT_EQ(pixel(image, 4, 0), kNanColour);
      EXPECT_EQ(pixel(image, 5, 1), kPositiveInfColour);
      EXPECT_EQ(pixel(image, 6, 4), kNegativeInfColour);
      for (std::int64_t y = 0; y < 5; ++y) EXPECT_EQ(pixel(image, 3, y), (Rgb{128, 128, 128}));
    }
  }
}

TEST(OutputPicture, ManyOutputsFillASquareAndKeepTheirColours) {
  Tensor tensor({1, 20, 1, 1});
  std::vector<OutputColours> colours;
  for (std::int64_t o = 0; o < 20; ++o) {
    tensor.plane(0, o)[0] = 1.0F;
    colours.push_back({&viridis(), {0.0F, static_cast<float>(o + 1)}});
  }
  const Image image = written(tensor, colours);
  ASSERT_EQ(image.width, 5 + 4);
  ASSERT_EQ(image.height, 4 + 3);
  for (std::int64_t o = 0; o < 20; ++o)
    EXPECT_EQ(pixel(image, o % 5 * 2, o / 5 * 2), color_of(viridis(), {0.0F, static_cast<float>(o + 1)}, 1.0F));
}

}  // namespace
}  // namespace pw
