#pragma once
// A file of named arrays: safetensors.
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
  bool readable = true;  // false for types that are not converted to float32, and for empty arrays
};

// open() parses the header; arrays are read on request. Errors name the path as given.
class ArrayArchive {
 public:
  static Expected<ArrayArchive> open(const std::string& path);

  // In file order.
  const std::vector<ArchiveEntry>& entries() const { return entries_; }
  // Each fails for an unknown name and for an entry that is not readable.
  Expected<ArrayHeader> header(std::string_view name) const;
  Expected<Tensor> stack(std::string_view name, AxisOrder order, Progress* progress = nullptr) const;
  Expected<std::vector<float>> values(std::string_view name) const;

 private:
  ArrayArchive(InputFile file, SafetensorsHeader header);

  InputFile file_;
  SafetensorsHeader header_;
  std::vector<ArchiveEntry> entries_;
};

}  // namespace pw
