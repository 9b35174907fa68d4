#include "renderer/textures/label_texture.h"

#include <gtest/gtest.h>

#include <numeric>
#include <utility>
#include <vector>

#include "tests/renderer/headless/headless_test_context.h"

namespace pw {
namespace {

class LabelTextureTest : public test::GlTest {
 protected:
  // The sides and the bytes of the texture.
  struct Held {
    int w = 0, h = 0;
    std::vector<std::uint8_t> bytes;
  };
  Held held() const {
    Held held;
    glBindTexture(GL_TEXTURE_2D, texture_.texture_id());
    glGetTexLevelParameteriv(GL_TEXTURE_2D, 0, GL_TEXTURE_WIDTH, &held.w);
    glGetTexLevelParameteriv(GL_TEXTURE_2D, 0, GL_TEXTURE_HEIGHT, &held.h);
    held.bytes.resize(static_cast<std::size_t>(held.w) * static_cast<std::size_t>(held.h));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glGetTexImage(GL_TEXTURE_2D, 0, GL_RED_INTEGER, GL_UNSIGNED_BYTE, held.bytes.data());
    return held;
  }

  LabelTexture texture_;
};

// Rows of one, two and three bytes are not padded.
TEST_F(LabelTextureTest, HoldsEveryByteOfAnySize) {
  std::uint8_t first = 0;
  for (const auto& [w, h] : {std::pair{1, 1}, {3, 5}, {5, 3}, {5, 3}, {2, 7}, {72, 20}, {1, 256}, {257, 1}, {3, 5}}) {
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(w * h));
    std::iota(bytes.begin(), bytes.end(), first++);
    texture_.upload(w, h, bytes);
    EXPECT_EQ(held().w, w);
    EXPECT_EQ(held().h, h);
    EXPECT_EQ(held().bytes, bytes);
  }
}

TEST_F(LabelTextureTest, KeepsEveryKthPositionOfAGridBeyondTheDriversLimit) {
  GLint largest = 0;
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &largest);
  const int w = 2 * largest + 1;
  std::vector<std::uint8_t> bytes(static_cast<std::size_t>(w) * 4);
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(i % static_cast<unsigned>(w) % 7);
  texture_.upload(w, 4, bytes);
  const Held now = held();
  ASSERT_EQ(now.w, (w + 2) / 3);
  ASSERT_EQ(now.h, 2);
  for (int x = 0; x < now.w; ++x) ASSERT_EQ(now.bytes[static_cast<std::size_t>(x)], x * 3 % 7) << x;
}

}  // namespace
}  // namespace pw
