#pragma once
// An image as a texture.
#include <cstdint>
#include <span>

#include "renderer/gl/handles.h"

namespace pw {

// RGB8; the top row is at v = 0. Images with a side of more than 2048 pixels are subsampled to every k-th pixel.
class ImageTexture {
 public:
  void upload(int width, int height, std::span<const std::uint8_t> rgb);
  // Filtered linearly when minified; nearest pixel when magnified.
  GLuint texture_id() const { return texture_.id(); }

 private:
  gl::Texture texture_;
};

}  // namespace pw
