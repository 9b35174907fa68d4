#pragma once
// The header of a BMP file.
#include <string>

#include "compute/core/error.h"
#include "compute/decode/image_header.h"

namespace pw {

// Always rewrites: stb_image would misread some old headers, short palettes, masks and gaps before the pixels. Indices
// beyond the palette are black; the fourth byte of pixels is alpha only where the header has a mask for it. Refuses
// compressed files by their kind, and files whose pixels are not all there.
Expected<ImageHeader> read_bmp_header(const std::string& subject, std::span<const std::byte> file,
                                      std::int64_t most_bytes);

}  // namespace pw
