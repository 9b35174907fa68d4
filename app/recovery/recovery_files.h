#pragma once
// The recovery files of all windows in one folder: NAME.json, and NAME.lock, which its window holds as long as it
// lives.
#include <ctime>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "compute/core/error.h"

namespace pw {

// In the local calendar; nullopt where it has no such time.
std::optional<std::tm> local_time(std::time_t time);

// Beside the settings; empty without them.
std::string recovery_folder(const std::string& settings_path);

// So many files of windows that have ended are kept.
inline constexpr std::size_t kMaxLeftFiles = 5;

// A recovery file, and the lock on it: as long as this lives, nobody else gets it.
class RecoveryFile {
 public:
  // `lock`: the descriptor of the locked NAME.lock; owned.
  RecoveryFile(std::string path, int lock) : path_(std::move(path)), lock_(lock) {}
  ~RecoveryFile();
  RecoveryFile(RecoveryFile&& other) noexcept;
  RecoveryFile& operator=(RecoveryFile&& other) noexcept;
  RecoveryFile(const RecoveryFile&) = delete;
  RecoveryFile& operator=(const RecoveryFile&) = delete;

  // It need not exist.
  const std::string& path() const { return path_; }
  // Removes the file and its lock.
  void remove();
  // Renames the file, so that it is never offered again; returns its new path.
  std::string set_aside();

 private:
  std::string path_;
  int lock_ = -1;
};

// One for a window of this process, named by the time and the process, and locked. Creates the folder.
Expected<RecoveryFile> new_recovery_file(const std::string& folder);

// The files of windows that have ended, newest first, locked. Removes those beyond kMaxLeftFiles. Empty if there are
// none, or if the folder cannot be read.
std::vector<RecoveryFile> left_recovery_files(const std::string& folder);

}  // namespace pw
