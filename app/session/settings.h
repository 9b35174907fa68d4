#pragma once
// What the window remembers between runs, as JSON in a file in the user's home.
#include <cstdlib>
#include <string>

#include "app/style/theme_kind.h"
#include "compute/core/error.h"
#include "compute/io/arrays/array_payload.h"

namespace pw {

// To add a setting, add a member here and a line to kValues in settings.cpp.
struct Settings {
  ThemeKind theme = ThemeKind::kDark;
  AxisOrder axis_order = AxisOrder::kNhwc;
  bool reduces_motion = false;
  std::string last_folder;  // of the file browser; empty: the working folder
  // Settings of other versions of the program, as a JSON object: written back unchanged.
  std::string unknown = "{}";

  bool operator==(const Settings&) const = default;
};

// `settings`, with every value that differs between `before` and `after` taken from `after`.
Settings with_changes(Settings settings, const Settings& before, const Settings& after);

struct LoadedSettings {
  Settings settings;
  std::string message;  // one sentence to show if a damaged file was renamed; else empty
};

// The path of the settings file: pointwise/settings.json in $XDG_CONFIG_HOME, else in $HOME/.config. Empty if neither
// is set: then nothing is read or written.
std::string settings_path(const char* config_home = std::getenv("XDG_CONFIG_HOME"),
                          const char* home = std::getenv("HOME"));

// A missing file gives the defaults, and so does a damaged one, which is renamed to PATH.damaged, or PATH.damaged.2 if
// that exists. An error if a file exists but cannot be read or renamed: use the defaults, do not save.
Expected<LoadedSettings> load_settings(const std::string& path);

// Creates the folder if it is missing. Waits for the disk: call it in a job, or at the end of the run.
Expected<void> save_settings(const std::string& path, const Settings& settings);

// Renames the file to PATH.old, or PATH.old.2 if that exists. Returns what was done, in one sentence.
Expected<std::string> reset_settings(const std::string& path);

}  // namespace pw
