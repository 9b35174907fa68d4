#pragma once
// A regular file, opened for reading.
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "compute/core/error.h"

namespace pw {

// Folders, pipes and devices are refused at open(). Reads use pread, so that a file that shrinks in the meantime causes
// an error, not a crash. Errors name the path as given.
class InputFile {
 public:
  static Expected<InputFile> open(const std::string& path);
  ~InputFile();
  InputFile(InputFile&& other) noexcept;
  InputFile& operator=(InputFile&&) = delete;
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  const std::string& path() const { return path_; }
  std::int64_t size() const { return size_; }
  // For a process that reads the file instead. Borrowed.
  int descriptor() const { return descriptor_; }
  // Fills all of `bytes` from this offset, or fails.
  Expected<void> read_at(std::int64_t offset, std::span<std::byte> bytes) const;
  Expected<std::vector<std::byte>> read_all(std::int64_t at_most) const;

 private:
  InputFile(std::string path, int descriptor, std::int64_t size)
      : path_(std::move(path)), descriptor_(descriptor), size_(size) {}

  std::string path_;
  int descriptor_ = -1;
  std::int64_t size_ = 0;
};

}  // namespace pw
