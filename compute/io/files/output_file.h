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
// readers see either the old file or the complete new one. Symbolic links are followed, also to a file that does not
// exist yet; the mode of an existing file is kept, read-only files are refused. On failure the old file is unchanged
// and no other file is left behind.
struct FileToWrite {
  std::string path;
  std::function<Expected<void>(const ByteSink&)> produce;
};
Expected<void> write_file(const std::string& path, const std::function<Expected<void>(const ByteSink&)>& produce);
Expected<void> write_file(const std::string& path, std::span<const std::byte> bytes);

// Files that belong together. None is replaced before all have been checked and completely written; where one then
// cannot be replaced, those before it are brought back. A crash or a power cut between them may leave new beside old.
Expected<void> write_files(std::span<const FileToWrite> files);

}  // namespace pw
