#include "renderer/textures/texture_cache.h"
#include "tests/renderer/headless/headless_test_context.h"

#include <gtest/gtest.h>

#include <array>
#include <ostream>
#include <vector>

namespace pw {
namespace {

enum class Kind { kArray, kImage, kMask };
constexpr std::array kKinds = {Kind::kArray, Kind::kImage, Kind::kMask};

// What a requested texture holds, and whether the request took an upload.
struct Shown {
  int value = 0;
  bool uploaded = false;
  bool operator==(const Shown&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Shown& shown) {
  return out << shown.value << (shown.uploaded ? ", uploaded" : ", not uploaded");
}

int value_in(const TextureArray& texture) {
  float value = 0.0F;
  glBindTexture(GL_TEXTURE_2D_ARRAY, texture.texture_of(0));
  glGetTexImage(GL_TEXTURE_2D_ARRAY, 0, GL_RED, GL_FLOAT, &value);
  return static_cast<int>(value);
}

// Of an image or a mask.
template <class Texture>
int value_in(const Texture& texture) {
  std::array<std::uint8_t, 4> rgba{};
  glBindTexture(GL_TEXTURE_2D, texture.texture_id());
  glGetTexImage(GL_TEXTURE_2D, 0, GL_RGBA, GL_UNSIGNED_BYTE, rgba.data());
  return rgba[0];
}

std::shared_ptr<const void> some_source() {
  return std::make_shared<const int>(0);
}

class TextureCacheTest : public test::GlTest {
 protected:
  // Requests a texture of one pixel, which gets this value if it has to be uploaded.
  Shown ask(Kind kind, const std::string& name, const DataVersion& version, int value) {
    const auto before = cache_.uploads();
    const int held = kind == Kind::kArray   ? value_in(array(name, version, value))
                     : kind == Kind::kImage ? value_in(image(name, version, value))
                                            : value_in(mask(name, version, value));
    EXPECT_LE(cache_.uploads(), before + 1);
    return {held, cache_.uploads() > before};
  }
  const TextureArray& array(const std::string& name, const DataVersion& version, int value) {
    return cache_.array(name, version, TextureArray::kByteBudget, [value](TextureArray& texture) {
      Tensor stack({1, 1, 1, 1});
      stack.plane(0, 0)[0] = static_cast<float>(value);
      texture.upload(stack, 0);
    });
  }
  const ImageTexture& image(const std::string& name, const DataVersion& version, int value) {
    return cache_.image(name, version, [grey = static_cast<std::uint8_t>(value)](ImageTexture& texture) {
      texture.upload(1, 1, std::array{grey, grey, grey});
    });
  }
  const MaskTexture& mask(const std::string& name, const DataVersion& version, int value) {
    return cache_.mask(name, version, [byte = static_cast<std::uint8_t>(value)](MaskTexture& texture) {
      texture.upload(1, 1, std::array{byte});
    });
  }

  TextureCache cache_;
};

TEST_F(TextureCacheTest, UploadsOnlyAChangedVersion) {
  const auto source = some_source();
  // Each differs from the previous one in one field; the last is the first again.
  const std::vector<DataVersion> versions = {
      {source, 1, 0}, {source, 2, 0}, {source, 2, 1}, {some_source(), 2, 1}, {source, 1, 0}};
  for (const Kind kind : kKinds) {
    int value = 1;
    for (const DataVersion& version : versions) {
      EXPECT_EQ(ask(kind, "x", version, value), (Shown{value, true}));
      EXPECT_EQ(ask(kind, "x", version, 99), (Shown{value, false}));
      ++value;
    }
  }
}

TEST_F(TextureCacheTest, UploadsTheFirstTimeWhateverTheVersion) {
  for (const Kind kind : kKinds) {
    EXPECT_EQ(ask(kind, "x", {}, 3), (Shown{3, true}));
    EXPECT_EQ(ask(kind, "x", {}, 4), (Shown{3, false}));
  }
}

TEST_F(TextureCacheTest, KeepsTheSourceAliveWhileItIsShown) {
  for (const Kind kind : kKinds) {
    auto source = some_source();
    const std::weak_ptr<const void> watched = source;
    ask(kind, "x", {source, 1, 0}, 1);
    source.reset();
    EXPECT_FALSE(watched.expired());
    ask(kind, "x", {some_source(), 1, 0}, 2);
    EXPECT_TRUE(watched.expired());
  }
}

TEST_F(TextureCacheTest, EachNameHasATextureOfItsOwn) {
  const DataVersion version{some_source(), 1, 0};
  const TextureArray& first_array = array("0", version, 100);
  const ImageTexture& first_image = image("0", version, 100);
  const MaskTexture& first_mask = mask("0", version, 100);
  for (const Kind kind : kKinds) {
    for (int i = 1; i < 50; ++i) EXPECT_EQ(ask(kind, std::to_string(i), version, 100 + i), (Shown{100 + i, true}));
    EXPECT_EQ(ask(kind, "7", {version.source, 2, 0}, 7), (Shown{7, true}));
    for (int i = 0; i < 50; ++i) {
      if (i == 7) continue;
      EXPECT_EQ(ask(kind, std::to_string(i), version, 0), (Shown{100 + i, false}));
    }
  }
  EXPECT_EQ(&array("0", version, 0), &first_array);
  EXPECT_EQ(&image("0", version, 0), &first_image);
  EXPECT_EQ(&mask("0", version, 0), &first_mask);
}

TEST_F(TextureCacheTest, TheByteBudgetIsThatOfTheFirstCall) {
  const Tensor stack({1, 1, 4, 4});
  const auto upload = [&](TextureArray& texture) { texture.upload(stack, 0); };
  const auto source = some_source();
  // 4 bytes per value: every second column and row.
  EXPECT_EQ(cache_.array("small", {source, 1, 0}, 16, upload).step(), 2);
  EXPECT_EQ(cache_.array("large", {source, 1, 0}, 64, upload).step(), 1);
  EXPECT_EQ(cache_.array("small", {source, 2, 0}, 64, upload).step(), 2);
}

}  // namespace
}  // namespace pw
