#pragma once
// The markers of a JPEG file (ITU-T T.81).
#include <string>

#include "compute/core/error.h"
#include "compute/decode/image_header.h"

namespace pw {

// Rewrites files with four channels that do not say how they are stored, which are CMYK, and drops markers that mean
// nothing where they stand: restarts that are followed by another marker. Refuses by name the kinds of JPEG that
// stb_image does not decode, and files without an end.
Expected<ImageHeader> read_jpeg_header(const std::string& subject, std::span<const std::byte> file,
                                       std::int64_t most_bytes);

}  // namespace pw
