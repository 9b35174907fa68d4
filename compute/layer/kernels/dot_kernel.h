#pragma once
// Dot products of all pairs of rows of two matrices.
#include "compute/layer/kernels/dot_task.h"

namespace pw {

// Fastest with fewer left rows than right ones.
void dot_kernel(const DotTask& task);

}  // namespace pw
