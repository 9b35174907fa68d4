#include "compute/io/files/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <optional>
#include <random>
#include <vector>

namespace pw {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBufferBytes = std::size_t{1} << 20;
constexpr int kMaxLinks = 40;
constexpr int kMaxNames = 100;

// Buffers small pieces: about one system call per megabyte.
class BufferedWriter {
 public:
  BufferedWriter(const std::string& path, int descriptor) : path_(path), descriptor_(descriptor) {}

  Expected<void> put(std::span<const std::byte> bytes) {
    if (buffer_.size() + bytes.size() > kBufferBytes) {
      if (auto flushed = flush(); !flushed) return flushed;
    }
    if (bytes.size() > kBufferBytes) return write_all(bytes);
    buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
    return {};
  }
  Expected<void> flush() {
    auto written = write_all(buffer_);
    buffer_.clear();
    return written;
  }

 private:
  Expected<void> write_all(std::span<const std::byte> bytes) const {
    std::size_t done = 0;
    while (done < bytes.size()) {
      const ssize_t put = ::write(descriptor_, bytes.data() + done, bytes.size() - done);
      if (put < 0 && errno == EINTR) continue;
      if (put < 0) return fail(path_, "cannot be written: {}", std::strerror(errno));
      done += static_cast<std::size_t>(put);
    }
    return {};
  }

  const std::string& path_;
  int descriptor_;
  std::vector<std::byte> buffer_;
};

// Resolves symbolic links; the target need not exist yet.
fs::path target_of(const std::string& path) {
  fs::path target = path;
  std::error_code error;
  for (int links = 0; links < kMaxLinks && fs::is_symlink(target, error); ++links) {
    const fs::path next = fs::read_symlink(target, error);
    if (error) break;
    target = target.parent_path() / next;
  }
  return target;
}

fs::path folder_of(const fs::path& target) {
  return target.has_parent_path() ? target.parent_path() : fs::path(".");
}

void sync_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  // Some file systems cannot sync a folder; the rename has taken effect anyway.
  static_cast<void>(fsync(descriptor));
  close(descriptor);
}

// The mode of the file to be replaced; nullopt if it does not exist yet.
Expected<std::optional<mode_t>> mode_of(const std::string& path, const fs::path& target) {
  struct stat status {};
  if (stat(target.c_str(), &status) != 0) return std::nullopt;
  if (S_ISDIR(status.st_mode)) return fail(path, "is a folder; name a file in it");
  if (!S_ISREG(status.st_mode)) return fail(path, "is not a regular file and cannot be replaced");
  // Root may write anything, but a file without any write permission is meant to be kept.
  if ((status.st_mode & 0222) == 0 || access(target.c_str(), W_OK) != 0)
    return fail(path, "is read-only; choose another name");
  return static_cast<mode_t>(status.st_mode & 07777);
}

std::string random_name(const fs::path& target) {
  std::random_device random;
  return fmt::format("{}.{:08x}", target.string(), random());
}

// A file being written. With O_TMPFILE it has no name until it is complete, so that even a killed process leaves
// nothing behind; otherwise it has a temporary name next to the target.
class TemporaryFile {
 public:
  explicit TemporaryFile(const fs::path& target) : target_(target) {
#ifdef O_TMPFILE
    if (access("/proc/self/fd", X_OK) == 0)
      descriptor_ = ::open(folder_of(target).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
#endif
    if (descriptor_ >= 0) return;
    name_ = random_name(target);
    descriptor_ = ::open(name_.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
    if (descriptor_ < 0) name_.clear();
  }
  ~TemporaryFile() {
    if (descriptor_ >= 0) close(descriptor_);
    if (!name_.empty()) unlink(name_.c_str());
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  int descriptor() const {
    return descriptor_;
  }
  // Syncs the content to disk and gives it the target's name. False, with errno set, on failure.
  bool commit(std::optional<mode_t> mode) {
    if (mode && fchmod(descriptor_, *mode) != 0) return false;
    if (fsync(descriptor_) != 0) return false;
    if (name_.empty() && !link_name()) return false;
    if (std::rename(name_.c_str(), target_.c_str()) != 0) return false;
    name_.clear();
    sync_folder(folder_of(target_));
    return true;
  }

 private:
  // linkat cannot replace a file, rename can: so the file gets a temporary name first.
  bool link_name() {
    const std::string nameless = fmt::format("/proc/self/fd/{}", descriptor_);
    for (int attempt = 0; attempt < kMaxNames; ++attempt) {
      const std::string name = random_name(target_);
      if (linkat(AT_FDCWD, nameless.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0) {
        name_ = name;
        return true;
      }
      if (errno != EEXIST) return false;
    }
    return false;
  }

  const fs::path target_;
  int descriptor_ = -1;
  std::string name_;  // empty: the file has no name yet
};

}  // namespace

Expected<void> write_file(const std::string& path, const std::function<Expected<void>(const ByteSink&)>& produce) {
  const fs::path target = target_of(path);
  const auto mode = mode_of(path, target);
  if (!mode) return Unexpected(mode.error());
  TemporaryFile temporary(target);
  if (temporary.descriptor() < 0) return fail(path, "cannot be written: {}", std::strerror(errno));
  BufferedWriter writer(path, temporary.descriptor());
  if (auto produced = produce([&](std::span<const std::byte> bytes) { return writer.put(bytes); }); !produced)
    return produced;
  if (auto flushed = writer.flush(); !flushed) return flushed;
  if (!temporary.commit(*mode)) return fail(path, "cannot be written: {}", std::strerror(errno));
  return {};
}

Expected<void> write_file(const std::string& path, std::span<const std::byte> bytes) {
  return write_file(path, [&](const ByteSink& sink) { return sink(bytes); });
}

}  // namespace pw
