#pragma once
// The chunks of a PNG file (w3.org/TR/png).
#include <string>

#include "compute/core/error.h"
#include "compute/decode/image_header.h"

namespace pw {

// Rewrites files that end after their pixels, without the last chunk, and palettes that are shorter than the largest
// index: what they lack is black. Refuses a file that is cut off inside its pixels, and Apple's own variant of PNG.
Expected<ImageHeader> read_png_header(const std::string& subject, std::span<const std::byte> file,
                                      std::int64_t most_bytes);

}  // namespace pw
