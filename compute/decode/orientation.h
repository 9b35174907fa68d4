#pragma once
// Which way up a photo was taken.
#include <cstddef>
#include <span>

#include "compute/core/image.h"

namespace pw {

inline constexpr int kAsStored = 1;

// The EXIF orientation, 1 to 8, of a TIFF structure in either byte order; kAsStored if it states none.
int exif_orientation(std::span<const std::byte> exif);

// The image as it is to be seen. 2: mirrored; 3: turned by 180 degrees; 4: upside down; 5: transposed; 6: turned
// clockwise by 90 degrees; 7: transposed along the other diagonal; 8: turned counterclockwise by 90 degrees.
Image upright(Image stored, int orientation);

}  // namespace pw
