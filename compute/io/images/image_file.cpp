#include "compute/io/images/image_file.h"

#include <stb_image_write.h>

#include <array>
#include <cstring>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

#include "compute/io/files/ending.h"
#include "compute/io/files/input_file.h"
#include "compute/io/files/output_file.h"
#include "compute/io/images/bmp_header.h"
#include "compute/io/images/jpeg_header.h"
#include "compute/io/images/orientation.h"
#include "compute/io/images/png_header.h"
#include "compute/io/images/stb_decoder.h"

namespace pw {
namespace {

constexpr std::int64_t kMaxImageFileBytes = std::int64_t{1} << 30;
constexpr std::array<std::string_view, 1> kPngEndings = {".png"};

struct ImageFormat {
  std::string_view signature;
  Expected<ImageHeader> (*read_header)(const std::string& subject, std::span<const std::byte> file);
};
constexpr std::array<ImageFormat, 3> kImageFormats = {
    {{"\x89PNG\r\n\x1a\n", read_png_header}, {"\xFF\xD8\xFF", read_jpeg_header}, {"BM", read_bmp_header}}};

// Null if it is none of them.
const ImageFormat* image_format_of(std::span<const std::byte> bytes) {
  for (const ImageFormat& format : kImageFormats) {
    const std::string_view signature = format.signature;
    if (bytes.size() >= signature.size() && std::memcmp(bytes.data(), signature.data(), signature.size()) == 0)
      return &format;
  }
  return nullptr;
}

template <class Value>
struct OnWhite {
  std::vector<Value> rgb;
  bool has_transparency = false;
};

// Of RGBA pixels.
template <class Value>
OnWhite<Value> laid_on_white(const Value* rgba, std::int64_t pixels) {
  constexpr std::uint32_t kOpaque = std::numeric_limits<Value>::max();
  OnWhite<Value> laid;
  laid.rgb.reserve(static_cast<std::size_t>(pixels * 3));
  for (std::int64_t p = 0; p < pixels; ++p, rgba += 4) {
    const std::uint32_t alpha = rgba[3];
    laid.has_transparency = laid.has_transparency || alpha != kOpaque;
    for (int channel = 0; channel < 3; ++channel) {
      const std::uint32_t sum = rgba[channel] * alpha + kOpaque * (kOpaque - alpha);
      laid.rgb.push_back(static_cast<Value>((sum + kOpaque / 2) / kOpaque));
    }
  }
  return laid;
}

template <class Value>
Expected<OnWhite<Value>> decode_values(const std::string& subject, const ImageHeader& header,
                                       std::span<const std::byte> file) {
  const int channels = header.has_alpha ? 4 : 3;
  const auto decoded = decode_by_stb<Value>(subject, file, header.width, header.height, channels, image_byte_budget());
  if (!decoded) return Unexpected(decoded.error());
  const Value* values = decoded->get();
  const std::int64_t pixels = header.width * header.height;
  if (header.has_alpha) return laid_on_white(values, pixels);
  return OnWhite<Value>{std::vector<Value>(values, values + pixels * 3), false};
}

void add_note(std::string& note, std::string_view text) {
  if (!note.empty()) note += "; ";
  note += text;
}

Expected<DecodedImage> decode_stored(const std::string& subject, const ImageHeader& header,
                                     std::span<const std::byte> file) {
  DecodedImage decoded;
  decoded.image.width = static_cast<int>(header.width);
  decoded.image.height = static_cast<int>(header.height);
  const auto take = [&](auto values, auto& rgb) -> Expected<void> {
    if (!values) return Unexpected(values.error());
    rgb = std::move(values->rgb);
    if (values->has_transparency) add_note(decoded.note, "transparent parts laid on white");
    return {};
  };
  auto taken = header.is_deep ? take(decode_values<std::uint16_t>(subject, header, file), decoded.image.rgb16)
                              : take(decode_values<std::uint8_t>(subject, header, file), decoded.image.rgb8);
  if (!taken) return Unexpected(taken.error());
  return decoded;
}

Expected<void> write_channels(const std::string& path, int width, int height, int channels,
                              std::span<const std::uint8_t> values) {
  if (auto named = check_ending(path, kPngEndings); !named) return named;
  std::vector<std::byte> png;
  const auto append = [](void* to, void* data, int size) {
    const auto* bytes = static_cast<const std::byte*>(data);
    auto& out = *static_cast<std::vector<std::byte>*>(to);
    out.insert(out.end(), bytes, bytes + size);
  };
  if (stbi_write_png_to_func(append, &png, width, height, channels, values.data(), width * channels) == 0)
    return fail(path, "could not be encoded as PNG");
  return write_file(path, png);
}

}  // namespace

bool looks_like_image(std::span<const std::byte> bytes) {
  return image_format_of(bytes) != nullptr;
}

Expected<DecodedImage> decode_image(const std::string& subject, std::span<const std::byte> bytes) {
  const ImageFormat* format = image_format_of(bytes);
  if (format == nullptr) return fail(subject, "is not a PNG, JPEG or BMP image");
  const auto header = format->read_header(subject, bytes);
  if (!header) return Unexpected(header.error());
  auto decoded = decode_stored(subject, *header, header->rewritten.empty() ? bytes : header->rewritten);
  if (!decoded) return decoded;
  const int orientation = exif_orientation(header->exif);
  if (orientation == kAsStored) return decoded;
  decoded->image = upright(std::move(decoded->image), orientation);
  add_note(decoded->note, "turned upright by its EXIF orientation");
  return decoded;
}

Expected<DecodedImage> read_image(const std::string& path) {
  const auto file = InputFile::open(path);
  if (!file) return Unexpected(file.error());
  const auto bytes = file->read_all(kMaxImageFileBytes);
  if (!bytes) return Unexpected(bytes.error());
  return decode_image(path, *bytes);
}

Expected<void> check_png_ending(const std::string& path) {
  return check_ending(path, kPngEndings);
}

Expected<void> write_png(const std::string& path, int width, int height, std::span<const std::uint8_t> rgb) {
  return write_channels(path, width, height, 3, rgb);
}

Expected<void> write_grey_png(const std::string& path, int width, int height, std::span<const std::uint8_t> grey) {
  return write_channels(path, width, height, 1, grey);
}

}  // namespace pw
