#pragma once
// An array in a file: number type, shape and position of the data.
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "compute/core/error.h"

namespace pw {

// kBrainFloat: the upper half of a float32 (bfloat16).
enum class NumberKind { kBool, kSigned, kUnsigned, kFloat, kBrainFloat };

struct ArrayHeader {
  NumberKind kind = NumberKind::kFloat;
  int item_bytes = 4;
  bool big_endian = false;
  bool fortran_order = false;
  std::vector<std::int64_t> shape;
  std::int64_t data_offset = 0;  // bytes from the file's start

  std::int64_t count() const;
  bool is_float() const { return kind == NumberKind::kFloat || kind == NumberKind::kBrainFloat; }
};

// Fills a span with the bytes at an offset, of a file or of memory.
using ReadAt = std::function<Expected<void>(std::int64_t offset, std::span<std::byte> bytes)>;

class InputFile;
ReadAt reader_of(const InputFile& file);
// `subject` names the memory in errors; both must outlive the reader.
ReadAt reader_of(const std::string& subject, std::span<const std::byte> memory);

// "(20, 72, 256)".
std::string shape_text(std::span<const std::int64_t> shape);

}  // namespace pw
