#include "compute/io/files/temporary_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <ctime>
#include <random>
#include <string_view>

#include "compute/core/letters.h"

namespace pw {
namespace {

namespace fs = std::filesystem;

constexpr int kMaxNames = 100;
constexpr std::string_view kDraft = ".pointwise-draft-";
constexpr std::size_t kDigits = 8;
// File systems take 255; a draft's name is longer than the target's.
constexpr std::size_t kMaxNameBytes = 255 - kDraft.size() - kDigits - 1;

fs::path beside(const fs::path& target, std::string_view before, std::string_view after) {
  std::random_device random;
  const std::string name = target.filename().string();
  return target.parent_path() /
         fmt::format("{}{}{}{:08x}", before, whole_characters(name, kMaxNameBytes), after, random());
}

std::string draft_name(const fs::path& target) {
  return beside(target, ".", kDraft).string();
}

bool is_draft_name(std::string_view name) {
  const std::size_t at = name.rfind(kDraft);
  if (at == std::string_view::npos || name.front() != '.' || at == 0) return false;
  const std::string_view digits = name.substr(at + kDraft.size());
  return digits.size() == kDigits && digits.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// Whether it is a file of this user that nobody has written to, linked or holds.
bool is_abandoned(int folder, const std::string& name, std::chrono::seconds age) {
  const int descriptor = openat(folder, name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (descriptor < 0) return false;
  struct stat status {};
  const bool is_old = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_uid == geteuid() &&
                      status.st_ctime <= std::time(nullptr) - age.count();
  const bool abandoned = is_old && flock(descriptor, LOCK_EX | LOCK_NB) == 0;
  close(descriptor);
  return abandoned;
}

}  // namespace

fs::path folder_of(const fs::path& target) {
  return target.has_parent_path() ? target.parent_path() : fs::path(".");
}

TemporaryFile::TemporaryFile(const fs::path& target) : target_(target) {
#ifdef O_TMPFILE
  if (access("/proc/self/fd", X_OK) == 0)
    descriptor_ = ::open(folder_of(target).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
#endif
  if (descriptor_ < 0) {
    name_ = draft_name(target);
    descriptor_ = ::open(name_.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
    if (descriptor_ < 0) name_.clear();
  }
  // Where it cannot be locked, its age protects it.
  const int error = errno;
  if (descriptor_ >= 0) static_cast<void>(flock(descriptor_, LOCK_EX | LOCK_NB));
  errno = error;
}

TemporaryFile::~TemporaryFile() {
  if (!name_.empty()) unlink(name_.c_str());
  if (!old_name_.empty()) unlink(old_name_.c_str());
  if (descriptor_ >= 0) close(descriptor_);
}

bool TemporaryFile::complete(std::optional<mode_t> mode) {
  if (mode && fchmod(descriptor_, *mode) != 0) return false;
  return fsync(descriptor_) == 0;
}

bool TemporaryFile::keep_old() {
  struct stat status {};
  if (lstat(target_.c_str(), &status) != 0) return errno == ENOENT;
  old_name_ = draft_name(target_);
  if (link(target_.c_str(), old_name_.c_str()) == 0) return true;
  // Not every file system has hard links.
  std::error_code error;
  if (fs::copy_file(target_, old_name_, error)) return true;
  errno = error.value();
  return false;
}

bool TemporaryFile::commit() {
  if (std::rename(name_.c_str(), target_.c_str()) != 0) return false;
  name_.clear();
  return true;
}

void TemporaryFile::sync_folder() const {
  const int descriptor = ::open(folder_of(target_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  // Some file systems cannot sync a folder; the rename has taken effect anyway.
  static_cast<void>(fsync(descriptor));
  close(descriptor);
}

void TemporaryFile::revert() {
  if (old_name_.empty()) {
    unlink(target_.c_str());
  } else if (std::rename(old_name_.c_str(), target_.c_str()) != 0) {
    // No draft, which would be removed one day.
    static_cast<void>(std::rename(old_name_.c_str(), beside(target_, "", ".old-").c_str()));
  }
  old_name_.clear();
  sync_folder();
}

bool TemporaryFile::link_name() {
  const std::string nameless = fmt::format("/proc/self/fd/{}", descriptor_);
  for (int attempt = 0; attempt < kMaxNames; ++attempt) {
    const std::string name = draft_name(target_);
    if (linkat(AT_FDCWD, nameless.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0) {
      name_ = name;
      return true;
    }
    if (errno != EEXIST) return false;
  }
  return false;
}

void remove_old_drafts(const fs::path& folder, std::chrono::seconds age) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (is_draft_name(name) && is_abandoned(descriptor, name, age)) unlinkat(descriptor, name.c_str(), 0);
  }
  close(descriptor);
}

}  // namespace pw
