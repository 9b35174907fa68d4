#pragma once
// The header of NumPy's .npy format, versions 1.0 to 3.0 (NEP 1).
#include <cstdint>
#include <string>

#include "compute/io/arrays/array_header.h"

namespace pw {

// `total` is the size of the whole file; the data must fill it exactly from the header to the end. At most 10,000 bytes
// are read or allocated. Errors name `subject`.
Expected<ArrayHeader> parse_npy_header(const std::string& subject, std::int64_t total, const ReadAt& read_at);

}  // namespace pw
