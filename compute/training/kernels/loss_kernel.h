#pragma once
// The loss of consecutive positions.
#include "compute/training/kernels/loss_task.h"

namespace pw {

// `loss` is the sum over the positions, not the mean.
LossValue loss_kernel(Loss loss, const LossTask& task);

}  // namespace pw
