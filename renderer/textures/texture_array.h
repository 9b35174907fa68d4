#pragma once
// A stack of maps on the GPU as float32, not filtered.
#include <cstdint>
#include <span>
#include <vector>

#include "compute/core/tensor.h"
#include "renderer/gl/handles.h"

namespace pw {

// R32F array textures, split into several where the driver allows fewer layers than the stack has maps. Needs a
// current context. A stack that would exceed the byte budget is subsampled to every step-th column and row.
class TextureArray {
 public:
  static constexpr std::int64_t kByteBudget = std::int64_t{24} << 20;

  explicit TextureArray(std::int64_t byte_budget = kByteBudget) : byte_budget_(byte_budget) {}

  // Uploads all maps of image n; reallocates if the shape has changed.
  void upload(TensorView stack, std::int64_t n);
  // Uploads one map again, of the same size as in upload().
  void upload_plane(std::int64_t layer, std::span<const float> plane);

  // Increases with every upload: what was painted from an older version is out of date.
  std::uint64_t version() const { return version_; }
  std::int64_t layers() const { return layers_; }
  std::int64_t step() const { return step_; }
  // The texture that holds this layer, and the layer's index in it.
  GLuint texture_of(std::int64_t layer) const {
    return chunks_[static_cast<std::size_t>(layer / layers_per_chunk_)].id();
  }
  std::int64_t index_in_chunk(std::int64_t layer) const { return layer % layers_per_chunk_; }
  std::int64_t layers_per_chunk() const { return layers_per_chunk_; }
  // For tests: pretend that the driver allows fewer layers.
  void limit_layers(std::int64_t max_layers) { layer_limit_ = max_layers; }

 private:
  void allocate(const Shape& shape);

  std::int64_t byte_budget_;
  std::uint64_t version_ = 0;
  std::vector<gl::Texture> chunks_;
  std::int64_t width_ = 0, height_ = 0, layers_ = 0;  // of the maps
  std::int64_t kept_w_ = 0, kept_h_ = 0;              // of the textures
  std::int64_t step_ = 1;
  std::int64_t layers_per_chunk_ = 1;
  std::int64_t layer_limit_ = 0;
};

// The smallest step at which a stack of this shape fits the budget and the largest side that the driver allows.
std::int64_t sampling_step(const Shape& shape, std::int64_t byte_budget, std::int64_t largest_side);

}  // namespace pw
