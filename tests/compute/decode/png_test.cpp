#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compute/decode/stb_decoder.h"
#include "tests/compute/decode/images_test_files.h"

namespace pw {
namespace {

using test::decoded;
using test::outcome;
using test::png;
using test::png_chunk;
using test::PngParts;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kOnWhite = "transparent parts laid on white";
using Bytes = std::vector<std::uint8_t>;

// 2 bits per pixel: green, red, white, black; the tRNS chunk makes entries transparent from the first on.
PngParts palette_parts(const std::string& transparency) {
  PngParts parts{4, 1, 2, 3, png_chunk("PLTE", {"\0\xFF\0\xC8\x1E\x1E\xFF\xFF\xFF\0\0\0", 12}), {"\x1B"}};
  if (!transparency.empty()) parts.before_pixels += png_chunk("tRNS", transparency);
  return parts;
}

TEST(Png, TransparentPartsAreLaidOnWhite) {
  const auto hidden = decoded(png(palette_parts(std::string(1, '\0'))));
  ASSERT_TRUE(hidden) << hidden.error().message();
  EXPECT_EQ(hidden->image.rgb8, (Bytes{255, 255, 255, 200, 30, 30, 255, 255, 255, 0, 0, 0}));
  EXPECT_EQ(hidden->note, kOnWhite);

  const auto half = decoded(png(palette_parts("\xFF\x80")));
  ASSERT_TRUE(half);
  EXPECT_EQ(half->image.rgb8, (Bytes{0, 255, 0, 227, 142, 142, 255, 255, 255, 0, 0, 0}));
  EXPECT_EQ(half->note, kOnWhite);

  // One colour of an image without a palette: the middle pixel.
  const PngParts keyed{
      3, 1, 8, 2, png_chunk("tRNS", std::string("\0\1\0\2\0\3", 6)), {"\x09\x08\x07\1\2\3\x04\x05\x06"}};
  const auto key = decoded(png(keyed));
  ASSERT_TRUE(key);
  EXPECT_EQ(key->image.rgb8, (Bytes{9, 8, 7, 255, 255, 255, 4, 5, 6}));
  EXPECT_EQ(key->note, kOnWhite);

  const auto grey = decoded(png({2, 1, 8, 4, "", {std::string("\x40\xFF\x40\0", 4)}}));
  ASSERT_TRUE(grey);
  EXPECT_EQ(grey->image.rgb8, (Bytes{64, 64, 64, 255, 255, 255}));
}

TEST(Png, SixteenBitsAreLaidOnWhiteToo) {
  const std::string row("\x12\x34\0\0\xFF\xFF\xFF\xFF\x12\x34\0\0\xFF\xFF\0\0", 16);
  const auto image = decoded(png({2, 1, 16, 6, "", {row}}));
  ASSERT_TRUE(image);
  EXPECT_THAT(image->image.rgb16, ElementsAre(0x1234, 0, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF));
  EXPECT_EQ(image->note, kOnWhite);
}

TEST(Png, OpaqueImagesAreAsStoredWithoutAWord) {
  const auto palette = decoded(png(palette_parts("")));
  ASSERT_TRUE(palette);
  EXPECT_EQ(palette->image.rgb8, (Bytes{0, 255, 0, 200, 30, 30, 255, 255, 255, 0, 0, 0}));
  EXPECT_EQ(palette->note, "");
  const auto rgba = decoded(png({1, 1, 8, 6, "", {"\x01\x02\x03\xFF"}}));
  ASSERT_TRUE(rgba);
  EXPECT_EQ(rgba->image.rgb8, (Bytes{1, 2, 3}));
  EXPECT_EQ(rgba->note, "");
}

TEST(Png, IndicesBeyondThePaletteAreBlack) {
  for (int run = 0; run < 4; ++run) {
    PngParts parts = palette_parts("");
    parts.depth = 8;
    parts.rows = {std::string("\x01\x04\xFF\0", 4)};
    const auto image = decoded(png(parts));
    ASSERT_TRUE(image) << image.error().message();
    EXPECT_EQ(image->image.rgb8, (Bytes{200, 30, 30, 0, 0, 0, 0, 0, 0, 0, 255, 0}));
    parts.before_pixels += png_chunk("tRNS", "\xFF\x80");
    const auto transparent = decoded(png(parts));
    ASSERT_TRUE(transparent);
    EXPECT_EQ(transparent->image.rgb8, (Bytes{227, 142, 142, 0, 0, 0, 0, 0, 0, 0, 255, 0}));
  }
}

TEST(Png, OrientationsAreReadFromLongExifDataToo) {
  const std::string exif = test::exif_with(6, false) + std::string(70'000, '\0');
  const auto image = decoded(png({2, 1, 8, 2, png_chunk("eXIf", exif), {"\1\2\3\4\5\6"}}));
  ASSERT_TRUE(image) << image.error().message();
  EXPECT_EQ(image->image.width, 1);
  EXPECT_EQ(image->image.rgb8, (Bytes{1, 2, 3, 4, 5, 6}));
}

// More than 2 GiB are held while they are decoded, though their pixels alone have less.
TEST(Png, ImagesThatCannotBeDecodedInTheMemoryAllowedAreRefused) {
  EXPECT_THAT(outcome(png({12'000, 12'000, 16, 6, "", {}})), HasSubstr("needs more than the"));
  EXPECT_THAT(outcome(png({12'000, 1'200, 8, 6, "", {}})), HasSubstr("damaged"));
}

TEST(Png, ADecoderHoldsNoMoreThanItIsAllowed) {
  const std::string file = png({2, 1, 8, 2, "", {"\1\2\3\4\5\6"}});
  const auto bytes = std::as_bytes(std::span(file));
  EXPECT_TRUE(decode_by_stb<std::uint8_t>("picture", bytes, 2, 1, 3, 100'000));
  for (const int most : {0, 3, 40, 1'000}) {
    const auto refused = decode_by_stb<std::uint8_t>("picture", bytes, 2, 1, 3, most);
    ASSERT_FALSE(refused) << most;
    EXPECT_THAT(refused.error().message(), HasSubstr("picture: is an image of 2 × 1 pixels, which needs more than the"))
        << most;
  }
  EXPECT_TRUE(decode_by_stb<std::uint8_t>("picture", bytes, 2, 1, 3, 100'000));
}

// Every byte but those of the last chunk, and of the checksum before it, is needed.
TEST(Png, WithoutItsEndItIsReadWhereAllPixelsAreThere) {
  const std::string whole = png({2, 2, 8, 2, png_chunk("tEXt", "a"), {"\1\2\3\4\5\6", "\7\x08\x09\x0A\x0B\x0C"}});
  const std::size_t end = whole.size() - 16;
  for (std::size_t bytes = 8; bytes < end; ++bytes)
    ASSERT_THAT(outcome(whole.substr(0, bytes)), HasSubstr("picture: is a damaged image: it")) << bytes;
  for (std::size_t bytes = end; bytes <= whole.size(); ++bytes) {
    const auto image = decoded(whole.substr(0, bytes));
    ASSERT_TRUE(image) << bytes << ": " << image.error().message();
    EXPECT_EQ(image->image.rgb8, (Bytes{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})) << bytes;
  }
}

TEST(Png, EveryRefusalSaysWhy) {
  EXPECT_THAT(outcome(png({2, 1, 8, 2, png_chunk("QQQQ", ""), {"\1\2\3\4\5\6"}})),
              testing::Not(testing::EndsWith(": ")));
  EXPECT_THAT(outcome(png({2, 2, 8, 2, "", {"\1\2\3\4\5\6"}})), HasSubstr("is a damaged image: not enough pixels"));
  const std::string plain = png({1, 1, 8, 2, "", {"\1\2\3"}});
  EXPECT_THAT(outcome(plain.substr(0, 8) + png_chunk("CgBI", "abcd") + plain.substr(8)),
              HasSubstr("Apple's own variant"));
}

TEST(Png, MillionsOfChunksAreRefused) {
  std::string many;
  const std::string chunk = png_chunk("tEXt", "");
  for (int i = 0; i < 1'000'001; ++i) many += chunk;
  EXPECT_THAT(outcome(png({1, 1, 8, 2, many, {"\1\2\3"}})), HasSubstr("more than 1000000 chunks"));
}

TEST(Png, AnExifChunkTurnsItUpright) {
  const auto image = decoded(png({2, 1, 8, 2, png_chunk("eXIf", test::exif_with(6, false)), {"\1\2\3\4\5\6"}}));
  ASSERT_TRUE(image);
  EXPECT_EQ(image->image.width, 1);
  EXPECT_EQ(image->image.height, 2);
  EXPECT_EQ(image->image.rgb8, (Bytes{1, 2, 3, 4, 5, 6}));
  const auto mirrored = decoded(png({2, 1, 8, 2, png_chunk("eXIf", test::exif_with(2, true)), {"\1\2\3\4\5\6"}}));
  ASSERT_TRUE(mirrored);
  EXPECT_EQ(mirrored->image.rgb8, (Bytes{4, 5, 6, 1, 2, 3}));
}

}  // namespace
}  // namespace pw
