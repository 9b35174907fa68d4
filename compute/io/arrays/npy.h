#pragma once
// Reads and writes .npy arrays: stacks and weights as float32, labels as bytes.
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "compute/core/progress.h"
#include "compute/core/tensor.h"
#include "compute/io/arrays/array_payload.h"
#include "compute/io/arrays/npy_header.h"
#include "compute/io/files/output_file.h"

namespace pw {

Expected<ArrayHeader> read_npy_header(const std::string& path);

// The array as a stack: rank 4, or rank 3 for a batch of one. Converted to float32 in bands, so that little more memory
// than the stack itself is needed. Cancelled: an error with the reason "cancelled".
Expected<Tensor> read_npy_stack(const std::string& path, AxisOrder order, Progress* progress = nullptr);

// The same from memory, for tests and archives. Values are in C order as float32; more than 2^28 are refused.
Expected<Tensor> parse_npy_stack(const std::string& subject, std::span<const std::byte> bytes, AxisOrder order);
Expected<std::vector<float>> parse_npy_values(const std::string& subject, std::span<const std::byte> bytes);

// float32, C order, little-endian, rank 3 (batch of one) or 4.
Expected<void> write_npy_stack(const std::string& path, TensorView stack, AxisOrder order, int rank);
// The same for write_files. Borrows the stack.
FileToWrite npy_stack_file(const std::string& path, TensorView stack, AxisOrder order, int rank);
// float32, C order, little-endian, of any shape, for write_files. Borrows the values.
FileToWrite npy_file(const std::string& path, std::span<const float> values, std::span<const std::int64_t> shape);
// The same of uint8.
FileToWrite npy_file(const std::string& path, std::span<const std::uint8_t> values,
                     std::span<const std::int64_t> shape);

}  // namespace pw
