#include "compute/layer/kernels/plane_kernels.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "compute/layer/kernels/plane_kernels.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.
#include <hwy/highway.h>

#include "compute/layer/kernels/exp-inl.h"

HWY_BEFORE_NAMESPACE();
namespace pw {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// Calls step(d, at) for whole vectors, then for single elements, with the same arithmetic for both.
template <class Step>
HWY_INLINE void along(IndexRange range, Step step) {
  const hn::ScalableTag<float> d;
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
  std::int64_t at = range.begin;
  for (; at + lanes <= range.end; at += lanes) step(d, at);
  for (; at < range.end; ++at) step(hn::CappedTag<float, 1>(), at);
}

// Not hn::Max, which drops NaN on some instruction sets.
struct Relu {
  template <class D, class V>
  HWY_INLINE V operator()(D, V x) const {
    return hn::IfThenZeroElse(hn::Lt(x, hn::Zero(D())), x);
  }
};

// exp(-|x|) never overflows and does not lose the small results for large negative x.
struct Sigmoid {
  template <class D, class V>
  HWY_INLINE V operator()(D d, V x) const {
    const V one = hn::Set(d, 1.0F);
    const V e = exp_of_negative(d, hn::Neg(hn::Abs(x)));
    return hn::Div(hn::IfThenElse(hn::Lt(x, hn::Zero(d)), e, one), hn::Add(one, e));
  }
};

template <class Function>
void each_value(const ActivationTask& task, Function function) {
  for (std::int64_t c = 0; c < task.channels; ++c) {
    const float* in = task.in + c * task.in_stride;
    float* out = task.out + c * task.out_stride;
    along(task.pixels,
          [&](auto d, std::int64_t at) HWY_ATTR { hn::StoreU(function(d, hn::LoadU(d, in + at)), d, out + at); });
  }
}

void softmax(const ActivationTask& task) {
  along(task.pixels, [&](auto d, std::int64_t at) HWY_ATTR {
    auto largest = hn::LoadU(d, task.in + at);
    for (std::int64_t c = 1; c < task.channels; ++c)
      largest = hn::Max(largest, hn::LoadU(d, task.in + c * task.in_stride + at));
    auto total = hn::Zero(d);
    for (std::int64_t c = 0; c < task.channels; ++c) {
      const auto e = exp_of_negative(d, hn::Sub(hn::LoadU(d, task.in + c * task.in_stride + at), largest));
      hn::StoreU(e, d, task.out + c * task.out_stride + at);
      total = hn::Add(total, e);
    }
    for (std::int64_t c = 0; c < task.channels; ++c) {
      float* out = task.out + c * task.out_stride + at;
      hn::StoreU(hn::Div(hn::LoadU(d, out), total), d, out);
    }
  });
}

void Activate(Activation activation, const ActivationTask& task) {
  switch (activation) {
    case Activation::kNone:
      return each_value(task, [](auto, auto x) HWY_ATTR { return x; });
    case Activation::kRelu:
      return each_value(task, Relu());
    case Activation::kSigmoid:
      return each_value(task, Sigmoid());
    case Activation::kSoftmax:
      return softmax(task);
  }
}

FiniteRange Range(const float* values, std::int64_t count) {
  const hn::ScalableTag<double> wide;
  const hn::Rebind<float, decltype(wide)> d;
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  auto min = hn::Set(d, kInfinity);
  auto max = hn::Set(d, -kInfinity);
  auto sum = hn::Zero(wide);
  FiniteRange range{kInfinity, -kInfinity, 0.0, 0};
  std::int64_t p = 0;
  for (; p + lanes <= count; p += lanes) {
    const auto x = hn::LoadU(d, values + p);
    const auto finite = hn::IsFinite(x);
    range.finite += static_cast<std::int64_t>(hn::CountTrue(d, finite));
    min = hn::Min(min, hn::IfThenElse(finite, x, hn::Set(d, kInfinity)));
    max = hn::Max(max, hn::IfThenElse(finite, x, hn::Set(d, -kInfinity)));
    sum = hn::Add(sum, hn::PromoteTo(wide, hn::IfThenElseZero(finite, x)));
  }
  range.min = hn::GetLane(hn::MinOfLanes(d, min));
  range.max = hn::GetLane(hn::MaxOfLanes(d, max));
  range.sum = hn::GetLane(hn::SumOfLanes(wide, sum));
  for (; p < count; ++p) {
    if (!std::isfinite(values[p])) continue;
    range.min = std::min(range.min, values[p]);
    range.max = std::max(range.max, values[p]);
    range.sum += double{values[p]};
    ++range.finite;
  }
  return range;
}

float Sum(const float* values, std::int64_t count) {
  const hn::ScalableTag<float> d;
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
  auto sums = hn::Zero(d);
  std::int64_t p = 0;
  for (; p + lanes <= count; p += lanes) sums = hn::Add(sums, hn::LoadU(d, values + p));
  float sum = hn::GetLane(hn::SumOfLanes(d, sums));
  for (; p < count; ++p) sum += values[p];
  return sum;
}

// Stores next(d, p) to to[p]; true if all results are finite: 0 * x is NaN for the others, and NaN propagates through
// the sum.
template <class Next>
HWY_INLINE bool change(float* to, std::int64_t count, Next next) {
  const hn::CappedTag<float, 1> one;
  auto non_finite = hn::Zero(one);
  const hn::ScalableTag<float> d;
  auto non_finite_lanes = hn::Zero(d);
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
  std::int64_t p = 0;
  for (; p + lanes <= count; p += lanes) {
    const auto y = next(d, p);
    hn::StoreU(y, d, to + p);
    non_finite_lanes = hn::MulAdd(y, hn::Zero(d), non_finite_lanes);
  }
  for (; p < count; ++p) {
    const auto y = next(one, p);
    hn::StoreU(y, one, to + p);
    non_finite = hn::MulAdd(y, hn::Zero(one), non_finite);
  }
  return hn::AllTrue(d, hn::Eq(non_finite_lanes, hn::Zero(d))) && hn::GetLane(non_finite) == 0.0F;
}

bool AddScaled(const float* HWY_RESTRICT from, float factor, float* HWY_RESTRICT to, std::int64_t count) {
  return change(to, count, [&](auto d, std::int64_t p) HWY_ATTR {
    return hn::MulAdd(hn::Set(d, factor), hn::LoadU(d, from + p), hn::LoadU(d, to + p));
  });
}

bool AddConstant(float value, float* HWY_RESTRICT to, std::int64_t count) {
  return change(to, count,
                [&](auto d, std::int64_t p) HWY_ATTR { return hn::Add(hn::Set(d, value), hn::LoadU(d, to + p)); });
}

}  // namespace HWY_NAMESPACE
}  // namespace pw
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace pw {

HWY_EXPORT(Activate);
HWY_EXPORT(Range);
HWY_EXPORT(Sum);
HWY_EXPORT(AddScaled);
HWY_EXPORT(AddConstant);

void activation_kernel(Activation activation, const ActivationTask& task) {
  HWY_DYNAMIC_DISPATCH(Activate)(activation, task);
}

FiniteRange range_kernel(const float* values, std::int64_t count) {
  return HWY_DYNAMIC_DISPATCH(Range)(values, count);
}

float sum_kernel(const float* values, std::int64_t count) {
  return HWY_DYNAMIC_DISPATCH(Sum)(values, count);
}

bool add_scaled_kernel(const float* from, float factor, float* to, std::int64_t count) {
  return HWY_DYNAMIC_DISPATCH(AddScaled)(from, factor, to, count);
}

bool add_constant_kernel(float value, float* to, std::int64_t count) {
  return HWY_DYNAMIC_DISPATCH(AddConstant)(value, to, count);
}

}  // namespace pw
#endif  // HWY_ONCE
