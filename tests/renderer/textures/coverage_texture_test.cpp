#include "renderer/textures/coverage_texture.h"

#include <gtest/gtest.h>

#include <array>
#include <numeric>
#include <utility>
#include <vector>

#include "tests/renderer/headless/headless_test_context.h"

namespace pw {
namespace {

class CoverageTextureTest : public test::GlTest {
 protected:
  CoverageTexture texture_;
};

// Rows of one, two and three bytes are not padded.
TEST_F(CoverageTextureTest, HoldsEveryByteOfAnySize) {
  for (const auto& [w, h] : {std::pair{1, 1}, {3, 5}, {5, 3}, {2, 7}, {64, 64}, {3, 5}}) {
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(w * h)), held(bytes.size());
    std::iota(bytes.begin(), bytes.end(), std::uint8_t{1});
    texture_.upload(w, h, bytes);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glBindTexture(GL_TEXTURE_2D, texture_.texture_id());
    glGetTexImage(GL_TEXTURE_2D, 0, GL_RED, GL_UNSIGNED_BYTE, held.data());
    EXPECT_EQ(held, bytes) << w << " x " << h;
  }
}

TEST_F(CoverageTextureTest, IsReadAsWhiteWithThatOpacity) {
  texture_.upload(1, 1, std::vector<std::uint8_t>{77});
  std::array<GLint, 4> read{};
  glBindTexture(GL_TEXTURE_2D, texture_.texture_id());
  glGetTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, read.data());
  EXPECT_EQ(read, (std::array<GLint, 4>{GL_ONE, GL_ONE, GL_ONE, GL_RED}));
}

}  // namespace
}  // namespace pw
