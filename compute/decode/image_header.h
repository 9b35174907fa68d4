#pragma once
// What must be known about an image file before stb_image decodes it.
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

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

}  // namespace pw
