// Dot products of long rows, a few rows against a few others at a time. Included once per instruction set, as
// linear_tile-inl.h is.
#if defined(POINTWISE_DOT_TILE_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef POINTWISE_DOT_TILE_INL_H
#undef POINTWISE_DOT_TILE_INL_H
#else
#define POINTWISE_DOT_TILE_INL_H
#endif

#include <hwy/highway.h>

#include <cstdint>

HWY_BEFORE_NAMESPACE();
namespace pw {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// Rows of floats, `stride` apart.
struct Rows {
  const float* data;
  std::int64_t stride;
  std::int64_t count;
};

// sums[a * sums_stride + b] += sum_k left[a][k] * right[b][k], k < length.
struct DotTask {
  Rows left, right;
  std::int64_t length;
  float* sums;
  std::int64_t sums_stride;
};

template <int kLeft, int kRight, class D>
HWY_INLINE void dot_tile(D d, const DotTask& task, std::int64_t a0, std::int64_t b0) {
  using V = hn::Vec<D>;
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
  const float* left = task.left.data + a0 * task.left.stride;
  const float* right = task.right.data + b0 * task.right.stride;
  V sums[kLeft][kRight];
  for (int a = 0; a < kLeft; ++a) {
    for (int b = 0; b < kRight; ++b) sums[a][b] = hn::Zero(d);
  }
  V from_left[kLeft];
  const auto add_right = [&](std::int64_t k) HWY_ATTR {
    for (int b = 0; b < kRight; ++b) {
      const V from_right = hn::LoadU(d, right + b * task.right.stride + k);
      for (int a = 0; a < kLeft; ++a) sums[a][b] = hn::MulAdd(from_left[a], from_right, sums[a][b]);
    }
  };
  std::int64_t k = 0;
  for (; k + lanes <= task.length; k += lanes) {
    for (int a = 0; a < kLeft; ++a) from_left[a] = hn::LoadU(d, left + a * task.left.stride + k);
    add_right(k);
  }
  // The last vector reaches back over elements that have been counted: their factors are zero.
  if (const std::int64_t rest = task.length - k; rest > 0 && task.length >= lanes) {
    const auto fresh = hn::Not(hn::FirstN(d, static_cast<std::size_t>(lanes - rest)));
    k = task.length - lanes;
    for (int a = 0; a < kLeft; ++a) {
      from_left[a] = hn::IfThenElseZero(fresh, hn::LoadU(d, left + a * task.left.stride + k));
    }
    add_right(k);
    k = task.length;
  }
  for (int a = 0; a < kLeft; ++a) {
    for (int b = 0; b < kRight; ++b) {
      float sum = hn::GetLane(hn::SumOfLanes(d, sums[a][b]));
      for (std::int64_t j = k; j < task.length; ++j)
        sum += left[a * task.left.stride + j] * right[b * task.right.stride + j];
      task.sums[(a0 + a) * task.sums_stride + b0 + b] += sum;
    }
  }
}

template <int kLeft, int kRight, class D>
HWY_INLINE void dot_columns(D d, const DotTask& task, std::int64_t a, std::int64_t b) {
  for (; b + kRight <= task.right.count; b += kRight) dot_tile<kLeft, kRight>(d, task, a, b);
  if constexpr (kRight > 1) dot_columns<kLeft, kRight / 2>(d, task, a, b);
}

// All pairs: four left rows at a time, then two, then one.
template <int kLeft = 4, class D>
HWY_INLINE void dot_rows(D d, const DotTask& task, std::int64_t a = 0) {
  for (; a + kLeft <= task.left.count; a += kLeft) dot_columns<kLeft, 8 / kLeft>(d, task, a, 0);
  if constexpr (kLeft > 1) dot_rows<kLeft / 2>(d, task, a);
}

}  // namespace HWY_NAMESPACE
}  // namespace pw
HWY_AFTER_NAMESPACE();

#endif
