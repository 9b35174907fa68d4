#include "app/recovery/recovery_files.h"

#include <fcntl.h>
#include <fmt/chrono.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <functional>
#include <optional>
#include <string_view>
#include <system_error>

#include "compute/io/files/private_folder.h"

namespace pw {
namespace {

namespace fs = std::filesystem;

constexpr int kMaxNamesASecond = 100;
constexpr std::string_view kEnding = ".json", kLockEnding = ".lock", kAsideEnding = ".damaged";

std::string lock_path(const std::string& path) {
  return fs::path(path).replace_extension(kLockEnding).string();
}

// The locked file; nullopt if somebody holds it, or has just removed it.
std::optional<int> locked(const std::string& path, int flags) {
  const int descriptor = ::open(path.c_str(), flags | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor < 0) return std::nullopt;
  struct stat status {};
  if (flock(descriptor, LOCK_EX | LOCK_NB) == 0 && fstat(descriptor, &status) == 0 && status.st_nlink > 0)
    return descriptor;
  close(descriptor);
  return std::nullopt;
}

// "2026-11-26_14-32-05_4711"
std::string window_name() {
  return fmt::format("{:%Y-%m-%d_%H-%M-%S}_{}", local_time(std::time(nullptr)).value_or(std::tm{}), getpid());
}

std::vector<fs::path> files_ending_in(const std::string& folder, std::string_view ending) {
  std::vector<fs::path> found;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code unknown;
    if (entry->path().extension() == ending && fs::is_regular_file(entry->symlink_status(unknown)))
      found.push_back(entry->path());
  }
  return found;
}

void sort_newest_first(std::vector<fs::path>& files) {
  std::vector<std::pair<fs::file_time_type, fs::path>> dated;
  for (fs::path& file : files) {
    std::error_code error;
    const auto time = fs::last_write_time(file, error);
    dated.emplace_back(error ? fs::file_time_type::min() : time, std::move(file));
  }
  std::ranges::sort(dated, std::greater());
  for (std::size_t i = 0; i < files.size(); ++i) files[i] = std::move(dated[i].second);
}

// Of windows that ended without having written anything.
void remove_lone_locks(const std::string& folder) {
  for (const fs::path& lock : files_ending_in(folder, kLockEnding)) {
    std::error_code error;
    if (fs::exists(fs::path(lock).replace_extension(kEnding), error)) continue;
    const auto held = locked(lock.string(), 0);
    if (!held) continue;
    fs::remove(lock, error);
    close(*held);
  }
}

void remove_old_aside(const std::string& folder) {
  std::vector<fs::path> aside = files_ending_in(folder, kAsideEnding);
  sort_newest_first(aside);
  for (std::size_t i = kMaxLeftFiles; i < aside.size(); ++i) {
    std::error_code error;
    fs::remove(aside[i], error);
  }
}

}  // namespace

std::optional<std::tm> local_time(std::time_t time) {
  std::tm local{};
  if (localtime_r(&time, &local) == nullptr) return std::nullopt;
  return local;
}

std::string recovery_folder(const std::string& settings_path) {
  if (settings_path.empty()) return {};
  return (fs::path(settings_path).parent_path() / "recovery").string();
}

RecoveryFile::~RecoveryFile() {
  if (lock_ >= 0) close(lock_);
}

RecoveryFile::RecoveryFile(RecoveryFile&& other) noexcept
    : path_(std::move(other.path_)), lock_(std::exchange(other.lock_, -1)) {}

RecoveryFile& RecoveryFile::operator=(RecoveryFile&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(lock_, other.lock_);
  return *this;
}

void RecoveryFile::remove() {
  std::error_code error;
  fs::remove(path_, error);
  fs::remove(lock_path(path_), error);
}

std::string RecoveryFile::set_aside() {
  std::string aside = path_ + std::string(kAsideEnding);
  std::error_code error;
  fs::rename(path_, aside, error);
  if (error) return path_;
  fs::remove(lock_path(path_), error);
  return aside;
}

Expected<RecoveryFile> new_recovery_file(const std::string& folder) {
  if (auto made = make_private_folder(folder); !made) return Unexpected(made.error());
  const std::string name = (fs::path(folder) / window_name()).string();
  int problem = 0;
  for (int number = 1; number <= kMaxNamesASecond; ++number) {
    const std::string stem = number == 1 ? name : fmt::format("{}_{}", name, number);
    errno = 0;
    if (const auto lock = locked(stem + std::string(kLockEnding), O_CREAT | O_EXCL))
      return RecoveryFile(stem + std::string(kEnding), *lock);
    problem = errno;
  }
  return fail(folder, "no recovery file can be written here: {}", std::strerror(problem));
}

std::vector<RecoveryFile> left_recovery_files(const std::string& folder) {
  remove_lone_locks(folder);
  remove_old_aside(folder);
  std::vector<fs::path> paths = files_ending_in(folder, kEnding);
  sort_newest_first(paths);
  std::vector<RecoveryFile> files;
  for (const fs::path& path : paths) {
    const auto lock = locked(lock_path(path.string()), O_CREAT);
    if (!lock) continue;
    RecoveryFile file(path.string(), *lock);
    std::error_code error;
    // Another window may have dealt with it just now.
    if (!fs::exists(path, error) || files.size() == kMaxLeftFiles) {
      file.remove();
      continue;
    }
    files.push_back(std::move(file));
  }
  return files;
}

}  // namespace pw
