#pragma once
// What outlives a run of the window, as JSON in a file of the user's.
#include <cstdlib>
#include <string>

#include "app/style/theme_kind.h"
#include "compute/core/error.h"
#include "compute/io/arrays/array_payload.h"

namespace pw {

// A value more: a member here and a line in kValues in settings.cpp.
struct Settings {
  ThemeKind theme = ThemeKind::kDark;
  AxisOrder axis_order = AxisOrder::kNhwc;
  std::string last_folder;  // of the file browser; empty: the working folder
  // What another version of the program keeps in the file, as a JSON object: it is written back.
  std::string unknown = "{}";

  bool operator==(const Settings&) const = default;
};

// `settings`, with each value in which `after` differs from `before` as it is after.
Settings with_changes(Settings settings, const Settings& before, const Settings& after);

struct LoadedSettings {
  Settings settings;
  std::string message;  // one sentence to show where a damaged file was set aside; else empty
};

// Where the settings are kept: pointwise/settings.json in $XDG_CONFIG_HOME, else in $HOME/.config. Empty without a
// home: then nothing is read or written.
std::string settings_path(const char* config_home = std::getenv("XDG_CONFIG_HOME"),
                          const char* home = std::getenv("HOME"));

// A missing file gives the defaults, and so does a damaged one, which is renamed to PATH.damaged, or PATH.damaged.2
// where that is taken. An error where a file is there but cannot be read or set aside: use the defaults, do not save.
Expected<LoadedSettings> load_settings(const std::string& path);

// Makes the folder where it is missing. Waits for the disk: for a job, or the end of the run.
Expected<void> save_settings(const std::string& path, const Settings& settings);

// Renames the file to PATH.old, or PATH.old.2 where that is taken. What was done, in one sentence.
Expected<std::string> reset_settings(const std::string& path);

}  // namespace pw
