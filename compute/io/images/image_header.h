#pragma once
// What must be known about an image file before stb_image decodes it.
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compute/core/error.h"

namespace pw {

// What stands before the TIFF structure of EXIF data in a JPEG, and where libexif reads it.
inline constexpr std::string_view kExifName("Exif\0\0", 6);

// Borrows from the file.
struct ImageHeader {
  std::int64_t width = 0, height = 0;  // as stored: before the EXIF orientation is applied
  bool is_deep = false;                // 16 bits per channel
  bool has_alpha = false;
  // What to decode instead of the file: the same image in a form that stb_image reads right. Empty: the file itself.
  std::vector<std::byte> rewritten;
  std::span<const std::byte> exif;  // the TIFF structure; empty if there is none
};

// min(2 GiB, RAM / 4): what decoding may hold at once, besides the file and its rewritten form. The decoder's own
// memory is bounded by it as well, whatever the file says.
std::int64_t image_byte_budget();
Unexpected over_image_budget(const std::string& subject, std::int64_t width, std::int64_t height);

// An image has pixels, sides up to 32,768, up to 178,956,970 pixels, and is within the budget. `bytes_per_pixel`: the
// most that are held at once, in the decoder and in our three channels. Call before anything of that size is allocated.
Expected<void> check_image_size(const std::string& subject, std::int64_t width, std::int64_t height,
                                std::int64_t bytes_per_pixel);

}  // namespace pw
