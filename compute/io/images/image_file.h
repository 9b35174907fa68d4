#pragma once
// Reads and writes image files.
#include <cstdint>
#include <span>
#include <string>

#include "compute/core/error.h"
#include "compute/core/progress.h"
#include "compute/io/images/image_decoder.h"

namespace pw {

// PNG, JPEG or BMP, recognised by content. Grey is replicated, transparent parts are laid on white, 16 bits are kept,
// and photos are turned upright as their EXIF orientation says. The size in the header is checked before anything is
// decoded: see check_image_size. Decoded by another process: see decode_file. `progress` may be null.
Expected<DecodedImage> read_image(const std::string& path, const Progress* progress = nullptr);

// Whether the first bytes are those of a format that read_image reads; 8 bytes are enough.
bool looks_like_image(std::span<const std::byte> bytes);

// An error if the path has another ending than .png. The functions below check it themselves; call it before long work.
Expected<void> check_png_ending(const std::string& path);
// rgb: 3 bytes per pixel, top row first.
Expected<void> write_png(const std::string& path, int width, int height, std::span<const std::uint8_t> rgb);
// grey: 1 byte per pixel, top row first.
Expected<void> write_grey_png(const std::string& path, int width, int height, std::span<const std::uint8_t> grey);

}  // namespace pw
