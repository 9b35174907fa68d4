#pragma once
// The header of NumPy's .npy format, versions 1.0 to 3.0 (NEP 1).
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compute/core/error.h"

namespace pw {

enum class NumberKind { kBool, kSigned, kUnsigned, kFloat };

struct NpyHeader {
  NumberKind kind = NumberKind::kFloat;
  int item_bytes = 4;
  bool big_endian = false;
  bool fortran_order = false;
  std::vector<std::int64_t> shape;
  std::int64_t data_offset = 0;  // bytes from the file's start

  std::int64_t count() const;
  std::int64_t data_bytes() const { return count() * item_bytes; }
  bool is_float() const { return kind == NumberKind::kFloat; }
};

// Offset and a span to fill: how the parser asks for bytes, of a file or of memory.
using ReadAt = std::function<Expected<void>(std::int64_t offset, std::span<std::byte> bytes)>;

// `total` is the size of the whole file: the payload must fill exactly what the header leaves. Nothing larger than
// 10,000 bytes is read or allocated. Errors carry `subject`.
Expected<NpyHeader> parse_npy_header(const std::string& subject, std::int64_t total, const ReadAt& read_at);

// "(20, 72, 256)".
std::string shape_text(std::span<const std::int64_t> shape);

}  // namespace pw
