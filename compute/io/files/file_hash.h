#pragma once
// A hash of a file, to detect that it has changed.
#include <string>

#include "compute/core/error.h"
#include "compute/core/progress.h"

namespace pw {

// XXH3, 128 bits, of the content alone: 32 lowercase hexadecimal digits, as `xxh128sum` prints them. Detects accidental
// changes, not forgeries. Cancelled: an error with the reason "cancelled". `progress` may be null.
Expected<std::string> file_hash(const std::string& path, Progress* progress);

}  // namespace pw
