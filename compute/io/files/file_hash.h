#pragma once
// What tells whether a file is still the one that it was.
#include <string>

#include "compute/core/error.h"
#include "compute/core/progress.h"

namespace pw {

// XXH3, 128 bits, of the content alone: 32 lowercase hexadecimal digits, as `xxh128sum` prints them. Notices every
// accident, but no forger. Cancelled: an error with the reason "cancelled". `progress` may be null.
Expected<std::string> file_hash(const std::string& path, Progress* progress);

}  // namespace pw
