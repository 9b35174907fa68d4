#pragma once
// Smaller pictures of pictures.
#include "compute/core/image.h"

namespace pw {

// How a photo is brought to the size that a network was trained on.
enum class PhotoSize {
  kNative,  // as it is
  kFit,     // scaled down as a whole, until neither side exceeds the trained one's width
  kCrop,    // scaled to cover the trained size, the middle kept
};

// Every pixel of the result is the mean of the area it covers. Sizes of at least 1 x 1; 16-bit pictures become 8-bit.
Image resized(const Image& image, int width, int height);
// The part that begins at (x, y); inside the image.
Image cropped(const Image& image, int x, int y, int width, int height);

// For a network trained on width x height. A picture that is no larger than asked for is returned as it is.
Image brought_to_size(const Image& image, PhotoSize size, int width, int height);

}  // namespace pw
