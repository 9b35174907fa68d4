#pragma once
// Writing that never leaves half a file.
#include <cstddef>
#include <functional>
#include <span>
#include <string>

#include "compute/core/error.h"

namespace pw {

// Receives the file's bytes piece by piece.
using ByteSink = std::function<Expected<void>(std::span<const std::byte>)>;

// `produce` writes the content into a file without a name, or a temporary one beside `path`, which then takes the name
// in one step: readers see the old file or the whole new one. Links are followed, the mode of an existing file is kept,
// a read-only file is refused. On any failure the old file stays and nothing else is left.
Expected<void> write_file(const std::string& path, const std::function<Expected<void>(const ByteSink&)>& produce);
Expected<void> write_file(const std::string& path, std::span<const std::byte> bytes);

}  // namespace pw
