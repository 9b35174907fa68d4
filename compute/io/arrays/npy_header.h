#pragma once
// The header of NumPy's .npy format, versions 1.0 to 3.0 (NEP 1).
#include <cstdint>
#include <string>

#include "compute/io/arrays/array_header.h"

namespace pw {

// `total` is the size of the whole file: the payload must fill exactly what the header leaves. Nothing larger than
// 10,000 bytes is read or allocated. Errors carry `subject`.
Expected<ArrayHeader> parse_npy_header(const std::string& subject, std::int64_t total, const ReadAt& read_at);

}  // namespace pw
