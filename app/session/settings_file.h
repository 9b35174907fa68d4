#pragma once
// The settings during a run of the window: read before it opens, written when the user changes one.
#include <memory>
#include <optional>
#include <string>

#include "app/session/settings.h"

namespace pw {

// Window thread only.
class SettingsFile {
 public:
  // Reads the file. `path` empty: nothing is read or written.
  explicit SettingsFile(std::string path);
  ~SettingsFile();
  SettingsFile(const SettingsFile&) = delete;
  SettingsFile& operator=(const SettingsFile&) = delete;

  const Settings& settings() const { return settings_; }
  // A problem to show to the user, once, in one sentence: the file was damaged, or cannot be written. Usually empty.
  std::string pop_problem();

  // Call once per frame with the settings in use. Changes since the previous call are stored and written in the
  // background. The first call only sets the starting point, so options of the command line are never stored.
  void store_changes(const Settings& in_use);
  // Call at the end of the run: waits for writes in progress, then writes what is left.
  Expected<void> finish();

 private:
  struct Writer;

  void write_in_background();

  std::string path_;
  bool is_kept_ = false;  // false after a file that could not be read: it may be intact
  Settings settings_;
  Settings written_;  // what the file contains, as far as known
  std::optional<Settings> last_in_use_;
  std::string problem_;
  bool write_has_failed_ = false;
  std::unique_ptr<Writer> writer_;
};

}  // namespace pw
