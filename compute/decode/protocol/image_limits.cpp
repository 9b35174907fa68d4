#include "compute/decode/protocol/image_limits.h"

namespace pw {
namespace {

constexpr std::int64_t kMaxImageSide = 32'768;
constexpr std::int64_t kMaxImagePixels = 178'956'970;

}  // namespace

Unexpected over_image_budget(const std::string& subject, std::int64_t width, std::int64_t height,
                             std::int64_t most_bytes) {
  return fail(subject, "is an image of {} × {} pixels, which needs more than the {} MB allowed here", width, height,
              most_bytes >> 20);
}

Expected<void> check_image_size(const std::string& subject, std::int64_t width, std::int64_t height,
                                std::int64_t bytes_per_pixel, std::int64_t most_bytes) {
  if (width <= 0 || height <= 0) return fail(subject, "is an image without pixels");
  if (width > kMaxImageSide || height > kMaxImageSide || width * height > kMaxImagePixels) {
    return fail(subject, "is an image of {} × {} pixels; the limits are {} per side and {} in total", width, height,
                kMaxImageSide, kMaxImagePixels);
  }
  if (width * height * bytes_per_pixel > most_bytes) return over_image_budget(subject, width, height, most_bytes);
  return {};
}

}  // namespace pw
