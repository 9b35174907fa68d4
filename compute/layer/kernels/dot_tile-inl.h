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

#include "compute/layer/kernels/dot_task.h"

HWY_BEFORE_NAMESPACE();
namespace pw {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// Four neighbouring sums can be folded together, with a quarter of the shuffles. Needs vectors of known size that hold
// four floats.
#if HWY_HAVE_SCALABLE || HWY_TARGET == HWY_SCALAR
inline constexpr bool kFoldFours = false;
#else
inline constexpr bool kFoldFours = true;

// The sum over all groups of four lanes.
template <class D, class V = hn::Vec<D> >
HWY_INLINE auto fold_blocks(D d, V v) {
  if constexpr (hn::MaxLanes(d) == 4) {
    return v;
  } else {
    const hn::Half<D> half;
    return fold_blocks(half, hn::Add(hn::LowerHalf(half, v), hn::UpperHalf(half, v)));
  }
}

// to[j] += the sum of the lanes of v[j], for four of them.
template <class D>
HWY_INLINE void add_four(D d, const hn::Vec<D>* v, float* to) {
  const hn::Repartition<std::uint64_t, D> pairs;
  // Lanes (v0, v1, v0, v1), then (v0, v1, v2, v3), in each group of four.
  const auto v01 = hn::Add(hn::InterleaveLower(d, v[0], v[1]), hn::InterleaveUpper(d, v[0], v[1]));
  const auto v23 = hn::Add(hn::InterleaveLower(d, v[2], v[3]), hn::InterleaveUpper(d, v[2], v[3]));
  const auto low = hn::InterleaveLower(pairs, hn::BitCast(pairs, v01), hn::BitCast(pairs, v23));
  const auto high = hn::InterleaveUpper(pairs, hn::BitCast(pairs, v01), hn::BitCast(pairs, v23));
  const hn::CappedTag<float, 4> four;
  const auto sums = fold_blocks(d, hn::Add(hn::BitCast(d, low), hn::BitCast(d, high)));
  hn::StoreU(hn::Add(hn::LoadU(four, to), sums), four, to);
}
#endif

// to[b] += the sum of the lanes of v[b].
template <int kCount, class D>
HWY_INLINE void add_lanes(D d, const hn::Vec<D>* v, float* to) {
  if constexpr (kFoldFours && kCount >= 4) {
    add_four(d, v, to);
    if constexpr (kCount > 4) add_lanes<kCount - 4>(d, v + 4, to + 4);
  } else {
    for (int b = 0; b < kCount; ++b) to[b] += hn::GetLane(hn::SumOfLanes(d, v[b]));
  }
}

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
  for (int a = 0; a < kLeft; ++a) add_lanes<kRight>(d, sums[a], task.sums + (a0 + a) * task.sums_stride + b0);
  // Of rows shorter than a vector.
  for (; k < task.length; ++k) {
    for (int a = 0; a < kLeft; ++a) {
      for (int b = 0; b < kRight; ++b) {
        task.sums[(a0 + a) * task.sums_stride + b0 + b] +=
            left[a * task.left.stride + k] * right[b * task.right.stride + k];
      }
    }
  }
}

template <int kLeft, int kRight, class D>
HWY_INLINE void dot_columns(D d, const DotTask& task, std::int64_t a, std::int64_t b) {
  for (; b + kRight <= task.right.count; b += kRight) dot_tile<kLeft, kRight>(d, task, a, b);
  if constexpr (kRight > 1) dot_columns<kLeft, kRight / 2>(d, task, a, b);
}

// Sums of a tile: half of the registers.
#if HWY_ARCH_X86 && HWY_TARGET > HWY_AVX3
inline constexpr int kDotSums = 8;
#else
inline constexpr int kDotSums = 16;
#endif

// All pairs: four left rows at a time, then two, then one.
template <int kLeft = 4, class D>
HWY_INLINE void dot_rows(D d, const DotTask& task, std::int64_t a = 0) {
  for (; a + kLeft <= task.left.count; a += kLeft) dot_columns<kLeft, kDotSums / kLeft>(d, task, a, 0);
  if constexpr (kLeft > 1) dot_rows<kLeft / 2>(d, task, a);
}

}  // namespace HWY_NAMESPACE
}  // namespace pw
HWY_AFTER_NAMESPACE();

#endif
