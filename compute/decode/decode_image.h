#pragma once
// Decodes image files in this process. The program calls it only where there are no processes: see
// compute/io/images/image_decoder.h.
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "compute/core/error.h"
#include "compute/decode/protocol/answer.h"

namespace pw {

// PNG, JPEG or BMP, recognised by content. Grey is replicated, transparent parts are laid on white, 16 bits are kept,
// and photos are turned upright as their EXIF orientation says. The size in the header is checked before anything is
// decoded, and at most `most_bytes` are held at once besides the file: see check_image_size.
Expected<ImageAnswer> decode_image(const std::string& subject, std::span<const std::byte> bytes,
                                   std::int64_t most_bytes);

}  // namespace pw
