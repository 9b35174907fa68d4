#pragma once
// How large an image may be: checked before it is decoded, and again before what was decoded is received.
#include <cstdint>
#include <string>

#include "compute/core/error.h"

namespace pw {

inline constexpr std::int64_t kMaxImageFileBytes = std::int64_t{1} << 30;

Unexpected over_image_budget(const std::string& subject, std::int64_t width, std::int64_t height,
                             std::int64_t most_bytes);

// An image has pixels, sides up to 32,768, up to 178,956,970 pixels, and is within the budget `most_bytes`.
// `bytes_per_pixel`: the most that are held at once, in the decoder and in our three channels. Call before anything of
// that size is allocated.
Expected<void> check_image_size(const std::string& subject, std::int64_t width, std::int64_t height,
                                std::int64_t bytes_per_pixel, std::int64_t most_bytes);

}  // namespace pw
