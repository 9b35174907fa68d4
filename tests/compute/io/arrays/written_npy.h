#pragma once
// .npy files of given values.
#include "compute/io/arrays/npy.h"

namespace pw::test {

// float32, of any shape.
inline Expected<void> write_npy_values(const std::string& path, std::span<const float> values,
                                       std::span<const std::int64_t> shape) {
  const FileToWrite file = npy_file(path, values, shape);
  return write_files({&file, 1});
}

}  // namespace pw::test
