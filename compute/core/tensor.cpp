#include "compute/core/tensor.h"

#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <new>

namespace pw {
namespace {

constexpr std::int64_t kAlignment = 64;
constexpr std::int64_t kFloatsPerLine = kAlignment / std::int64_t{sizeof(float)};

std::int64_t memory_budget() {
  const std::int64_t ram = std::int64_t{sysconf(_SC_PHYS_PAGES)} * sysconf(_SC_PAGESIZE);
  return std::min<std::int64_t>(ram / 2, std::int64_t{16} << 30);
}

}  // namespace

std::int64_t padded_plane_stride(std::int64_t pixels) {
  return (pixels + kFloatsPerLine - 1) / kFloatsPerLine * kFloatsPerLine;
}

void Tensor::Free::operator()(float* data) const {
  ::operator delete[](data, std::align_val_t{kAlignment});
}

Tensor::Tensor(const Shape& shape) : shape_(shape), plane_stride_(padded_plane_stride(shape.pixels())) {
  const std::int64_t size = bytes();
  data_ = {static_cast<float*>(::operator new[](static_cast<std::size_t>(size), std::align_val_t{kAlignment})),
           Free{size}};
  std::memset(data_.get(), 0, static_cast<std::size_t>(size));
}

Expected<void> fits_in_memory(const Shape& shape) {
  if (std::min({shape.n, shape.c, shape.h, shape.w}) < 0) return fail("", "a negative axis in {}", nchw_text(shape));
  std::int64_t pixels = 0;
  std::int64_t floats = 0;
  const bool overflow = __builtin_mul_overflow(shape.h, shape.w, &pixels) || pixels > INT64_MAX - kFloatsPerLine ||
                        __builtin_mul_overflow(padded_plane_stride(pixels), shape.n, &floats) ||
                        __builtin_mul_overflow(floats, shape.c, &floats) ||
                        __builtin_mul_overflow(floats, std::int64_t{sizeof(float)}, &floats);
  if (overflow) return fail("", "the size of {} overflows", nchw_text(shape));
  if (floats > memory_budget()) {
    return fail("", "{} needs {} MB as float32, more than the {} MB that Pointwise allows itself on this machine",
                nchw_text(shape), floats >> 20, memory_budget() >> 20);
  }
  return {};
}

}  // namespace pw
