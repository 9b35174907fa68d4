#pragma once
// Atomic writing of files.
#include <cstddef>
#include <functional>
#include <span>
#include <string>

#include "compute/core/error.h"

namespace pw {

// Receives the file's bytes piece by piece.
using ByteSink = std::function<Expected<void>(std::span<const std::byte>)>;

// `produce` writes the content to an unnamed or temporary file next to `path`, which then replaces `path` atomically:
// readers see either the old file or the complete new one. Symbolic links are followed, the mode of an existing file is
// kept, read-only files are refused. On failure the old file is unchanged and no other file is left behind.
Expected<void> write_file(const std::string& path, const std::function<Expected<void>(const ByteSink&)>& produce);
Expected<void> write_file(const std::string& path, std::span<const std::byte> bytes);

}  // namespace pw
