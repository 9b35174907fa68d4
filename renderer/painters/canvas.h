#pragma once
// An off-screen render target that is shown as a texture.
#include <cstdint>
#include <vector>

#include "renderer/colors/color_map.h"
#include "renderer/gl/handles.h"

namespace pw {

// RGBA8. In texture coordinates the bottom row is at v = 0, as everywhere in OpenGL. Needs a current context.
class Canvas {
 public:
  // Contents are lost when the size changes.
  void resize(int width, int height);
  int width() const { return width_; }
  int height() const { return height_; }
  GLuint texture_id() const { return texture_.id(); }
  GLuint framebuffer_id() const { return framebuffer_.id(); }
  // Makes it the current render target, over its whole area, without blending or scissor test.
  void bind_for_drawing() const;
  // RGB, top row first.
  std::vector<std::uint8_t> read_rgb() const;

 private:
  gl::Texture texture_;
  gl::Framebuffer framebuffer_;
  int width_ = 0;
  int height_ = 0;
};

// RGB of any framebuffer (0: the window), top row first.
std::vector<std::uint8_t> read_rgb(GLuint framebuffer, int width, int height);

}  // namespace pw
