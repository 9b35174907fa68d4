#pragma once
// Reads and writes image files.
#include <cstdint>
#include <span>
#include <string>

#include "compute/core/error.h"
#include "compute/core/image.h"

namespace pw {

// PNG, JPEG or BMP, recognised by content. Grey is replicated, alpha dropped, 16 bits kept. The size in the header is
// checked before anything is decoded: sides up to 32,768, up to 178,956,970 pixels, and min(2 GiB, RAM / 4) bytes.
Expected<Image> read_image(const std::string& path);
Expected<Image> decode_image(const std::string& subject, std::span<const std::byte> bytes);

// Whether the first bytes are those of a format that decode_image reads; 8 bytes are enough.
bool looks_like_image(std::span<const std::byte> bytes);

// rgb: 3 bytes per pixel, top row first.
Expected<void> write_png(const std::string& path, int width, int height, std::span<const std::uint8_t> rgb);
// grey: 1 byte per pixel, top row first.
Expected<void> write_grey_png(const std::string& path, int width, int height, std::span<const std::uint8_t> grey);

}  // namespace pw
