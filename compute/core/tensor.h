#pragma once
// Owned and borrowed stacks of maps in planar NCHW float32.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include "compute/core/error.h"
#include "compute/core/shape.h"

namespace pw {

// Borrowed, read-only. Plane (n, c) holds h*w floats, row-major without padding, and starts plane_stride floats after
// the previous plane (plane_stride >= h*w). The planes of image n follow those of image n-1 at the same stride.
struct TensorView {
  const float* data = nullptr;
  Shape shape;
  std::int64_t plane_stride = 0;

  std::span<const float> plane(std::int64_t n, std::int64_t c) const {
    return {data + (n * shape.c + c) * plane_stride, static_cast<std::size_t>(shape.pixels())};
  }
  // Image n alone, as a stack with batch 1.
  TensorView image(std::int64_t n) const {
    return {data + n * shape.c * plane_stride, {1, shape.c, shape.h, shape.w}, plane_stride};
  }
  // Plane (n, c) alone, as a stack of one map.
  TensorView map(std::int64_t n, std::int64_t c) const {
    return {plane(n, c).data(), {1, 1, shape.h, shape.w}, plane_stride};
  }
};

// Borrowed, writable.
struct MutableTensorView {
  float* data = nullptr;
  Shape shape;
  std::int64_t plane_stride = 0;

  std::span<float> plane(std::int64_t n, std::int64_t c) const {
    return {data + (n * shape.c + c) * plane_stride, static_cast<std::size_t>(shape.pixels())};
  }
  MutableTensorView image(std::int64_t n) const {
    return {data + n * shape.c * plane_stride, {1, shape.c, shape.h, shape.w}, plane_stride};
  }
  operator TensorView() const { return {data, shape, plane_stride}; }
};

// Owning, movable. Every plane starts on a 64-byte boundary; the padding between planes is zero.
class Tensor {
 public:
  Tensor() = default;
  // Zero-filled. The caller must have checked the size with fits_in_memory. Throws std::bad_alloc.
  explicit Tensor(const Shape& shape);

  const Shape& shape() const { return shape_; }
  std::int64_t plane_stride() const { return plane_stride_; }
  bool empty() const { return shape_.count() == 0; }
  // Bytes held, padding included.
  std::int64_t bytes() const { return shape_.n * shape_.c * plane_stride_ * std::int64_t{sizeof(float)}; }

  float* data() { return data_.get(); }
  const float* data() const { return data_.get(); }
  std::span<float> plane(std::int64_t n, std::int64_t c) { return view().plane(n, c); }
  std::span<const float> plane(std::int64_t n, std::int64_t c) const { return view().plane(n, c); }

  MutableTensorView view() { return {data_.get(), shape_, plane_stride_}; }
  TensorView view() const { return {data_.get(), shape_, plane_stride_}; }
  operator TensorView() const { return view(); }

 private:
  struct Free {
    std::int64_t bytes;
    void operator()(float* data) const;
  };

  Shape shape_;
  std::int64_t plane_stride_ = 0;
  std::unique_ptr<float[], Free> data_{nullptr, Free{0}};
};

// Plane stride in floats of maps with this many pixels.
std::int64_t padded_plane_stride(std::int64_t pixels);

// Fails, with the reason, for a negative axis, a byte count that overflows, or one above the budget, which is min(RAM /
// 2, 16 GiB).
Expected<void> fits_in_memory(const Shape& shape);

Tensor copy_of(const Tensor& tensor);

}  // namespace pw
