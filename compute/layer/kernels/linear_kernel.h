#pragma once
// The forward pass over a part of one image.
#include "compute/layer/kernels/linear_task.h"

namespace pw {

void linear_kernel(const LinearTask& task, LinearOrder order);

}  // namespace pw
