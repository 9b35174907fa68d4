#pragma once
// An array in a file of any supported format: a .npy, or one array of a safetensors file, written
// FILE.safetensors:NAME. The case of the extension does not matter; the name may contain any character.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compute/io/arrays/array_payload.h"
#include "compute/io/arrays/safetensors.h"
#include "compute/io/files/input_file.h"

namespace pw {

// FILE and NAME of FILE.safetensors:NAME. `name` is empty if there is no such part, or if a file with the whole path
// exists. Of several possible splits, the first one whose FILE exists is used, or else the first. `holds_arrays` tells
// from its extension whether a file holds named arrays.
struct ArrayPath {
  std::string file;
  std::string name;
};
ArrayPath split_array_path(const std::string& path,
                           const std::function<bool(std::string_view)>& holds_arrays = has_safetensors_ending);

// open() parses the header, not the data; the format is recognised by content. Without a name, a safetensors file must
// hold exactly one array. Errors name the path as given.
class ArrayFile {
 public:
  static Expected<ArrayFile> open(const std::string& path);
  // For readers of other formats: `header` must have been checked against the size of the file.
  ArrayFile(std::string path, InputFile file, ArrayHeader header)
      : path_(std::move(path)), file_(std::move(file)), header_(std::move(header)) {}

  const std::string& path() const { return path_; }
  const ArrayHeader& header() const { return header_; }
  Expected<Tensor> stack(AxisOrder order, Progress* progress = nullptr) const;
  Expected<std::vector<float>> values() const;

 private:
  std::string path_;
  InputFile file_;
  ArrayHeader header_;
};

Expected<ArrayHeader> read_array_header(const std::string& path);
Expected<Tensor> read_array_stack(const std::string& path, AxisOrder order, Progress* progress = nullptr);
Expected<std::vector<float>> read_array_values(const std::string& path);

// A stack as float32, little-endian, C order, of rank 3 (a batch of one) or 4, into .npy, also without an ending, or
// into .safetensors as its only array, `name`. Endings count in any case; others are refused.
Expected<void> write_stack(const std::string& path, const std::string& name, TensorView stack, AxisOrder order,
                           int rank);
// Whether write_stack writes files of this name; for before long work.
Expected<void> check_array_ending(const std::string& path);

}  // namespace pw
