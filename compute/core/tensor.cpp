#include "compute/core/tensor.h"

#include <sys/mman.h>

#include <algorithm>
#include <cstring>
#include <new>

#include "compute/machine/memory_limit.h"

namespace pw {
namespace {

constexpr std::int64_t kAlignment = 64;
constexpr std::int64_t kFloatsPerLine = kAlignment / std::int64_t{sizeof(float)};
constexpr std::int64_t kHugePage = std::int64_t{2} << 20;

// Tensors of at least an eighth of a huge page request huge pages: one TLB entry per 2 MiB instead of 512, and maps of
// 14 × 14 and more jump from page to page. They are aligned and
// padded to whole huge pages, which the system requires.
bool wants_huge_pages(std::int64_t bytes) {
  return bytes >= kHugePage / 8;
}

std::int64_t alignment_of(std::int64_t bytes) {
  return wants_huge_pages(bytes) ? kHugePage : kAlignment;
}

std::int64_t allocated(std::int64_t bytes) {
  return wants_huge_pages(bytes) ? (bytes + kHugePage - 1) / kHugePage * kHugePage : bytes;
}

std::int64_t memory_budget() {
  return std::min<std::int64_t>(memory_limit() / 2, std::int64_t{16} << 30);
}

}  // namespace

std::int64_t padded_plane_stride(std::int64_t pixels) {
  const std::int64_t lines = (pixels + kFloatsPerLine - 1) / kFloatsPerLine;
  // Strides divisible by a large power of two would map the same position of successive planes to a few cache sets.
  // Small planes stay dense: there the padding would cost more.
  const bool conflicts = lines >= 16 && lines % 8 == 0;
  return (conflicts ? lines + 1 : lines) * kFloatsPerLine;
}

void Tensor::Free::operator()(float* data) const {
  ::operator delete[](data, static_cast<std::align_val_t>(alignment_of(bytes)));
}

Tensor::Tensor(const Shape& shape) : shape_(shape), plane_stride_(padded_plane_stride(shape.pixels())) {
  const std::int64_t size = bytes();
  void* memory =
      ::operator new[](static_cast<std::size_t>(allocated(size)), static_cast<std::align_val_t>(alignment_of(size)));
#ifdef MADV_HUGEPAGE
  // Only a hint: if it is not granted, nothing but speed is lost.
  if (wants_huge_pages(size)) madvise(memory, static_cast<std::size_t>(allocated(size)), MADV_HUGEPAGE);
#endif
  data_ = {static_cast<float*>(memory), Free{size}};
  std::memset(data_.get(), 0, static_cast<std::size_t>(size));
}

Expected<void> fits_in_memory(const Shape& shape) {
  if (std::min({shape.n, shape.c, shape.h, shape.w}) < 0) return fail("", "a negative axis in {}", nchw_text(shape));
  std::int64_t pixels = 0;
  std::int64_t floats = 0;
  const bool overflow = __builtin_mul_overflow(shape.h, shape.w, &pixels) || pixels > INT64_MAX - 2 * kFloatsPerLine ||
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

Tensor copy_of(const Tensor& tensor) {
  Tensor copy(tensor.shape());
  if (tensor.bytes() > 0) std::memcpy(copy.data(), tensor.data(), static_cast<std::size_t>(tensor.bytes()));
  return copy;
}

}  // namespace pw
