#include "compute/io/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace pw {
namespace {

namespace fs = std::filesystem;

Expected<void> write_all(const std::string& path, int descriptor, std::span<const std::byte> bytes) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t put = ::write(descriptor, bytes.data() + done, bytes.size() - done);
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return fail(path, "cannot be written: {}", std::strerror(errno));
    done += static_cast<std::size_t>(put);
  }
  return {};
}

// The file behind symbolic links, whether it exists yet or not.
fs::path target_of(const std::string& path) {
  std::error_code error;
  const fs::path resolved = fs::weakly_canonical(path, error);
  return error ? fs::path(path) : resolved;
}

void sync_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  // Some file systems cannot sync a folder; the rename has happened all the same.
  static_cast<void>(fsync(descriptor));
  close(descriptor);
}

Expected<mode_t> mode_for(const std::string& path, const fs::path& target) {
  struct stat status {};
  if (stat(target.c_str(), &status) != 0) {
    const mode_t mask = umask(0);
    umask(mask);
    return static_cast<mode_t>(0666 & ~mask);
  }
  if (S_ISDIR(status.st_mode)) return fail(path, "is a folder; name a file in it");
  if (!S_ISREG(status.st_mode)) return fail(path, "is not a regular file and cannot be replaced");
  if ((status.st_mode & 0222) == 0) return fail(path, "is read-only; choose another name");
  return static_cast<mode_t>(status.st_mode & 07777);
}

}  // namespace

Expected<void> write_file(const std::string& path, const std::function<Expected<void>(const ByteSink&)>& produce) {
  const fs::path target = target_of(path);
  const auto mode = mode_for(path, target);
  if (!mode) return Unexpected(mode.error());
  std::string temporary = target.string() + ".XXXXXX";
  const int descriptor = mkostemp(temporary.data(), O_CLOEXEC);
  if (descriptor < 0) return fail(path, "cannot be written: {}", std::strerror(errno));
  const auto abandon = [&](Unexpected error) {
    close(descriptor);
    unlink(temporary.c_str());
    return error;
  };
  if (auto written = produce([&](std::span<const std::byte> bytes) { return write_all(path, descriptor, bytes); });
      !written) {
    return abandon(Unexpected(written.error()));
  }
  if (fchmod(descriptor, *mode) != 0 || fsync(descriptor) != 0)
    return abandon(fail(path, "cannot be written: {}", std::strerror(errno)));
  if (close(descriptor) != 0 || rename(temporary.c_str(), target.c_str()) != 0) {
    const int reason = errno;
    unlink(temporary.c_str());
    return fail(path, "cannot be written: {}", std::strerror(reason));
  }
  sync_folder(target.parent_path());
  return {};
}

Expected<void> write_file(const std::string& path, std::span<const std::byte> bytes) {
  return write_file(path, [&](const ByteSink& sink) { return sink(bytes); });
}

}  // namespace pw
