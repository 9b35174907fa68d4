#pragma once
// Reads the data of an array in a file as float32, in the memory order of the program.
#include <array>
#include <span>
#include <string>
#include <vector>

#include "compute/core/progress.h"
#include "compute/core/tensor.h"
#include "compute/io/arrays/array_header.h"

namespace pw {

// The shape of an array read as a stack in this axis order, or why it is not a stack.
Expected<Shape> stack_shape(const std::string& subject, std::span<const std::int64_t> shape, AxisOrder order);

// The array as a stack: rank 4, or rank 3 for a batch of one. Converted in bands, so that little more memory than the
// stack itself is needed. Cancelled: an error with the reason "cancelled". `header` must have been checked against the
// file's size.
Expected<Tensor> read_stack_payload(const std::string& subject, const ArrayHeader& header, const ReadAt& read_at,
                                    AxisOrder order, Progress* progress);

// All values in C order. Refused beyond 2^28 values.
Expected<std::vector<float>> read_values_payload(const std::string& subject, const ArrayHeader& header,
                                                 const ReadAt& read_at);

}  // namespace pw
