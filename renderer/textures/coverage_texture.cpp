#include "renderer/textures/coverage_texture.h"

#include <array>
#include <cassert>

namespace pw {

void CoverageTexture::upload(int width, int height, std::span<const std::uint8_t> coverage) {
  assert(coverage.size() == static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  constexpr std::array<GLint, 4> kWhiteWithOpacity = {GL_ONE, GL_ONE, GL_ONE, GL_RED};
  glBindTexture(GL_TEXTURE_2D, texture_.id());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, width, height, 0, GL_RED, GL_UNSIGNED_BYTE, coverage.data());
  glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, kWhiteWithOpacity.data());
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
}

}  // namespace pw
