#include "compute/layer/kernels/simd_target.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "compute/layer/kernels/simd_target.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace pw {
namespace HWY_NAMESPACE {

const char* TargetName() {
  return hwy::TargetName(HWY_TARGET);
}

bool HasFma() {
  return HWY_NATIVE_FMA != 0;
}

}  // namespace HWY_NAMESPACE
}  // namespace pw
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace pw {

HWY_EXPORT(TargetName);
HWY_EXPORT(HasFma);

const char* simd_target_name() {
  return HWY_DYNAMIC_DISPATCH(TargetName)();
}

bool simd_target_has_fma() {
  return HWY_DYNAMIC_DISPATCH(HasFma)();
}

}  // namespace pw
#endif  // HWY_ONCE
