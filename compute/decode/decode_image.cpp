#include "compute/decode/decode_image.h"

#include <limits>
#include <utility>
#include <vector>

#include "compute/decode/bmp_header.h"
#include "compute/decode/jpeg_header.h"
#include "compute/decode/orientation.h"
#include "compute/decode/png_header.h"
#include "compute/decode/protocol/image_kind.h"
#include "compute/decode/stb_decoder.h"

namespace pw {
namespace {

Expected<ImageHeader> read_image_header(const std::string& subject, std::span<const std::byte> file,
                                        std::int64_t most_bytes) {
  const auto kind = image_kind(file);
  if (!kind) return fail(subject, "is not a PNG, JPEG or BMP image");
  switch (*kind) {
    case ImageKind::kPng:
      return read_png_header(subject, file, most_bytes);
    case ImageKind::kJpeg:
      return read_jpeg_header(subject, file, most_bytes);
    case ImageKind::kBmp:
      break;
  }
  return read_bmp_header(subject, file, most_bytes);
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
                                       std::span<const std::byte> file, std::int64_t most_bytes) {
  const int channels = header.has_alpha ? 4 : 3;
  const auto decoded = decode_by_stb<Value>(subject, file, header.width, header.height, channels, most_bytes);
  if (!decoded) return Unexpected(decoded.error());
  const Value* values = decoded->get();
  const std::int64_t pixels = header.width * header.height;
  if (header.has_alpha) return laid_on_white(values, pixels);
  return OnWhite<Value>{std::vector<Value>(values, values + pixels * 3), false};
}

Expected<ImageAnswer> decode_stored(const std::string& subject, const ImageHeader& header,
                                    std::span<const std::byte> file, std::int64_t most_bytes) {
  ImageAnswer decoded;
  decoded.image.width = static_cast<int>(header.width);
  decoded.image.height = static_cast<int>(header.height);
  const auto take = [&](auto values, auto& rgb) -> Expected<void> {
    if (!values) return Unexpected(values.error());
    rgb = std::move(values->rgb);
    decoded.is_on_white = values->has_transparency;
    return {};
  };
  auto taken = header.is_deep
                   ? take(decode_values<std::uint16_t>(subject, header, file, most_bytes), decoded.image.rgb16)
                   : take(decode_values<std::uint8_t>(subject, header, file, most_bytes), decoded.image.rgb8);
  if (!taken) return Unexpected(taken.error());
  return decoded;
}

}  // namespace

Expected<ImageAnswer> decode_image(const std::string& subject, std::span<const std::byte> bytes,
                                   std::int64_t most_bytes) {
  const auto header = read_image_header(subject, bytes, most_bytes);
  if (!header) return Unexpected(header.error());
  auto decoded = decode_stored(subject, *header, header->rewritten.empty() ? bytes : header->rewritten, most_bytes);
  if (!decoded) return decoded;
  const int orientation = exif_orientation(header->exif);
  if (orientation == kAsStored) return decoded;
  decoded->image = upright(std::move(decoded->image), orientation);
  decoded->is_turned = true;
  return decoded;
}

}  // namespace pw
