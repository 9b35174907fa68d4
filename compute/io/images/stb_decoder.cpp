#include "compute/io/images/stb_decoder.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace {

void* zeroed_malloc(std::size_t bytes) {
  return std::calloc(1, bytes);
}

void* zeroed_realloc(void* memory, std::size_t old_bytes, std::size_t bytes) {
  void* moved = std::realloc(memory, bytes);
  if (moved != nullptr && bytes > old_bytes) std::memset(static_cast<char*>(moved) + old_bytes, 0, bytes - old_bytes);
  return moved;
}

}  // namespace

#define STBI_MALLOC zeroed_malloc
#define STBI_REALLOC std::realloc
#define STBI_REALLOC_SIZED zeroed_realloc
#define STBI_FREE std::free
#define STBI_ONLY_PNG
#define STBI_ONLY_JPEG
#define STBI_ONLY_BMP
#define STBI_NO_STDIO
#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#include <stb_image.h>

namespace pw {
namespace {

Unexpected undecodable(const std::string& subject) {
  const char* reason = stbi_failure_reason();
  const std::string_view text = reason != nullptr ? reason : "";
  if (text == "outofmem") return fail(subject, "is an image that needs more memory than there is");
  return fail(subject, "is a damaged image{}{}", text.empty() ? "" : ": ", text);
}

std::uint8_t* stb_load(const stbi_uc* data, int size, int* width, int* height, int channels, std::uint8_t) {
  int stored = 0;
  return stbi_load_from_memory(data, size, width, height, &stored, channels);
}

std::uint16_t* stb_load(const stbi_uc* data, int size, int* width, int* height, int channels, std::uint16_t) {
  int stored = 0;
  return stbi_load_16_from_memory(data, size, width, height, &stored, channels);
}

}  // namespace

void StbFree::operator()(void* memory) const {
  stbi_image_free(memory);
}

template <class Value>
Expected<StbPixels<Value>> decode_by_stb(const std::string& subject, std::span<const std::byte> file,
                                         std::int64_t width, std::int64_t height, int channels) {
  int decoded_width = 0, decoded_height = 0;
  StbPixels<Value> pixels(stb_load(reinterpret_cast<const stbi_uc*>(file.data()), static_cast<int>(file.size()),
                                   &decoded_width, &decoded_height, channels, Value{}));
  if (!pixels) return undecodable(subject);
  if (decoded_width != width || decoded_height != height)
    return fail(subject, "is a damaged image: it states two sizes");
  return pixels;
}

template Expected<StbPixels<std::uint8_t>> decode_by_stb(const std::string&, std::span<const std::byte>, std::int64_t,
                                                         std::int64_t, int);
template Expected<StbPixels<std::uint16_t>> decode_by_stb(const std::string&, std::span<const std::byte>, std::int64_t,
                                                          std::int64_t, int);

}  // namespace pw
