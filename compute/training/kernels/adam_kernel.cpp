#include "compute/training/kernels/adam_kernel.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "compute/training/kernels/adam_kernel.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace pw {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

template <class D>
HWY_INLINE std::int64_t adam_vectors(D d, const AdamTask& task, std::int64_t i) {
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
  const auto keep_mean = hn::Set(d, task.beta1);
  const auto keep_square = hn::Set(d, task.beta2);
  const auto add_mean = hn::Set(d, 1.0F - task.beta1);
  const auto add_square = hn::Set(d, 1.0F - task.beta2);
  for (; i + lanes <= task.count; i += lanes) {
    const auto g = hn::LoadU(d, task.gradient + i);
    const auto mean = hn::MulAdd(keep_mean, hn::LoadU(d, task.mean + i), hn::Mul(add_mean, g));
    const auto square = hn::MulAdd(keep_square, hn::LoadU(d, task.square + i), hn::Mul(add_square, hn::Mul(g, g)));
    const auto size = hn::Add(hn::Sqrt(hn::Mul(square, hn::Set(d, task.square_correction))), hn::Set(d, task.epsilon));
    const auto step = hn::Div(hn::Mul(hn::Set(d, task.rate), mean), size);
    hn::StoreU(mean, d, task.mean + i);
    hn::StoreU(square, d, task.square + i);
    hn::StoreU(hn::Sub(hn::LoadU(d, task.value + i), step), d, task.value + i);
  }
  return i;
}

void AdamStep(const AdamTask& task) {
  const std::int64_t remainder = adam_vectors(hn::ScalableTag<float>(), task, 0);
  adam_vectors(hn::CappedTag<float, 1>(), task, remainder);
}

// 0 * x is NaN for Inf and NaN, and NaN propagates through the sum.
bool AllFinite(const float* values, std::int64_t count) {
  const hn::ScalableTag<float> d;
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
  auto non_finite = hn::Zero(d);
  std::int64_t i = 0;
  for (; i + lanes <= count; i += lanes) non_finite = hn::MulAdd(hn::LoadU(d, values + i), hn::Zero(d), non_finite);
  float remainder = 0.0F;
  for (; i < count; ++i) remainder += 0.0F * values[i];
  return remainder == 0.0F && hn::AllTrue(d, hn::Eq(non_finite, hn::Zero(d)));
}

}  // namespace HWY_NAMESPACE
}  // namespace pw
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace pw {

HWY_EXPORT(AdamStep);
HWY_EXPORT(AllFinite);

void adam_kernel(const AdamTask& task) {
  HWY_DYNAMIC_DISPATCH(AdamStep)(task);
}

bool all_finite(const float* values, std::int64_t count) {
  return HWY_DYNAMIC_DISPATCH(AllFinite)(values, count);
}

}  // namespace pw
#endif  // HWY_ONCE
