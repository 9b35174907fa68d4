#pragma once
// What must be known about an image file before stb_image decodes it.
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "compute/core/error.h"

namespace pw {

// Borrows from the file.
struct ImageHeader {
  std::int64_t width = 0, height = 0;  // as stored: before the EXIF orientation is applied
  bool is_deep = false;                // 16 bits per channel
  bool has_alpha = false;
  // What to decode instead of the file: the same image in a form that stb_image reads right. Empty: the file itself.
  std::vector<std::byte> rewritten;
  std::span<const std::byte> exif;  // the TIFF structure; empty if there is none
};

// An image has pixels, sides up to 32,768, up to 178,956,970 pixels, and fits in min(2 GiB, RAM / 4) while it is
// decoded. Call before anything of that size is allocated.
Expected<void> check_image_size(const std::string& subject, std::int64_t width, std::int64_t height,
                                int bytes_per_channel);

}  // namespace pw
