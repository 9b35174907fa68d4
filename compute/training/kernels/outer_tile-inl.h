// Sums of outer products, a few rows by a few vectors at a time. Included once per instruction set, as
// linear_tile-inl.h is.
#if defined(POINTWISE_OUTER_TILE_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef POINTWISE_OUTER_TILE_INL_H
#undef POINTWISE_OUTER_TILE_INL_H
#else
#define POINTWISE_OUTER_TILE_INL_H
#endif

#include <hwy/cache_control.h>
#include <hwy/highway.h>

#include <cstdint>

HWY_BEFORE_NAMESPACE();
namespace pw {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// sums[a * sums_stride + k] += sum_p left[a * left_stride + p] * right[p * right_stride + k], p < count.
struct OuterTask {
  const float* left;
  std::int64_t left_stride;
  std::int64_t left_rows;
  const float* right;
  std::int64_t right_stride;
  std::int64_t length;  // of a right row: a multiple of every vector length
  std::int64_t count;
  float* sums;
  std::int64_t sums_stride;
  const float* next;  // the rows read after these, to be prefetched
};

// Floats of a cache line.
inline constexpr std::int64_t kLine = 16;

template <int kLeft, int kVectors, class D>
HWY_INLINE void outer_tile(D d, const OuterTask& task, std::int64_t a0, std::int64_t k0) {
  using V = hn::Vec<D>;
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
  const float* left = task.left + a0 * task.left_stride;
  const float* right = task.right + k0;
  const float* next = task.next + k0;
  V sums[kLeft][kVectors];
  for (int a = 0; a < kLeft; ++a) {
    for (int v = 0; v < kVectors; ++v) sums[a][v] = hn::Zero(d);
  }
  for (std::int64_t p = 0; p < task.count; ++p, right += task.right_stride, next += task.right_stride) {
    // Half of the next rows are prefetched here, where the current rows are in L1; the other half are loaded when they
    // are first read. So memory is busy in both phases.
    if (a0 == 0 && p % 2 == 0) {
      for (std::int64_t k = 0; k < kVectors * lanes; k += kLine) hwy::Prefetch(next + k);
    }
    V factor[kLeft];
    for (int a = 0; a < kLeft; ++a) factor[a] = hn::Set(d, left[a * task.left_stride + p]);
    for (int v = 0; v < kVectors; ++v) {
      const V x = hn::LoadU(d, right + v * lanes);
      for (int a = 0; a < kLeft; ++a) sums[a][v] = hn::MulAdd(factor[a], x, sums[a][v]);
    }
  }
  for (int a = 0; a < kLeft; ++a) {
    float* to = task.sums + (a0 + a) * task.sums_stride + k0;
    for (int v = 0; v < kVectors; ++v) {
      hn::StoreU(hn::Add(hn::LoadU(d, to + v * lanes), sums[a][v]), d, to + v * lanes);
    }
  }
}

template <int kLeft, int kVectors, class D>
HWY_INLINE void outer_columns(D d, const OuterTask& task, std::int64_t a, std::int64_t k) {
  const auto width = kVectors * static_cast<std::int64_t>(hn::Lanes(d));
  for (; k + width <= task.length; k += width) outer_tile<kLeft, kVectors>(d, task, a, k);
  if constexpr (kVectors > 1) outer_columns<kLeft, kVectors / 2>(d, task, a, k);
}

// Accumulators of a tile: half of the vector registers.
#if HWY_ARCH_X86 && HWY_TARGET > HWY_AVX3
inline constexpr int kOuterSums = 8;
#else
inline constexpr int kOuterSums = 16;
#endif

template <int kLeft = 4, class D>
HWY_INLINE void outer_rows(D d, const OuterTask& task, std::int64_t a = 0) {
  for (; a + kLeft <= task.left_rows; a += kLeft) outer_columns<kLeft, kOuterSums / kLeft>(d, task, a, 0);
  if constexpr (kLeft > 1) outer_rows<kLeft / 2>(d, task, a);
}

}  // namespace HWY_NAMESPACE
}  // namespace pw
HWY_AFTER_NAMESPACE();

#endif
