#pragma once
// How much of each pixel is covered, as a texture: the glyphs of a font.
#include <cstdint>
#include <span>

#include "renderer/gl/handles.h"

namespace pw {

// R8 that shaders read as white with that opacity, which takes a quarter of the memory of such colours; filtered
// linearly; the top row is at v = 0. Needs a current context.
class CoverageTexture {
 public:
  // 255: covered.
  void upload(int width, int height, std::span<const std::uint8_t> coverage);
  GLuint texture_id() const { return texture_.id(); }

 private:
  gl::Texture texture_;
};

}  // namespace pw
