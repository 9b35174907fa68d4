#include "compute/core/resize.h"

#include <gtest/gtest.h>

#include <numeric>

namespace pw {
namespace {

Image ramp(int width, int height) {
  Image image;
  image.width = width;
  image.height = height;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      image.rgb8.push_back(static_cast<std::uint8_t>(x * 10));
      image.rgb8.push_back(static_cast<std::uint8_t>(y * 10));
      image.rgb8.push_back(77);
    }
  }
  return image;
}

TEST(Resize, EveryPixelIsTheMeanOfWhatItCovers) {
  const Image small = resized(ramp(6, 4), 3, 2);
  ASSERT_EQ(small.rgb8.size(), 18U);
  for (int y = 0; y < 2; ++y) {
    for (int x = 0; x < 3; ++x) {
      const std::size_t at = (static_cast<std::size_t>(y) * 3 + static_cast<std::size_t>(x)) * 3;
      EXPECT_EQ(small.rgb8[at], 20 * x + 5);
      EXPECT_EQ(small.rgb8[at + 1], 20 * y + 5);
      EXPECT_EQ(small.rgb8[at + 2], 77);
    }
  }
  // Two thirds of a pixel have a weight of two thirds: 5 columns 0 10 20 30 40 into 3 means of 1 2/3 columns.
  const Image odd = resized(ramp(5, 1), 3, 1);
  EXPECT_EQ(odd.rgb8[0], 4);
  EXPECT_EQ(odd.rgb8[3], 20);
  EXPECT_EQ(odd.rgb8[6], 36);
}

TEST(Resize, TheSameSizeIsTheSamePicture) {
  const Image image = ramp(7, 5);
  EXPECT_EQ(resized(image, 7, 5).rgb8, image.rgb8);
}

TEST(PhotoSize, FitKeepsTheWholeAndCropFillsTheTrainedSize) {
  const Image photo = ramp(24, 16);
  const Image fitted = brought_to_size(photo, PhotoSize::kFit, 12, 4);
  EXPECT_EQ(fitted.width, 12);
  EXPECT_EQ(fitted.height, 8);
  const Image filled = brought_to_size(photo, PhotoSize::kCrop, 12, 4);
  EXPECT_EQ(filled.width, 12);
  EXPECT_EQ(filled.height, 4);
  // The middle rows of the scaled photo.
  EXPECT_EQ(filled.rgb8[1], fitted.rgb8[static_cast<std::size_t>(2 * 12 * 3 + 1)]);
  EXPECT_EQ(brought_to_size(photo, PhotoSize::kNative, 12, 4).rgb8, photo.rgb8);
  EXPECT_EQ(brought_to_size(photo, PhotoSize::kFit, 100, 50).rgb8, photo.rgb8);
}

TEST(PhotoSize, ExtremeShapesKeepAtLeastOnePixel) {
  const Image line = brought_to_size(ramp(2000, 1), PhotoSize::kFit, 576, 160);
  EXPECT_EQ(line.width, 576);
  EXPECT_EQ(line.height, 1);
  EXPECT_EQ(brought_to_size(ramp(1, 1), PhotoSize::kCrop, 576, 160).width, 1);
}

}  // namespace
}  // namespace pw
