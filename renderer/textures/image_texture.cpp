#include "renderer/textures/image_texture.h"

#include <algorithm>
#include <vector>

namespace pw {

void ImageTexture::upload(int width, int height, std::span<const std::uint8_t> rgb) {
  constexpr int kMaxSide = 2048;
  const int step = std::max(1, (std::max(width, height) + kMaxSide - 1) / kMaxSide);
  std::vector<std::uint8_t> subsampled;
  const std::uint8_t* pixels = rgb.data();
  if (step > 1) {
    for (int y = 0; y < height; y += step) {
      for (int x = 0; x < width; x += step) {
        const auto* from =
            rgb.data() +
            (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) * 3;
        subsampled.insert(subsampled.end(), from, from + 3);
      }
    }
    pixels = subsampled.data();
    width = (width + step - 1) / step;
    height = (height + step - 1) / step;
  }
  glBindTexture(GL_TEXTURE_2D, texture_.id());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGB8, width, height, 0, GL_RGB, GL_UNSIGNED_BYTE, pixels);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

}  // namespace pw
