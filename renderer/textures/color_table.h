#pragma once
// A colour map as the 256 x 1 texture that the shaders look up.
#include "renderer/colors/color_map.h"
#include "renderer/gl/handles.h"

namespace pw {

// Leaves the texture bound to the active unit. Not filtered: a colour between two entries would not appear in any
// legend.
inline void upload_table(const gl::Texture& texture, const ColorMap& map) {
  glBindTexture(GL_TEXTURE_2D, texture.id());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGB8, 256, 1, 0, GL_RGB, GL_UNSIGNED_BYTE, map.table.data());
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
}

}  // namespace pw
