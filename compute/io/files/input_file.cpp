#include "compute/io/files/input_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace pw {

Expected<InputFile> InputFile::open(const std::string& path) {
  // Without O_NONBLOCK opening a pipe would wait for a writer.
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) return fail(path, "cannot be opened: {}", std::strerror(errno));
  struct stat status {};
  if (fstat(descriptor, &status) != 0) {
    const int reason = errno;
    close(descriptor);
    return fail(path, "cannot be examined: {}", std::strerror(reason));
  }
  if (!S_ISREG(status.st_mode)) {
    close(descriptor);
    if (S_ISDIR(status.st_mode)) return fail(path, "is a folder; name a file in it");
    return fail(path, "is not a regular file (a pipe, a socket or a device); save it to a file first");
  }
  return InputFile(path, descriptor, status.st_size);
}

InputFile::InputFile(InputFile&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)), size_(other.size_) {}

InputFile::~InputFile() {
  if (descriptor_ >= 0) close(descriptor_);
}

Expected<void> InputFile::read_at(std::int64_t offset, std::span<std::byte> bytes) const {
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t got =
        pread(descriptor_, bytes.data() + done, bytes.size() - done, offset + static_cast<std::int64_t>(done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return fail(path_, "cannot be read: {}", std::strerror(errno));
    if (got == 0)
      return fail(path_, "ends after {} bytes, earlier than its header declares",
                  offset + static_cast<std::int64_t>(done));
    done += static_cast<std::size_t>(got);
  }
  return {};
}

Expected<std::vector<std::byte>> InputFile::read_all(std::int64_t at_most) const {
  if (size_ > at_most) return fail(path_, "has {} MB, more than the limit of {} MB", size_ >> 20, at_most >> 20);
  std::vector<std::byte> bytes(static_cast<std::size_t>(size_));
  if (auto read = read_at(0, bytes); !read) return Unexpected(read.error());
  return bytes;
}

}  // namespace pw
