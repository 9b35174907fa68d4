#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/compute/decode/images_test_files.h"

namespace pw {
namespace {

using test::decoded;
using test::exif_with;
using test::outcome;
using test::test_image;
using test::with_exif;
using testing::HasSubstr;

// Where the first stored row and the first stored column are seen, by the EXIF standard, for 1 to 8.
struct Seen {
  char first_row, first_column;
};
constexpr std::array<Seen, 8> kSeen = {
    {{'t', 'l'}, {'t', 'r'}, {'b', 'r'}, {'b', 'l'}, {'l', 't'}, {'r', 't'}, {'r', 'b'}, {'l', 'b'}}};

// The distance of a stored row or column from the left or the top, as seen.
int seen_at(char side, int index, int count) {
  return side == 't' || side == 'l' ? index : count - 1 - index;
}

void expect_seen(const Image& seen, const Image& stored, const Seen& sides) {
  const bool transposed = sides.first_row == 'l' || sides.first_row == 'r';
  ASSERT_EQ(seen.width, transposed ? stored.height : stored.width);
  ASSERT_EQ(seen.height, transposed ? stored.width : stored.height);
  for (int row = 0; row < stored.height; ++row) {
    for (int column = 0; column < stored.width; ++column) {
      const int along_rows = seen_at(sides.first_row, row, stored.height);
      const int along_columns = seen_at(sides.first_column, column, stored.width);
      const int x = transposed ? along_rows : along_columns;
      const int y = transposed ? along_columns : along_rows;
      for (int channel = 0; channel < 3; ++channel)
        ASSERT_EQ(seen.rgb8[static_cast<std::size_t>((y * seen.width + x) * 3 + channel)],
                  stored.rgb8[static_cast<std::size_t>((row * stored.width + column) * 3 + channel)])
            << x << ", " << y;
    }
  }
}

TEST(JpegOrientation, PhotosAreTurnedUpright) {
  const std::string photo = test_image("photo.jpg");
  const auto stored = decoded(photo);
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->note, "");
  for (int orientation = 1; orientation <= 8; ++orientation) {
    for (const bool big_endian : {false, true}) {
      for (const int type : {3, 4}) {
        const auto seen = decoded(with_exif(photo, exif_with(orientation, big_endian, type)));
        ASSERT_TRUE(seen) << seen.error().message();
        EXPECT_EQ(seen->note, orientation == 1 ? "" : "turned upright by its EXIF orientation");
        expect_seen(seen->image, stored->image, kSeen[static_cast<std::size_t>(orientation - 1)]);
      }
    }
  }
}

// The red block of the stored top left corner is seen in the top right one.
TEST(JpegOrientation, SixTurnsClockwise) {
  const auto seen = decoded(with_exif(test_image("photo.jpg"), exif_with(6, true)));
  ASSERT_TRUE(seen);
  ASSERT_EQ(seen->image.width, 48);
  ASSERT_EQ(seen->image.height, 64);
  const std::uint8_t* pixel = seen->image.rgb8.data() + (2 * 48 + 45) * 3;
  EXPECT_NEAR(pixel[0], 250, 5);
  EXPECT_NEAR(pixel[1], 20, 5);
  EXPECT_NEAR(pixel[2], 20, 5);
}

TEST(JpegOrientation, OtherValuesAndDamagedExifLeaveThePhotoAsStored) {
  const std::string photo = test_image("photo.jpg");
  const auto stored = decoded(photo);
  ASSERT_TRUE(stored);
  std::vector<std::string> tiffs = {exif_with(0, true), exif_with(9, false), exif_with(65535, true), "garbage"};
  const std::string whole = exif_with(6, true);
  // Cut before the value.
  for (std::size_t bytes = 0; bytes < 20; ++bytes) tiffs.push_back(whole.substr(0, bytes));
  for (const std::string& tiff : tiffs) {
    const auto image = decoded(with_exif(photo, tiff));
    ASSERT_TRUE(image) << tiff.size();
    EXPECT_EQ(image->image.rgb8, stored->image.rgb8) << tiff.size();
    EXPECT_EQ(image->note, "");
  }
}

TEST(Jpeg, StrayMarkersBetweenDataAndEndDoNotMatter) {
  const std::string photo = test_image("photo.jpg");
  const auto plain = decoded(photo);
  ASSERT_TRUE(plain);
  const std::string without_end = photo.substr(0, photo.size() - 2);
  ASSERT_EQ(photo.substr(photo.size() - 2), "\xFF\xD9");
  for (const char* stray : {"\xFF\xD0", "\xFF\xD7", "\xFF\xD3\xFF\xD4", "\xFF\x01", "\xFF\xD0\xFF",
                            "\xFF\xD0\xFF\xFF\xFF", "\xFF\xFF\xD0", "\xFF\xD3\xFF\xFF\xD4\xFF"}) {
    const auto image = decoded(without_end + stray + "\xFF\xD9");
    ASSERT_TRUE(image) << image.error().message();
    EXPECT_EQ(image->image.rgb8, plain->image.rgb8);
  }
  const auto early = decoded(photo.substr(0, 2) + "\xFF\xD0" + photo.substr(2));
  ASSERT_TRUE(early) << early.error().message();
  EXPECT_EQ(early->image.rgb8, plain->image.rgb8);
}

TEST(Jpeg, MillionsOfStrayMarkersAreRefused) {
  std::string strays;
  for (int i = 0; i < 1'000'000; ++i) strays += "\xFF\xD0";
  const std::string photo = test_image("photo.jpg");
  EXPECT_THAT(outcome(photo.substr(0, photo.size() - 2) + strays + "\xFF\xD9"), HasSubstr("10000 markers"));
}

// The coefficients of a progressive one are held besides.
TEST(Jpeg, ImagesThatCannotBeDecodedInTheMemoryAllowedAreRefused) {
  const auto jpeg_of = [](char frame, int channels, int side) {
    std::string content = '\x08' + test::big(static_cast<std::uint64_t>(side), 2) +
                          test::big(static_cast<std::uint64_t>(side), 2) + static_cast<char>(channels);
    for (int channel = 1; channel <= channels; ++channel)
      content += static_cast<char>(channel) + std::string("\x11\0", 2);
    return "\xFF\xD8" + test::jpeg_segment(frame, content);
  };
  EXPECT_THAT(outcome(jpeg_of('\xC2', 4, 12'500)), HasSubstr("needs more than the"));
  EXPECT_THAT(outcome(jpeg_of('\xC2', 4, 2'000)), HasSubstr("cut off"));
}

TEST(Jpeg, FourChannelsWithoutAWordAreCmyk) {
  const auto image = decoded(test_image("cmyk.jpg"));
  ASSERT_TRUE(image) << image.error().message();
  EXPECT_EQ(image->image.width, 24);
  EXPECT_EQ(image->image.height, 16);
  const std::array<int, 9> first = {255, 255, 225, 245, 255, 225, 235, 255, 225};
  for (std::size_t i = 0; i < first.size(); ++i) EXPECT_NEAR(image->image.rgb8[i], first[i], 6) << i;
}

TEST(Jpeg, KindsThatAreNotReadAreNamed) {
  EXPECT_EQ(outcome(test_image("arithmetic.jpg")),
            "picture: is a JPEG with arithmetic coding, which is not read; save it as PNG or as a baseline JPEG");
  const std::string photo = test_image("photo.jpg");
  const std::size_t frame = photo.find("\xFF\xC0");
  ASSERT_NE(frame, std::string::npos);
  const auto changed = [&](std::size_t at, int value) {
    std::string file = photo;
    file[frame + at] = static_cast<char>(value);
    return outcome(file);
  };
  for (const auto& [marker, kind] : {std::pair{0xC3, "a lossless JPEG"},
                                     {0xC5, "a hierarchical JPEG"},
                                     {0xC6, "a hierarchical JPEG"},
                                     {0xC7, "a lossless JPEG"},
                                     {0xC9, "arithmetic coding"},
                                     {0xCA, "arithmetic coding"},
                                     {0xCB, "a lossless JPEG"},
                                     {0xF7, "a JPEG-LS file"}}) {
    EXPECT_THAT(changed(1, marker), HasSubstr(kind)) << marker;
    EXPECT_THAT(changed(1, marker), HasSubstr("is not read")) << marker;
  }
  EXPECT_THAT(changed(4, 12), HasSubstr("a JPEG with 12 bits per channel, which is not read"));
  // Three samples of the first channel to two of the second.
  std::string fractional = photo;
  fractional[frame + 11] = '\x31';
  fractional[frame + 14] = '\x21';
  EXPECT_THAT(outcome(fractional), HasSubstr("fractional ratios, which is not read"));
}

TEST(Jpeg, CutAnywhereItIsRefused) {
  const std::string photo = with_exif(test_image("photo.jpg"), exif_with(6, true));
  for (std::size_t bytes = 3; bytes < photo.size(); ++bytes)
    ASSERT_THAT(outcome(photo.substr(0, bytes)), HasSubstr("picture: is a damaged image: it ")) << bytes;
}

}  // namespace
}  // namespace pw
