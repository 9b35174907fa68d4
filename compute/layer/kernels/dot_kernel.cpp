#include "compute/layer/kernels/dot_kernel.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "compute/layer/kernels/dot_kernel.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.
#include <hwy/highway.h>

#include "compute/layer/kernels/dot_tile-inl.h"
#include "compute/layer/kernels/linear_task.h"

HWY_BEFORE_NAMESPACE();
namespace pw {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

void Dot(const DotTask& task) {
  dot_rows(hn::CappedTag<float, kPixelGrain>(), task);
}

}  // namespace HWY_NAMESPACE
}  // namespace pw
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace pw {

HWY_EXPORT(Dot);

void dot_kernel(const DotTask& task) {
  HWY_DYNAMIC_DISPATCH(Dot)(task);
}

}  // namespace pw
#endif  // HWY_ONCE
