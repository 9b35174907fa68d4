#include "compute/decode/bmp_header.h"

#include <algorithm>
#include <array>
#include <bit>

#include "compute/decode/protocol/image_limits.h"
#include "compute/decode/stored_numbers.h"

namespace pw {
namespace {

constexpr std::size_t kFileHeaderBytes = 14;
constexpr std::size_t kCoreHeaderBytes = 12;      // of OS/2 1
constexpr std::size_t kInfoHeaderBytes = 40;      // of Windows 3
constexpr std::size_t kOs2HeaderBytes = 64;       // of OS/2 2
constexpr std::size_t kWrittenHeaderBytes = 108;  // version 4, which has room for all masks
constexpr std::size_t kMasksAt = kFileHeaderBytes + kInfoHeaderBytes;
constexpr std::array<std::size_t, 7> kHeaderSizes = {kCoreHeaderBytes, kInfoHeaderBytes,    52, 56,
                                                     kOs2HeaderBytes,  kWrittenHeaderBytes, 124};

enum BmpCompression : std::uint32_t {
  kBmpPlain = 0,
  kBmpRle8 = 1,
  kBmpRle4 = 2,
  kBmpMasks = 3,
  kBmpJpeg = 4,
  kBmpPng = 5,
  kBmpAlphaMasks = 6
};

struct Bmp {
  std::size_t header_bytes = 0;
  std::int64_t width = 0, height = 0;
  bool top_down = false;
  std::uint32_t bits = 0;  // per pixel
  std::uint32_t compression = kBmpPlain;
  std::array<std::uint32_t, 4> masks{};  // red, green, blue, alpha
  std::size_t colours = 0;               // in the palette
  std::size_t pixels_at = 0;

  bool has_palette() const { return bits <= 8; }
  std::size_t palette_at() const { return kFileHeaderBytes + header_bytes; }
  std::size_t colour_bytes() const { return header_bytes == kCoreHeaderBytes ? 3 : 4; }
};

Unexpected damaged_bmp(const std::string& subject, std::string_view what) {
  return fail(subject, "is a damaged image: {}", what);
}

Unexpected unread_bmp(const std::string& subject, std::string_view kind) {
  return fail(subject, "is a BMP {}, which is not read; save it as PNG", kind);
}

Expected<void> check_compression(const std::string& subject, const Bmp& bmp) {
  const bool is_os2 = bmp.header_bytes == kOs2HeaderBytes;
  switch (bmp.compression) {
    case kBmpPlain:
      return {};
    case kBmpRle8:
    case kBmpRle4:
      return unread_bmp(subject, "with run-length compression");
    case kBmpMasks:
    case kBmpAlphaMasks:
      if (is_os2) return unread_bmp(subject, "with OS/2 compression");
      if (bmp.bits == 16 || bmp.bits == 32) return {};
      return damaged_bmp(subject, "its BMP header gives masks for pixels without any");
    case kBmpJpeg:
      return unread_bmp(subject, is_os2 ? "with run-length compression" : "that holds a JPEG");
    case kBmpPng:
      return unread_bmp(subject, "that holds a PNG");
    default:
      return damaged_bmp(subject, "its BMP header names an unknown compression");
  }
}

Expected<void> check_bits(const std::string& subject, const Bmp& bmp) {
  for (const std::uint32_t bits : {1U, 4U, 8U, 16U, 24U, 32U}) {
    if (bmp.bits == bits) return {};
  }
  if (bmp.bits == 2 || bmp.bits == 64) return unread_bmp(subject, fmt::format("of {} bits per pixel", bmp.bits));
  return damaged_bmp(subject, fmt::format("its BMP header states {} bits per pixel", bmp.bits));
}

Expected<void> read_masks(const std::string& subject, std::span<const std::byte> file, Bmp& bmp) {
  if (bmp.bits == 16) bmp.masks = {0x7C00, 0x3E0, 0x1F, 0};
  if (bmp.bits == 32) bmp.masks = {0xFF0000, 0xFF00, 0xFF, 0};
  if (bmp.compression == kBmpPlain) return {};
  const bool has_alpha_mask = bmp.header_bytes >= 56 || bmp.compression == kBmpAlphaMasks;
  const std::size_t count = has_alpha_mask ? 4 : 3;
  if (file.size() < kMasksAt + count * 4) return damaged_bmp(subject, "it is cut off inside its header");
  for (std::size_t i = 0; i < count; ++i) bmp.masks[i] = little_endian_32(file, kMasksAt + i * 4);
  for (std::size_t i = 0; i < count; ++i) {
    if (i < 3 && bmp.masks[i] == 0) return damaged_bmp(subject, "a mask of its BMP header is zero");
    if (std::popcount(bmp.masks[i]) > 8) return unread_bmp(subject, "with more than 8 bits per channel");
  }
  return {};
}

Expected<Bmp> parse_bmp(const std::string& subject, std::span<const std::byte> file) {
  if (file.size() < kFileHeaderBytes + kCoreHeaderBytes) return damaged_bmp(subject, "it is cut off inside its header");
  Bmp bmp;
  bmp.header_bytes = little_endian_32(file, kFileHeaderBytes);
  if (std::ranges::find(kHeaderSizes, bmp.header_bytes) == kHeaderSizes.end())
    return damaged_bmp(subject, fmt::format("its BMP header states a size of {} bytes", bmp.header_bytes));
  if (file.size() < bmp.palette_at()) return damaged_bmp(subject, "it is cut off inside its header");
  bmp.pixels_at = little_endian_32(file, 10);
  if (bmp.header_bytes == kCoreHeaderBytes) {
    bmp.width = little_endian_16(file, 18);
    bmp.height = little_endian_16(file, 20);
    bmp.bits = little_endian_16(file, 24);
  } else {
    bmp.width = static_cast<std::int32_t>(little_endian_32(file, 18));
    bmp.height = static_cast<std::int32_t>(little_endian_32(file, 22));
    bmp.bits = little_endian_16(file, 28);
    bmp.compression = little_endian_32(file, 30);
    bmp.colours = little_endian_32(file, 46);
  }
  bmp.top_down = bmp.height < 0;
  if (bmp.top_down) bmp.height = -bmp.height;
  return bmp;
}

// Bytes of all rows; each is padded to a multiple of four.
std::int64_t pixel_bytes(const Bmp& bmp) {
  return (bmp.width * bmp.bits + 31) / 32 * 4 * bmp.height;
}

// Of an image that passes check_image_size.
Expected<void> check_parts(const std::string& subject, std::span<const std::byte> file, Bmp& bmp) {
  if (bmp.pixels_at < bmp.palette_at()) return damaged_bmp(subject, "its pixels begin inside its header");
  if (bmp.has_palette()) {
    const std::size_t all = std::size_t{1} << bmp.bits;
    const std::size_t room = (bmp.pixels_at - bmp.palette_at()) / bmp.colour_bytes();
    bmp.colours = std::min({bmp.colours == 0 ? all : bmp.colours, all, room});
    if (bmp.colours == 0) return damaged_bmp(subject, "it has no palette");
  }
  const auto size = static_cast<std::int64_t>(file.size());
  const std::int64_t there = std::max<std::int64_t>(0, size - static_cast<std::int64_t>(bmp.pixels_at));
  if (there < pixel_bytes(bmp))
    return fail(subject, "is a damaged image: it is cut off, and has {} of {} bytes of pixels", there,
                pixel_bytes(bmp));
  return {};
}

class BmpWriter {
 public:
  void put_16(std::uint32_t value) {
    for (int shift = 0; shift < 16; shift += 8) bytes.push_back(static_cast<std::byte>(value >> shift & 255U));
  }
  void put_32(std::uint32_t value) {
    put_16(value & 0xFFFFU);
    put_16(value >> 16);
  }
  void put(std::span<const std::byte> more) { bytes.insert(bytes.end(), more.begin(), more.end()); }

