#pragma once
// A picture as a texture.
#include <cstdint>
#include <span>

#include "renderer/gl/handles.h"

namespace pw {

// RGB8; the picture's top row is at v = 0. Pictures larger than the driver or 2048 allow keep every k-th pixel.
class ImageTexture {
 public:
  void upload(int width, int height, std::span<const std::uint8_t> rgb);
  // Smooth where it is made smaller; whole pixels where it is magnified.
  GLuint texture_id() const { return texture_.id(); }

 private:
  gl::Texture texture_;
};

}  // namespace pw
