#include "compute/training/kernels/loss_task.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "compute/training/kernels/loss_kernel.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.
#include <hwy/highway.h>

#include "compute/training/kernels/loss-inl.h"

HWY_BEFORE_NAMESPACE();
namespace pw {
namespace HWY_NAMESPACE {

LossValue LossOf(Loss loss, const LossTask& task) {
  return loss_of(loss, task);
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
