#include "app/cost/next_kernels.h"

namespace pw {

const std::array<NextKernelName, kNextKernels>& next_kernel_names() {
  static constexpr std::array<NextKernelName, kNextKernels> kNames = {{
      {"1x1", "cost.kernel.1x1", "1×1", "1×1", "The next layer is a 1×1 convolution"},
      {"3x3", "cost.kernel.3x3", "3×3", "3×3", "The next layer is a 3×3 convolution"},
      {"5x5", "cost.kernel.5x5", "5×5", "5×5", "The next layer is a 5×5 convolution"},
      {"up", "cost.kernel.up", "16×16 up", "16×16 up (FCN-8s)",
       "The next layer is a transposed 16×16 convolution with stride 8, as in FCN-8s"},
      {"depthwise", "cost.kernel.depthwise", "depthwise 3×3", "depthwise 3×3 + 1×1",
       "A depthwise 3×3 and a 1×1 after it take the place of a 3×3 convolution: no 1×1 comes first"},
  }};
  return kNames;
}

const NextKernelName& next_kernel_name(NextKernel kernel) {
  return next_kernel_names().at(static_cast<std::size_t>(kernel));
}

}  // namespace pw
