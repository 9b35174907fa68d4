#pragma once
// Writes arrays in the format that their file's name promises.
#include <string>

#include "compute/core/error.h"
#include "compute/core/tensor.h"

namespace pw {

// A stack as float32, little-endian, C order, of rank 3 (a batch of one) or 4, into .npy, also without an ending, or
// into .safetensors as its only array, `name`. Endings count in any case; others are refused.
Expected<void> write_stack(const std::string& path, const std::string& name, TensorView stack, AxisOrder order,
                           int rank);
// Whether write_stack writes files of this name; for before long work.
Expected<void> check_array_ending(const std::string& path);

}  // namespace pw
