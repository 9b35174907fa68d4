#pragma once
// .npy files of given values.
#include <algorithm>
#include <string>
#include <vector>

#include "compute/io/arrays/npy.h"

namespace pw::test {

// float32, of any shape.
inline Expected<void> write_npy_values(const std::string& path, std::span<const float> values,
                                       std::span<const std::int64_t> shape) {
  const FileToWrite file = npy_file(path, values, shape);
  return write_files({&file, 1});
}

// The bytes of a file of whole numbers of a NumPy type: "<i8", ">u2", "|b1". The values are given in C order.
inline std::string whole_number_npy(const std::string& type, const std::vector<std::int64_t>& shape,
                                    const std::vector<std::int64_t>& values, bool fortran = false) {
  std::string header = "{'descr': '" + type + "', 'fortran_order': " + (fortran ? "True" : "False") +
                       ", 'shape': " + shape_text(shape) + ", }";
  header.resize(117, ' ');
  std::string bytes = std::string("\x93NUMPY\x01\x00\x76\x00", 10) + header + "\n";
  const int size = type[2] - '0';
  for (std::size_t i = 0; i < values.size(); ++i) {
    // In Fortran order the first axis varies fastest.
    std::int64_t from = 0, rest = static_cast<std::int64_t>(i), stride = static_cast<std::int64_t>(values.size());
    for (const std::int64_t axis : shape) {
      stride /= axis;
      from += rest % axis * stride;
      rest /= axis;
    }
    const std::int64_t value = values[fortran ? static_cast<std::size_t>(from) : i];
    std::string number;
    for (int byte = 0; byte < size; ++byte) number += static_cast<char>(value >> 8 * byte & 255);
    if (type[0] == '>') std::reverse(number.begin(), number.end());
    bytes += number;
  }
  return bytes;
}

}  // namespace pw::test
