#pragma once
// A file of several arrays, each with a name: a safetensors file.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compute/io/arrays/array_payload.h"
#include "compute/io/arrays/safetensors.h"
#include "compute/io/files/input_file.h"

namespace pw {

struct ArchiveEntry {
  std::string name;
  std::string type;  // as in the file: "F16", "BF16", "I64" …
  std::vector<std::int64_t> shape;
  bool readable = true;  // false where the numbers have no float32 form here, and where there are none
};

// Open and understood; arrays are read when they are asked for. Errors name the path as given.
class ArrayArchive {
 public:
  static Expected<ArrayArchive> open(const std::string& path);

  // By their place in the file.
  const std::vector<ArchiveEntry>& entries() const { return entries_; }
  // Each refuses a name that is not there, and an entry that is not readable.
  Expected<ArrayHeader> header(std::string_view name) const;
  Expected<Tensor> stack(std::string_view name, AxisOrder layout, Progress* progress = nullptr) const;
  Expected<std::vector<float>> values(std::string_view name) const;

 private:
  ArrayArchive(InputFile file, SafetensorsHeader header);

  InputFile file_;
  SafetensorsHeader header_;
  std::vector<ArchiveEntry> entries_;
};

}  // namespace pw
