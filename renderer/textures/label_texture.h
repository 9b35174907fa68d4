#pragma once
// Classes of positions as a texture.
#include <cstdint>
#include <span>

#include "renderer/gl/handles.h"

namespace pw {

// R8UI, one byte per position, read at the nearest position; the top row is at v = 0. A byte is a class below kClasses,
// with kHeldOut added where the position is held out, or kNothing. Needs a current context.
class LabelTexture {
 public:
  static constexpr int kClasses = 16;
  static constexpr std::uint8_t kHeldOut = 0x40;
  static constexpr std::uint8_t kNothing = 255;

  // Reallocates if the size has changed. `labels` holds width * height bytes; both sides are positive. A grid with a
  // longer side than the driver allows is subsampled to every k-th column and row.
  void upload(int width, int height, std::span<const std::uint8_t> labels);
  GLuint texture_id() const { return texture_.id(); }

 private:
  gl::Texture texture_;
  int width_ = 0, height_ = 0;
};

}  // namespace pw
