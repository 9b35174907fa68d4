#include "compute/io/images/image_file.h"

#include <stb_image.h>
#include <stb_image_write.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "compute/io/files/input_file.h"
#include "compute/io/files/output_file.h"

namespace pw {
namespace {

constexpr int kMaxSide = 32'768;
constexpr std::int64_t kMaxPixels = 178'956'970;
constexpr std::int64_t kMaxFileBytes = std::int64_t{1} << 30;

struct StbFree {
  void operator()(void* memory) const { stbi_image_free(memory); }
};

std::int64_t byte_budget() {
  const std::int64_t ram = std::int64_t{sysconf(_SC_PHYS_PAGES)} * sysconf(_SC_PAGESIZE);
  return std::min<std::int64_t>(std::int64_t{2} << 30, ram / 4);
}

bool starts_with(std::span<const std::byte> bytes, std::string_view magic) {
  return bytes.size() >= magic.size() && std::memcmp(bytes.data(), magic.data(), magic.size()) == 0;
}

Expected<void> check_size(const std::string& subject, int width, int height, int bytes_per_value) {
  if (width <= 0 || height <= 0) return fail(subject, "is an image without pixels");
  const std::int64_t pixels = std::int64_t{width} * height;
  if (width > kMaxSide || height > kMaxSide || pixels > kMaxPixels) {
    return fail(subject, "is an image of {} × {} pixels; the limits are {} per side and {} in total", width, height,
                kMaxSide, kMaxPixels);
  }
  // The decoder may hold four channels besides our three.
  if (pixels * 7 * bytes_per_value > byte_budget()) {
    return fail(subject, "is an image of {} × {} pixels, which needs more than the {} MB allowed here", width, height,
                byte_budget() >> 20);
  }
  return {};
}

template <class Value>
std::vector<Value> copy_rgb(const Value* pixels, std::int64_t count) {
  return std::vector<Value>(pixels, pixels + count * 3);
}

Expected<void> write_channels(const std::string& path, int width, int height, int channels,
                              std::span<const std::uint8_t> values) {
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
  using std::string_view_literals::operator""sv;
  return starts_with(bytes, "\x89PNG\r\n\x1a\n"sv) || starts_with(bytes, "\xFF\xD8\xFF"sv) ||
         starts_with(bytes, "BM"sv);
}

Expected<Image> decode_image(const std::string& subject, std::span<const std::byte> bytes) {
  if (!looks_like_image(bytes)) return fail(subject, "is not a PNG, JPEG or BMP image");
  const auto* data = reinterpret_cast<const stbi_uc*>(bytes.data());
  const auto size = static_cast<int>(bytes.size());
  Image image;
  int channels = 0;
  if (stbi_info_from_memory(data, size, &image.width, &image.height, &channels) == 0) {
    return fail(subject, "is a damaged or too large image: {}", stbi_failure_reason());
  }
  const bool deep = stbi_is_16_bit_from_memory(data, size) != 0;
  if (auto checked = check_size(subject, image.width, image.height, deep ? 2 : 1); !checked)
    return Unexpected(checked.error());
  const std::int64_t pixels = std::int64_t{image.width} * image.height;
  if (deep) {
    const std::unique_ptr<stbi_us, StbFree> decoded(
        stbi_load_16_from_memory(data, size, &image.width, &image.height, &channels, 3));
    if (!decoded) return fail(subject, "is a damaged image: {}", stbi_failure_reason());
    image.rgb16 = copy_rgb<std::uint16_t>(decoded.get(), pixels);
  } else {
    const std::unique_ptr<stbi_uc, StbFree> decoded(
        stbi_load_from_memory(data, size, &image.width, &image.height, &channels, 3));
    if (!decoded) return fail(subject, "is a damaged image: {}", stbi_failure_reason());
    image.rgb8 = copy_rgb<std::uint8_t>(decoded.get(), pixels);
  }
  return image;
}

Expected<Image> read_image(const std::string& path) {
  const auto file = InputFile::open(path);
  if (!file) return Unexpected(file.error());
  const auto bytes = file->read_all(kMaxFileBytes);
  if (!bytes) return Unexpected(bytes.error());
  return decode_image(path, *bytes);
}

Expected<void> write_png(const std::string& path, int width, int height, std::span<const std::uint8_t> rgb) {
  return write_channels(path, width, height, 3, rgb);
}

Expected<void> write_grey_png(const std::string& path, int width, int height, std::span<const std::uint8_t> grey) {
  return write_channels(path, width, height, 1, grey);
}

}  // namespace pw
