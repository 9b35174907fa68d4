#pragma once
// One byte per pixel as a texture.
#include <cstdint>
#include <span>

#include "renderer/gl/handles.h"

namespace pw {

// R8, sampled at the nearest pixel; the top row is at v = 0. Needs a current context.
class MaskTexture {
 public:
  void upload(int width, int height, std::span<const std::uint8_t> mask);
  GLuint texture_id() const { return texture_.id(); }

 private:
  gl::Texture texture_;
};

}  // namespace pw
