#include "compute/decode/stb_decoder.h"

#include <malloc.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "compute/decode/protocol/image_limits.h"

namespace {

// Of the image that a thread decodes.
struct StbMemory {
  std::size_t bytes_left = 0;
  bool was_refused = false;  // stb_image does not report each of these
};
thread_local StbMemory stb_memory;

void* bounded_malloc(std::size_t bytes) {
  void* memory = bytes <= stb_memory.bytes_left ? std::calloc(1, bytes) : nullptr;
  if (memory == nullptr) {
    stb_memory.was_refused = true;
  } else {
    stb_memory.bytes_left -= std::min(stb_memory.bytes_left, malloc_usable_size(memory));
  }
  return memory;
}

void bounded_free(void* memory) {
  stb_memory.bytes_left += malloc_usable_size(memory);
  std::free(memory);
}

void* bounded_realloc(void* memory, std::size_t old_bytes, std::size_t bytes) {
  void* moved = bounded_malloc(bytes);
  if (moved == nullptr) return nullptr;
  if (memory != nullptr) {
    std::memcpy(moved, memory, std::min(old_bytes, bytes));
    bounded_free(memory);
  }
  return moved;
}

}  // namespace

#define STBI_MALLOC bounded_malloc
#define STBI_REALLOC_SIZED bounded_realloc
#define STBI_FREE bounded_free
#define STBI_ONLY_PNG
#define STBI_ONLY_JPEG
#define STBI_ONLY_BMP
#define STBI_NO_STDIO
#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#include <stb_image.h>

namespace pw {
namespace {

Unexpected undecodable(const std::string& subject, std::int64_t width, std::int64_t height, std::int64_t most_bytes) {
  if (stb_memory.was_refused) return over_image_budget(subject, width, height, most_bytes);
  const char* reason = stbi_failure_reason();
  const std::string_view text = reason != nullptr ? reason : "";
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
                                         std::int64_t width, std::int64_t height, int channels,
                                         std::int64_t most_bytes) {
  stb_memory = {static_cast<std::size_t>(most_bytes), false};
  int decoded_width = 0, decoded_height = 0;
  StbPixels<Value> pixels(stb_load(reinterpret_cast<const stbi_uc*>(file.data()), static_cast<int>(file.size()),
                                   &decoded_width, &decoded_height, channels, Value{}));
  if (!pixels) return undecodable(subject, width, height, most_bytes);
  if (decoded_width != width || decoded_height != height)
    return fail(subject, "is a damaged image: it states two sizes");
  return pixels;
}

template Expected<StbPixels<std::uint8_t>> decode_by_stb(const std::string&, std::span<const std::byte>, std::int64_t,
                                                         std::int64_t, int, std::int64_t);
template Expected<StbPixels<std::uint16_t>> decode_by_stb(const std::string&, std::span<const std::byte>, std::int64_t,
                                                          std::int64_t, int, std::int64_t);

}  // namespace pw
