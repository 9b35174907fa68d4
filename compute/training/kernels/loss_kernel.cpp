#include "compute/training/kernels/loss_kernel.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "compute/training/kernels/loss_kernel.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.
#include <hwy/highway.h>

#include "compute/training/kernels/loss-inl.h"

HWY_BEFORE_NAMESPACE();
namespace pw {
namespace HWY_NAMESPACE {

template <class D>
HWY_INLINE std::int64_t add_value(D d, Loss loss, const LossTask& task, std::int64_t begin, LossValue& value) {
  LossSum<D> sum(d, largest_factor(loss, task.cout));
  const std::int64_t end = add_loss(d, loss, task, begin, sum);
  value += sum.value(d);
  return end;
}

LossValue LossOf(Loss loss, const LossTask& task) {
  LossValue value;
  if (task.cout == 0) return value;
  const std::int64_t remainder = add_value(hn::ScalableTag<float>(), loss, task, 0, value);
  add_value(hn::CappedTag<float, 1>(), loss, task, remainder, value);
  return value;
}

}  // namespace HWY_NAMESPACE
}  // namespace pw
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace pw {

HWY_EXPORT(LossOf);

LossValue loss_kernel(Loss loss, const LossTask& task) {
  return HWY_DYNAMIC_DISPATCH(LossOf)(loss, task);
}

}  // namespace pw
#endif  // HWY_ONCE
