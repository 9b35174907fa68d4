// Dot products of long rows, in register tiles of a few by a few rows. Included once per instruction set, as
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

// Horizontal sums of several vectors at once take a fraction of the shuffles. Needs vectors of a fixed size of at least
// four floats.
#if HWY_HAVE_SCALABLE || HWY_TARGET == HWY_SCALAR
inline constexpr bool kFoldTogether = false;
#else
inline constexpr bool kFoldTogether = true;

// In each group of four lanes: the sums of v[0] … v[3] over that group.
template <class D>
HWY_INLINE hn::Vec<D> fold_fours(D d, const hn::Vec<D>* v) {
  const hn::Repartition<std::uint64_t, D> pairs;
  // Lanes (v0, v1, v0, v1), then (v0, v1, v2, v3).
  const auto v01 = hn::Add(hn::InterleaveLower(d, v[0], v[1]), hn::InterleaveUpper(d, v[0], v[1]));
  const auto v23 = hn::Add(hn::InterleaveLower(d, v[2], v[3]), hn::InterleaveUpper(d, v[2], v[3]));
  const auto low = hn::InterleaveLower(pairs, hn::BitCast(pairs, v01), hn::BitCast(pairs, v23));
  const auto high = hn::InterleaveUpper(pairs, hn::BitCast(pairs, v01), hn::BitCast(pairs, v23));
  return hn::Add(hn::BitCast(d, low), hn::BitCast(d, high));
}

// In each pair of groups: the sums of v[0] … v[3], then those of v[4] … v[7], over that pair.
template <class D>
HWY_INLINE hn::Vec<D> fold_eights(D d, const hn::Vec<D>* v) {
  const auto first = fold_fours(d, v);
  const auto second = fold_fours(d, v + 4);
  return hn::Add(hn::OddEvenBlocks(second, first), hn::SwapAdjacentBlocks(hn::OddEvenBlocks(first, second)));
}

// Lane j is the sum of the lanes of v[j].
template <class D>
HWY_INLINE hn::Vec<D> fold_all(D d, const hn::Vec<D>* v) {
  if constexpr (hn::MaxLanes(d) == 4) {
    return fold_fours(d, v);
  } else if constexpr (hn::MaxLanes(d) == 8) {
    return fold_eights(d, v);
  } else {
    const auto first = fold_eights(d, v);
    const auto second = fold_eights(d, v + 8);
    return hn::Add(hn::ConcatLowerLower(d, second, first), hn::ConcatUpperUpper(d, second, first));
  }
}

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
#endif

// to[b] += the sum of the lanes of v[b].
template <int kCount, class D>
HWY_INLINE void add_lanes(D d, const hn::Vec<D>* v, float* to) {
  constexpr int kLanes = static_cast<int>(hn::MaxLanes(d));
  if constexpr (kFoldTogether && kCount >= kLanes) {
    // Stored as one vector, because it may be loaded as one next.
    hn::StoreU(hn::Add(hn::LoadU(d, to), fold_all(d, v)), d, to);
    if constexpr (kCount > kLanes) add_lanes<kCount - kLanes>(d, v + kLanes, to + kLanes);
  } else if constexpr (kFoldTogether && kCount >= 4) {
    const hn::CappedTag<float, 4> four;
    hn::StoreU(hn::Add(hn::LoadU(four, to), fold_blocks(d, fold_fours(d, v))), four, to);
    if constexpr (kCount > 4) add_lanes<kCount - 4>(d, v + 4, to + 4);
  } else {
    for (int b = 0; b < kCount; ++b) to[b] += hn::GetLane(hn::SumOfLanes(d, v[b]));
  }
}

// kCount rows at the same column, with one pointer for every four: one for each would exceed the general-purpose
// registers.
template <int kCount>
struct RowPointers {
  const float* first[(kCount + 3) / 4];
  std::int64_t stride, three_strides;

  RowPointers(const float* data, std::int64_t row_stride) : stride(row_stride), three_strides(3 * row_stride) {
    for (int group = 0; group < (kCount + 3) / 4; ++group) first[group] = data + 4 * group * row_stride;
  }
  HWY_INLINE const float* row(int r) const { return first[r / 4] + (r % 4 == 3 ? three_strides : r % 4 * stride); }
  HWY_INLINE void advance(std::int64_t by) {
    for (const float*& pointer : first) pointer += by;
  }
};

template <int kLeft, int kRight, class D>
HWY_INLINE void dot_tile(D d, const DotTask& task, std::int64_t a0, std::int64_t b0) {
  using V = hn::Vec<D>;
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
  RowPointers<kLeft> left(task.left.data + a0 * task.left.stride, task.left.stride);
  RowPointers<kRight> right(task.right.data + b0 * task.right.stride, task.right.stride);
  V sums[kLeft][kRight];
  for (int a = 0; a < kLeft; ++a) {
    for (int b = 0; b < kRight; ++b) sums[a][b] = hn::Zero(d);
  }
  const auto add_products = [&](auto load) HWY_ATTR {
    V from_left[kLeft];
    for (int a = 0; a < kLeft; ++a) from_left[a] = load(left.row(a));
    for (int b = 0; b < kRight; ++b) {
      const V from_right = load(right.row(b));
      for (int a = 0; a < kLeft; ++a) sums[a][b] = hn::MulAdd(from_left[a], from_right, sums[a][b]);
    }
  };
  std::int64_t remainder = task.length;
  for (; remainder >= lanes; remainder -= lanes) {
    add_products([d](const float* from) HWY_ATTR { return hn::LoadU(d, from); });
    left.advance(lanes);
    right.advance(lanes);
  }
  // The last vector overlaps elements already counted: there both factors are masked to zero.
  if (remainder > 0 && task.length >= lanes) {
    const auto fresh = hn::Not(hn::FirstN(d, static_cast<std::size_t>(lanes - remainder)));
    left.advance(remainder - lanes);
    right.advance(remainder - lanes);
    add_products([d, fresh](const float* from) HWY_ATTR { return hn::IfThenElseZero(fresh, hn::LoadU(d, from)); });
    remainder = 0;
  }
  for (int a = 0; a < kLeft; ++a) add_lanes<kRight>(d, sums[a], task.sums + (a0 + a) * task.sums_stride + b0);
  // Rows shorter than a vector.
  for (; remainder > 0; --remainder) {
    for (int a = 0; a < kLeft; ++a) {
      for (int b = 0; b < kRight; ++b) {
        task.sums[(a0 + a) * task.sums_stride + b0 + b] += *left.row(a) * *right.row(b);
      }
    }
    left.advance(1);
    right.advance(1);
  }
}

template <int kLeft, int kRight, class D>
HWY_INLINE void dot_columns(D d, const DotTask& task, std::int64_t a, std::int64_t b) {
  for (; b + kRight <= task.right.count; b += kRight) dot_tile<kLeft, kRight>(d, task, a, b);
  if constexpr (kRight > 1) dot_columns<kLeft, kRight / 2>(d, task, a, b);
}

// Accumulators of a tile: half of the vector registers.
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
