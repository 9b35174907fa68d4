#include "compute/io/images/image_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/compute/decode/images_test_files.h"
#include "tests/compute/io/io_test_folder.h"

namespace pw {
namespace {

using ImageFileTest = FolderTest;

TEST_F(ImageFileTest, ImagesSurviveTheRoundTripAndTruncationIsAnError) {
  std::vector<std::uint8_t> rgb(5 * 4 * 3);
  for (std::size_t i = 0; i < rgb.size(); ++i) rgb[i] = static_cast<std::uint8_t>(i * 4);
  ASSERT_TRUE(write_png(path("p.png"), 5, 4, rgb));
  const auto read = read_image(path("p.png"));
  ASSERT_TRUE(read) << read.error().message();
  EXPECT_EQ(read->image.width, 5);
  EXPECT_EQ(read->image.height, 4);
  EXPECT_EQ(read->image.rgb8, rgb);
  EXPECT_EQ(read->note, "");
  const std::string whole = content("p.png");
  for (std::size_t length = 0; length + 16 < whole.size(); ++length)
    EXPECT_FALSE(test::decoded(whole.substr(0, length))) << length;
}

TEST_F(ImageFileTest, GreyIsReadAsThreeEqualChannels) {
  ASSERT_TRUE(write_grey_png(path("g.PNG"), 3, 1, std::vector<std::uint8_t>{0, 7, 255}));
  const auto read = read_image(path("g.PNG"));
  ASSERT_TRUE(read) << read.error().message();
  EXPECT_THAT(read->image.rgb8, testing::ElementsAre(0, 0, 0, 7, 7, 7, 255, 255, 255));
}

// A row is longer than what is compressed at once, and nothing in it repeats.
TEST_F(ImageFileTest, WhatCannotBeCompressedIsWrittenWhole) {
  std::vector<std::uint8_t> rgb(1'000 * 300 * 3);
  std::uint32_t state = 1;
  for (std::uint8_t& value : rgb) value = static_cast<std::uint8_t>((state = state * 1664525U + 1013904223U) >> 24);
  ASSERT_TRUE(write_png(path("noise.png"), 1'000, 300, rgb));
  EXPECT_EQ(read_image(path("noise.png")).value_or(DecodedImage()).image.rgb8, rgb);
}

TEST_F(ImageFileTest, WhatIsNoPngByItsNameIsNotWritten) {
  const std::vector<std::uint8_t> grey(1);
  EXPECT_THAT(write_grey_png(path("g.jpg"), 1, 1, grey).error().message(), testing::HasSubstr(".png"));
}

TEST_F(ImageFileTest, WhatIsNoFileIsRefused) {
  EXPECT_THAT(read_image(path("none.png")).error().message(), testing::HasSubstr("cannot be opened: No such file"));
  EXPECT_THAT(read_image(folder_.string()).error().message(), testing::HasSubstr("is a folder"));
  put("text.png", "no image");
  EXPECT_EQ(read_image(path("text.png")).error().reason, "is not a PNG, JPEG or BMP image");
}

}  // namespace
}  // namespace pw
