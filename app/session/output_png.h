#pragma once
// The outputs as one picture file.
#include <string>

#include "compute/core/error.h"
#include "compute/core/tensor.h"

namespace pw {

// Image 0's outputs below each other in the diverging colours, each symmetric about zero in its own range, every cell a
// square of whole pixels (8, or fewer for large maps), 4 white pixels between two outputs.
Expected<void> write_outputs_png(const std::string& path, TensorView outputs);

}  // namespace pw
