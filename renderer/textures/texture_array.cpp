#include "renderer/textures/texture_array.h"

#include <algorithm>
#include <cassert>

namespace pw {
namespace {

GLint limit(GLenum what) {
  GLint value = 0;
  glGetIntegerv(what, &value);
  return value;
}

std::int64_t sampled(std::int64_t count, std::int64_t step) {
  return (count + step - 1) / step;
}

}  // namespace

std::int64_t sampling_step(const Shape& shape, std::int64_t byte_budget, std::int64_t largest_side) {
  std::int64_t step = 1;
  while (sampled(shape.w, step) > largest_side || sampled(shape.h, step) > largest_side ||
         sampled(shape.w, step) * sampled(shape.h, step) * shape.c * std::int64_t{sizeof(float)} > byte_budget) {
    if (step > std::max(shape.w, shape.h)) break;
    ++step;
  }
  return step;
}

void TextureArray::allocate(const Shape& shape) {
  if (shape.w == width_ && shape.h == height_ && shape.c == layers_) return;
  width_ = shape.w;
  height_ = shape.h;
  layers_ = shape.c;
  step_ = sampling_step(shape, byte_budget_, limit(GL_MAX_TEXTURE_SIZE));
  kept_w_ = sampled(width_, step_);
  kept_h_ = sampled(height_, step_);
  const std::int64_t max_layers = limit(GL_MAX_ARRAY_TEXTURE_LAYERS);
  layers_per_chunk_ = std::max<std::int64_t>(1, layer_limit_ > 0 ? std::min(layer_limit_, max_layers) : max_layers);
  chunks_.clear();
  for (std::int64_t first = 0; first < layers_; first += layers_per_chunk_) {
    chunks_.emplace_back();
    glBindTexture(GL_TEXTURE_2D_ARRAY, chunks_.back().id());
    glTexImage3D(GL_TEXTURE_2D_ARRAY, 0, GL_R32F, static_cast<GLsizei>(kept_w_), static_cast<GLsizei>(kept_h_),
                 static_cast<GLsizei>(std::min(layers_per_chunk_, layers_ - first)), 0, GL_RED, GL_FLOAT, nullptr);
    glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  }
}

void TextureArray::upload(TensorView stack, std::int64_t n) {
  allocate(stack.shape);
  for (std::int64_t layer = 0; layer < layers_; ++layer) upload_plane(layer, stack.plane(n, layer));
}

void TextureArray::upload_plane(std::int64_t layer, std::span<const float> plane) {
  assert(layer < layers_ && static_cast<std::int64_t>(plane.size()) == width_ * height_);
  if (plane.empty()) return;
  ++version_;
  std::vector<float> subsampled;
  const float* pixels = plane.data();
  if (step_ > 1) {
    subsampled.reserve(static_cast<std::size_t>(kept_w_ * kept_h_));
    for (std::int64_t y = 0; y < height_; y += step_) {
      for (std::int64_t x = 0; x < width_; x += step_)
        subsampled.push_back(plane[static_cast<std::size_t>(y * width_ + x)]);
    }
    pixels = subsampled.data();
  }
  glBindTexture(GL_TEXTURE_2D_ARRAY, texture_of(layer));
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  glTexSubImage3D(GL_TEXTURE_2D_ARRAY, 0, 0, 0, static_cast<GLint>(index_in_chunk(layer)),
                  static_cast<GLsizei>(kept_w_), static_cast<GLsizei>(kept_h_), 1, GL_RED, GL_FLOAT, pixels);
}

}  // namespace pw
