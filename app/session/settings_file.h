#pragma once
// The settings during a run of the window: read before it opens, written whenever the user changes one.
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
  // What the user has to know, in one sentence, once: the file was damaged, or cannot be written. Mostly empty.
  std::string take_problem();

  // Once a frame, with what the window uses. What differs from the call before is kept and written in the background;
  // the first call is what the window begins with. So what the command line asked for is never kept.
  void follow(const Settings& in_use);
  // Ends the run: waits for what is being written, then writes what has not been.
  Expected<void> finish();

 private:
  struct Writer;

  void write_in_background();

  std::string path_;
  bool is_kept_ = false;  // not after a file that could not be read: it may be in order
  Settings settings_;
  Settings written_;  // what the file holds, as far as known
  std::optional<Settings> last_in_use_;
  std::string problem_;
  bool write_has_failed_ = false;
  std::unique_ptr<Writer> writer_;
};

}  // namespace pw
