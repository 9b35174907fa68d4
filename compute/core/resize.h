#pragma once
// Scaling down and cropping of images.
#include "compute/core/image.h"

namespace pw {

// How a photo is fitted to the size that a network was trained on.
enum class PhotoSize {
  kNative,  // unchanged
  kFit,     // scaled down until neither side exceeds the trained width
  kCrop,    // scaled down to cover the trained size, then centre-cropped
};

// Area averaging: every pixel of the result is the mean of the area it covers. Sizes of at least 1 x 1; 16-bit images
// become 8-bit.
Image resized(const Image& image, int width, int height);
// The width x height part at (x, y), which must lie inside the image.
Image cropped(const Image& image, int x, int y, int width, int height);

// For a network trained on width x height. An image that need not be scaled down is returned unchanged.
Image brought_to_size(const Image& image, PhotoSize size, int width, int height);

}  // namespace pw
