#pragma once
// The values of a stack in the order in which files hold them.
#include <cstdint>
#include <vector>

#include "compute/core/tensor.h"
#include "compute/io/files/output_file.h"

namespace pw {

// The axes of a file of rank 3 (a batch of one) or 4.
std::vector<std::int64_t> axes_in_file(const Shape& shape, AxisOrder order, int rank);
// All values in C order of those axes, native float32.
Expected<void> put_stack(const ByteSink& sink, TensorView stack, AxisOrder order);

}  // namespace pw
