#pragma once
// The forward pass of one image's part.
#include "compute/layer/kernels/linear_task.h"

namespace pw {

void linear_kernel(const LinearTask& task, LinearOrder order);

}  // namespace pw
