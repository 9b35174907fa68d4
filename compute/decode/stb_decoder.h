#pragma once
// stb_image.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "compute/core/error.h"

namespace pw {

struct StbFree {
  void operator()(void* memory) const;
};
// Interleaved channels, top row first.
template <class Value>
using StbPixels = std::unique_ptr<Value[], StbFree>;

// Decodes a PNG, JPEG or BMP into `channels` channels per pixel: 3, or 4 with alpha. `width` and `height` are the
// image's. Its memory is zeroed, so that what a damaged file lacks is black, and the same on every run. It holds at
// most `most_bytes` at once: a file may unpack to more than its size says. Errors name `subject`. Values: std::uint8_t,
// std::uint16_t.
template <class Value>
Expected<StbPixels<Value>> decode_by_stb(const std::string& subject, std::span<const std::byte> file,
                                         std::int64_t width, std::int64_t height, int channels,
                                         std::int64_t most_bytes);

}  // namespace pw
