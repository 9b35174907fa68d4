#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/compute/decode/images_test_files.h"

namespace pw {
namespace {

using test::decoded;
using test::little;
using test::outcome;
using testing::HasSubstr;

constexpr int kWidth = 5, kHeight = 3;
using Colour = std::array<int, 3>;

struct BmpParts {
  int header = 40;
  int bits = 24;
  bool top_down = false;
  int compression = 0;
  std::vector<std::uint32_t> masks = {};  // inside the header, or after one of 40 bytes
  int colours = 0;                        // of the palette; 0: all
  int gap = 0;                            // bytes before the pixels
};

bool has_palette(const BmpParts& parts) {
  return parts.bits <= 8;
}

int palette_size(const BmpParts& parts) {
  return !has_palette(parts) ? 0 : parts.colours != 0 ? parts.colours : 1 << parts.bits;
}

Colour palette_colour(int index) {
  return {index * 7 % 256, index * 31 % 256, 255 - index};
}

// The stored number of a pixel, an index or a colour.
std::uint32_t stored_pixel(const BmpParts& parts, int x, int y) {
  const auto i = static_cast<std::uint32_t>(y * kWidth + x);
  if (has_palette(parts)) return (i * 5 + 1) % (1U << parts.bits);
  if (parts.bits == 16) return i * 2357 & 0x7FFFU;
  if (parts.bits == 24) return i * 1118481 & 0xFFFFFFU;
  return i * 286331153U;
}

std::string bmp_header(const BmpParts& parts, std::size_t pixels_at) {
  std::string head = "BM" + little(0, 8) + little(pixels_at, 4) + little(static_cast<std::uint64_t>(parts.header), 4);
  if (parts.header == 12)
    return head + little(kWidth, 2) + little(kHeight, 2) + little(1, 2) +
           little(static_cast<std::uint64_t>(parts.bits), 2);
  head += little(kWidth, 4) +
          little(static_cast<std::uint64_t>(static_cast<std::int64_t>(parts.top_down ? -kHeight : kHeight)), 4) +
          little(1, 2) + little(static_cast<std::uint64_t>(parts.bits), 2) +
          little(static_cast<std::uint64_t>(parts.compression), 4) + little(0, 12) +
          little(static_cast<std::uint64_t>(parts.colours), 4) + little(0, 4);
  for (const std::uint32_t mask : parts.masks) head += little(mask, 4);
  const auto whole = static_cast<std::size_t>(14 + parts.header);
  if (head.size() < whole) head.resize(whole);
  return head;
}

std::string pixel_row(const BmpParts& parts, int y) {
  std::string row;
  std::uint32_t byte = 0;
  int filled = 0;
  for (int x = 0; x < kWidth; ++x) {
    const std::uint32_t pixel = stored_pixel(parts, x, y);
    if (parts.bits >= 8) {
      row += little(pixel, parts.bits / 8);
      continue;
    }
    byte = byte << parts.bits | pixel;
    filled += parts.bits;
    if (filled == 8) row += static_cast<char>(std::exchange(byte, 0U) & 255U), filled = 0;
  }
  if (filled > 0) row += static_cast<char>(byte << (8 - filled) & 255U);
  row.resize((row.size() + 3) / 4 * 4);
  return row;
}

std::string bmp(const BmpParts& parts) {
  std::string palette;
  for (int i = 0; i < palette_size(parts); ++i) {
    const Colour colour = palette_colour(i);
    for (const int channel : {2, 1, 0}) palette += static_cast<char>(colour[static_cast<std::size_t>(channel)]);
    if (parts.header != 12) palette += '\0';
  }
  palette.resize(palette.size() + static_cast<std::size_t>(parts.gap), 'g');
  std::string file = bmp_header(parts, bmp_header(parts, 0).size() + palette.size()) + palette;
  for (int i = 0; i < kHeight; ++i) file += pixel_row(parts, parts.top_down ? i : kHeight - 1 - i);
  return file;
}

int scaled(std::uint32_t value, std::uint32_t mask) {
  const int shift = std::countr_zero(mask);
  const std::uint32_t most = mask >> shift;
  return static_cast<int>(((value & mask) >> shift) * 255 / most);
}

Colour colour_at(const BmpParts& parts, int x, int y) {
  const std::uint32_t pixel = stored_pixel(parts, x, y);
  if (has_palette(parts)) {
    const int index = static_cast<int>(pixel);
    return index < palette_size(parts) ? palette_colour(index) : Colour{0, 0, 0};
  }
  std::vector<std::uint32_t> masks = parts.masks;
  if (parts.compression == 0)
    masks = parts.bits == 16 ? std::vector{0x7C00U, 0x3E0U, 0x1FU} : std::vector{0xFF0000U, 0xFF00U, 0xFFU};
  return {scaled(pixel, masks[0]), scaled(pixel, masks[1]), scaled(pixel, masks[2])};
}

void expect_read(const BmpParts& parts, const std::string& what) {
  const auto image = decoded(bmp(parts));
  ASSERT_TRUE(image) << what << ": " << image.error().message();
  ASSERT_EQ(image->image.width, kWidth) << what;
  ASSERT_EQ(image->image.height, kHeight) << what;
  for (int y = 0; y < kHeight; ++y) {
    for (int x = 0; x < kWidth; ++x) {
      const Colour want = colour_at(parts, x, y);
      for (std::size_t channel = 0; channel < 3; ++channel)
        // Channels of 5 or 6 bits are rounded one way or the other.
        ASSERT_NEAR(image->image.rgb8[static_cast<std::size_t>(y * kWidth + x) * 3 + channel], want[channel],
                    parts.bits == 16 ? 1 : 0)
            << what << " at " << x << ", " << y;
    }
  }
}

TEST(Bmp, EveryHeaderDepthAndOrderOfRowsIsRead) {
  for (const int header : {12, 40, 52, 56, 64, 108, 124}) {
    for (const int bits : {1, 4, 8, 16, 24, 32}) {
      if (header == 12 && (bits == 16 || bits == 32)) continue;
      for (const bool top_down : {false, true}) {
        if (header == 12 && top_down) continue;
        for (const int gap : {0, 24}) {
          // Room before the pixels belongs to the palette of the oldest header.
          if (header == 12 && gap != 0) continue;
          expect_read({header, bits, top_down, 0, {}, 0, gap},
                      fmt::format("header {}, {} bits, top down {}, gap {}", header, bits, top_down, gap));
        }
      }
    }
  }
}

TEST(Bmp, MasksAreReadFromEveryHeader) {
  const std::vector<std::uint32_t> green_of_6 = {0xF800, 0x7E0, 0x1F};
  const std::vector<std::uint32_t> swapped = {0xFF, 0xFF00, 0xFF0000};
  for (const int header : {40, 52, 56, 108, 124}) {
    for (const bool top_down : {false, true}) {
      std::vector<std::uint32_t> masks = green_of_6;
      expect_read({header, 16, top_down, 3, masks}, fmt::format("5-6-5, header {}", header));
      masks = swapped;
      expect_read({header, 32, top_down, 3, masks}, fmt::format("swapped, header {}", header));
    }
  }
}

// Not those of the run before, nor of whatever the memory held.
TEST(Bmp, IndicesBeyondThePaletteAreBlack) {
  for (int run = 0; run < 4; ++run) {
    for (const int colours : {1, 3, 16}) {
      expect_read({40, 8, false, 0, {}, colours}, fmt::format("8 bits, {} colours", colours));
      expect_read({124, 4, true, 0, {}, std::min(colours, 9)}, fmt::format("4 bits, {} colours", colours));
    }
  }
}

TEST(Bmp, TheFourthByteIsAlphaOnlyWithAMask) {
  const auto plain = decoded(bmp({40, 32}));
  ASSERT_TRUE(plain);
  EXPECT_EQ(plain->note, "");
  const auto alpha = decoded(bmp({108, 32, false, 3, {0xFF0000, 0xFF00, 0xFF, 0xFF000000}}));
  ASSERT_TRUE(alpha);
  EXPECT_EQ(alpha->note, "transparent parts laid on white");
  EXPECT_EQ(alpha->image.rgb8[0], 255);
}

TEST(Bmp, CutAnywhereItIsRefused) {
  for (const BmpParts& parts : {BmpParts{12, 24}, BmpParts{40, 24}, BmpParts{40, 8}, BmpParts{124, 1},
                                BmpParts{40, 16, true, 3, {0xF800, 0x7E0, 0x1F}}}) {
    const std::string whole = bmp(parts);
    ASSERT_EQ(outcome(whole), "");
    for (std::size_t bytes = 2; bytes < whole.size(); ++bytes)
      ASSERT_THAT(outcome(whole.substr(0, bytes)), HasSubstr("picture: is a damaged image: it")) << bytes;
  }
}

TEST(Bmp, KindsThatAreNotReadAreNamed) {
  const auto refusal = [](int header, int bits, int compression, std::vector<std::uint32_t> masks = {}) {
    return outcome(bmp({header, bits, false, compression, std::move(masks)}));
  };
  EXPECT_EQ(refusal(40, 8, 1), "picture: is a BMP with run-length compression, which is not read; save it as PNG");
  EXPECT_THAT(refusal(40, 4, 2), HasSubstr("run-length compression"));
  EXPECT_THAT(refusal(40, 24, 4), HasSubstr("a BMP that holds a JPEG"));
  EXPECT_THAT(refusal(40, 24, 5), HasSubstr("a BMP that holds a PNG"));
  EXPECT_THAT(refusal(64, 1, 3), HasSubstr("OS/2 compression"));
  EXPECT_THAT(refusal(40, 32, 3, {0x3FF00000, 0xFFC00, 0x3FF}), HasSubstr("more than 8 bits per channel"));
  EXPECT_THAT(refusal(40, 64, 0), HasSubstr("64 bits per pixel, which is not read"));
  EXPECT_THAT(refusal(40, 24, 3), HasSubstr("damaged"));
  EXPECT_THAT(refusal(40, 24, 77), HasSubstr("unknown compression"));
}

TEST(Bmp, HugeAndEmptySizesAreRefusedBeforeAnythingIsAllocated) {
  std::string file = bmp({});
  file.replace(18, 8, little(40'000, 4) + little(2, 4));
  EXPECT_THAT(outcome(file), HasSubstr("40000 × 2 pixels; the limits are"));
  file.replace(18, 8, little(5, 4) + little(0x80000000U, 4));
  EXPECT_THAT(outcome(file), HasSubstr("the limits are"));
  file.replace(18, 8, little(5, 4) + little(0, 4));
  EXPECT_THAT(outcome(file), HasSubstr("without pixels"));
  file.replace(18, 8, little(0xFFFFFFFFU, 4) + little(3, 4));
  EXPECT_THAT(outcome(file), HasSubstr("without pixels"));
}

}  // namespace
}  // namespace pw