  std::vector<std::byte> bytes;
};

std::vector<std::byte> rewritten_bmp(std::span<const std::byte> file, const Bmp& bmp) {
  const std::size_t palette_bytes = bmp.has_palette() ? std::size_t{4} << bmp.bits : 0;
  const std::size_t pixels_at = kFileHeaderBytes + kWrittenHeaderBytes + palette_bytes;
  const auto pixels = file.subspan(bmp.pixels_at, static_cast<std::size_t>(pixel_bytes(bmp)));
  BmpWriter out;
  out.bytes.reserve(pixels_at + pixels.size());
  out.put(file.first(2));
  out.put_32(0);
  out.put_32(0);
  out.put_32(static_cast<std::uint32_t>(pixels_at));
  out.put_32(static_cast<std::uint32_t>(kWrittenHeaderBytes));
  out.put_32(static_cast<std::uint32_t>(bmp.width));
  out.put_32(static_cast<std::uint32_t>(bmp.top_down ? -bmp.height : bmp.height));
  out.put_16(1);
  out.put_16(bmp.bits);
  out.put_32(bmp.bits == 16 || bmp.bits == 32 ? kBmpMasks : kBmpPlain);
  for (int unused = 0; unused < 5; ++unused) out.put_32(0);
  for (const std::uint32_t mask : bmp.masks) out.put_32(mask);
  out.bytes.resize(kFileHeaderBytes + kWrittenHeaderBytes);
  for (std::size_t i = 0; bmp.has_palette() && i < bmp.colours; ++i) {
    out.put(file.subspan(bmp.palette_at() + i * bmp.colour_bytes(), 3));
    out.bytes.push_back(std::byte{0});
  }
  out.bytes.resize(pixels_at);
  out.put(pixels);
  return std::move(out.bytes);
}

}  // namespace

Expected<ImageHeader> read_bmp_header(const std::string& subject, std::span<const std::byte> file,
                                      std::int64_t most_bytes) {
  auto bmp = parse_bmp(subject, file);
  if (!bmp) return Unexpected(bmp.error());
  if (auto read = check_compression(subject, *bmp); !read) return Unexpected(read.error());
  if (auto read = check_bits(subject, *bmp); !read) return Unexpected(read.error());
  if (auto read = read_masks(subject, file, *bmp); !read) return Unexpected(read.error());
  // RGB or RGBA in the decoder, and RGB.
  if (auto fits = check_image_size(subject, bmp->width, bmp->height, 7, most_bytes); !fits)
    return Unexpected(fits.error());
  if (auto there = check_parts(subject, file, *bmp); !there) return Unexpected(there.error());
  ImageHeader header;
  header.width = bmp->width;
  header.height = bmp->height;
  header.has_alpha = bmp->masks[3] != 0;
  header.rewritten = rewritten_bmp(file, *bmp);
  return header;
}

}  // namespace pw
