#include "app/session/settings_file.h"

#include <utility>

#include "app/jobs/job_slot.h"

namespace pw {

// A queue of its own: a home folder on a slow network must not delay opening files, and saving settings must not show
// up in the status line, which shows the session's queues.
struct SettingsFile::Writer {
  JobQueue queue{1, [] {}, [](const Error&) {}};
  JobSlot slot{queue};
};

SettingsFile::SettingsFile(std::string path) : path_(std::move(path)) {
  if (path_.empty()) return;
  auto loaded = load_settings(path_);
  is_kept_ = loaded.has_value();
  if (loaded) {
    settings_ = std::move(loaded->settings);
    problem_ = std::move(loaded->message);
  } else {
    problem_ = loaded.error().message() + "; the defaults are used, and no settings are saved";
  }
  written_ = settings_;
}

SettingsFile::~SettingsFile() = default;

std::string SettingsFile::pop_problem() {
  return std::exchange(problem_, {});
}

void SettingsFile::store_changes(const Settings& in_use) {
  if (writer_ != nullptr) writer_->queue.tick();
  const Settings before = std::exchange(last_in_use_, in_use).value_or(in_use);
  if (!is_kept_ || before == in_use) return;
  Settings next = with_changes(settings_, before, in_use);
  if (next == settings_) return;
  settings_ = std::move(next);
  write_in_background();
}

void SettingsFile::write_in_background() {
  if (writer_ == nullptr) writer_ = std::make_unique<Writer>();
  writer_->slot.start<void>(
      "saving the settings",
      [path = path_, settings = settings_](Progress&, ThreadPool&) { return save_settings(path, settings); },
      [this, settings = settings_](const Expected<void>& saved) {
        if (saved) {
          written_ = settings;
        } else if (!std::exchange(write_has_failed_, true)) {
          problem_ = saved.error().message();
        }
      });
}

Expected<void> SettingsFile::finish() {
  writer_.reset();
  if (!is_kept_ || settings_ == written_) return {};
  return save_settings(path_, settings_);
}

}  // namespace pw
