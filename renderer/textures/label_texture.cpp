#include "renderer/textures/label_texture.h"

#include <cassert>
#include <limits>
#include <vector>

#include "renderer/textures/texture_array.h"

namespace pw {
namespace {

int label_step(int width, int height) {
  GLint largest_side = 0;
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &largest_side);
  return static_cast<int>(sampling_step({1, 1, height, width}, std::numeric_limits<std::int64_t>::max(), largest_side));
}

std::vector<std::uint8_t> every_kth(std::span<const std::uint8_t> labels, int width, int height, int step) {
  std::vector<std::uint8_t> kept;
  for (std::int64_t y = 0; y < height; y += step) {
    for (std::int64_t x = 0; x < width; x += step) kept.push_back(labels[static_cast<std::size_t>(y * width + x)]);
  }
  return kept;
}

}  // namespace

void LabelTexture::upload(int width, int height, std::span<const std::uint8_t> labels) {
  assert(width > 0 && height > 0);
  assert(labels.size() == static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  std::vector<std::uint8_t> subsampled;
  if (const int step = label_step(width, height); step > 1) {
    subsampled = every_kth(labels, width, height, step);
    labels = subsampled;
    width = (width + step - 1) / step;
    height = (height + step - 1) / step;
  }
  glBindTexture(GL_TEXTURE_2D, texture_.id());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  if (width == width_ && height == height_) {
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, width, height, GL_RED_INTEGER, GL_UNSIGNED_BYTE, labels.data());
    return;
  }
  glTexImage2D(GL_TEXTURE_2D, 0, GL_R8UI, width, height, 0, GL_RED_INTEGER, GL_UNSIGNED_BYTE, labels.data());
  // Whole numbers cannot be filtered.
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  width_ = width;
  height_ = height;
}

}  // namespace pw
