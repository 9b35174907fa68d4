#include "compute/io/files/output_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <deque>
#include <filesystem>
#include <optional>
#include <vector>

#include "compute/io/files/temporary_file.h"

namespace pw {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBufferBytes = std::size_t{1} << 20;
constexpr int kMaxLinks = 40;

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
Expected<fs::path> target_of(const std::string& path) {
  fs::path target = path;
  std::error_code error;
  for (int links = 0; links < kMaxLinks; ++links) {
    if (!fs::is_symlink(target, error)) return target;
    const fs::path next = fs::read_symlink(target, error);
    if (error) return fail(path, "is a link that cannot be followed: {}", error.message());
    target = target.parent_path() / next;
  }
  return fail(path, "is a link that leads back to itself; choose another name");
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

// What is known of a file to be replaced before anything is written.
struct Target {
  fs::path path;  // with all links followed
  std::optional<mode_t> mode;
};

Expected<Target> checked_target(const std::string& path) {
  auto target = target_of(path);
  if (!target) return Unexpected(target.error());
  const auto mode = mode_of(path, *target);
  if (!mode) return Unexpected(mode.error());
  return Target{std::move(*target), *mode};
}

Unexpected unwritable(const std::string& path, const Target& target) {
  const char* reason = std::strerror(errno);
  if (target.path == fs::path(path)) return fail(path, "cannot be written: {}", reason);
  return fail(path, "is a link to {}, which cannot be written: {}", target.path.string(), reason);
}

Expected<void> write_content(const FileToWrite& file, const Target& target, TemporaryFile& temporary) {
  if (temporary.descriptor() < 0) return unwritable(file.path, target);
  BufferedWriter writer(file.path, temporary.descriptor());
  if (auto produced = file.produce([&](std::span<const std::byte> bytes) { return writer.put(bytes); }); !produced)
    return produced;
  if (auto flushed = writer.flush(); !flushed) return flushed;
  if (!temporary.complete(target.mode)) return unwritable(file.path, target);
  return {};
}

Expected<std::vector<Target>> checked_targets(std::span<const FileToWrite> files) {
  std::vector<Target> targets;
  for (const FileToWrite& file : files) {
    auto target = checked_target(file.path);
    if (!target) return Unexpected(target.error());
    for (std::size_t i = 0; i < targets.size(); ++i) {
      std::error_code missing;
      if (targets[i].path == target->path || fs::equivalent(targets[i].path, target->path, missing))
        return fail(file.path, "is the same file as {}; choose another name", files[i].path);
    }
    targets.push_back(std::move(*target));
  }
  return targets;
}

// Until one cannot be: those before it are then reverted.
Expected<void> commit_all(std::span<const FileToWrite> files, std::span<const Target> targets,
                          std::deque<TemporaryFile>& temporaries) {
  for (std::size_t i = 0; i < files.size(); ++i) {
    const bool is_last = i + 1 == files.size();
    if (!temporaries[i].take_name() || !(is_last || temporaries[i].keep_old()))
      return unwritable(files[i].path, targets[i]);
  }
  // Nothing in between: who is killed here leaves new beside old.
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (temporaries[i].commit()) continue;
    const Unexpected problem = unwritable(files[i].path, targets[i]);
    while (i-- > 0) temporaries[i].revert();
    return problem;
  }
  for (const TemporaryFile& temporary : temporaries) temporary.sync_folder();
  return {};
}

}  // namespace

Expected<void> write_files(std::span<const FileToWrite> files) {
  const auto targets = checked_targets(files);
  if (!targets) return Unexpected(targets.error());
  for (const Target& target : *targets) remove_old_drafts(folder_of(target.path));
  std::deque<TemporaryFile> temporaries;
  for (std::size_t i = 0; i < files.size(); ++i) {
    temporaries.emplace_back((*targets)[i].path);
    if (auto written = write_content(files[i], (*targets)[i], temporaries.back()); !written) return written;
  }
  return commit_all(files, *targets, temporaries);
}

Expected<void> write_file(const std::string& path, const std::function<Expected<void>(const ByteSink&)>& produce) {
  const FileToWrite file{path, produce};
  return write_files({&file, 1});
}

Expected<void> write_file(const std::string& path, std::span<const std::byte> bytes) {
  return write_file(path, [&](const ByteSink& sink) { return sink(bytes); });
}

}  // namespace pw
