#include "compute/io/images/image_file.h"

#include <png.h>

#include <array>
#include <string_view>
#include <vector>

#include "compute/decode/protocol/image_kind.h"
#include "compute/io/files/ending.h"
#include "compute/io/files/input_file.h"
#include "compute/io/files/output_file.h"

namespace pw {
namespace {

constexpr std::array<std::string_view, 1> kPngEndings = {".png"};

// `format` is of libpng: PNG_FORMAT_RGB or PNG_FORMAT_GRAY.
Expected<void> write_pixels(const std::string& path, int width, int height, png_uint_32 format,
                            std::span<const std::uint8_t> values) {
  if (auto named = check_ending(path, kPngEndings); !named) return named;
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(width);
  image.height = static_cast<png_uint_32>(height);
  image.format = format;
  png_alloc_size_t bytes = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::vector<std::byte> png(bytes);
  if (png_image_write_to_memory(&image, png.data(), &bytes, 0, values.data(), 0, nullptr) == 0)
    return fail(path, "could not be encoded as PNG: {}", image.message);
  return write_file(path, std::span(png).first(bytes));
}

}  // namespace

bool looks_like_image(std::span<const std::byte> bytes) {
  return image_kind(bytes).has_value();
}

Expected<DecodedImage> read_image(const std::string& path, const Progress* progress) {
  const auto file = InputFile::open(path);
  if (!file) return Unexpected(file.error());
  return decode_file(*file, image_decoder(), progress);
}

Expected<void> check_png_ending(const std::string& path) {
  return check_ending(path, kPngEndings);
}

Expected<void> write_png(const std::string& path, int width, int height, std::span<const std::uint8_t> rgb) {
  return write_pixels(path, width, height, PNG_FORMAT_RGB, rgb);
}

Expected<void> write_grey_png(const std::string& path, int width, int height, std::span<const std::uint8_t> grey) {
  return write_pixels(path, width, height, PNG_FORMAT_GRAY, grey);
}

}  // namespace pw
