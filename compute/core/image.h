#pragma once
// A decoded image: interleaved RGB, top row first, 8 or 16 bits per channel as stored in the file.
#include <cstdint>
#include <vector>

#include "compute/core/tensor.h"

namespace pw {

struct Image {
  int width = 0;
  int height = 0;
  // Exactly one of the two holds width*height*3 values; rgb16 only where the file had more than 8 bits.
  std::vector<std::uint8_t> rgb8;
  std::vector<std::uint16_t> rgb16;

  bool empty() const { return width == 0 || height == 0; }
};

// (1, 3, height, width), values in 0...1 as stored (no gamma).
Tensor to_tensor(const Image& image);
// 8 bits per channel, for display.
std::vector<std::uint8_t> to_rgb8(const Image& image);

}  // namespace pw
