#pragma once
// Keeps the unsaved work of a window in a recovery file.
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "app/document_json/pointwise_json.h"
#include "app/jobs/job_slot.h"
#include "app/recovery/recovery_files.h"

namespace pw {

struct JournalOptions {
  using Clock = std::chrono::steady_clock;

  std::string folder;                                             // empty: nothing is kept
  std::chrono::milliseconds interval = std::chrono::seconds(20);  // from a change until its file is begun
  JobSchedule jobs = {};
  std::function<Clock::time_point()> now = Clock::now;
};

// Window thread only, but for write_now().
class Journal {
 public:
  explicit Journal(JournalOptions options);
  // Waits for a write in progress. The file stays.
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  const std::string& folder() const { return options_.folder; }

  // Call once per frame with what the window shows. `has_work`: whether anything would be lost.
  void note(const Document& document, const Selection& selection, const Display& display, bool has_work);
  // Writes in the background what has changed and is due; the first change since the last write is due after the
  // interval.
  void advance();
  // What has changed is due at once.
  void hurry();
  // Until advance() has something to do; absent while nothing has changed.
  std::optional<std::chrono::milliseconds> until_due() const;

  // Any thread; does not need the background. Writes what was noted last; returns the file's path, empty if there is
  // no work.
  Expected<std::string> write_now();
  // Removes the file: the window was closed as usual.
  void close();
  // Removes this file once the next one of this window is written, which is due with the next change: its work is in
  // this window now.
  void replace(RecoveryFile left);

  // A problem to show to the user, once, in one sentence: the file cannot be written. Usually empty.
  std::string pop_problem() { return std::exchange(problem_, {}); }

 private:
  using Time = JournalOptions::Clock::time_point;

  // What is noted, and the file that it is written to.
  struct Shared {
    std::mutex writing;  // for the file; never locked after `noting`
    std::optional<RecoveryFile> file;
    std::int64_t written = 0;
    std::int64_t refused = 0;  // the version that is too large, and what is said about it
    std::optional<Error> refusal;
    std::optional<RecoveryFile> replaced;

    std::mutex noting;  // for what follows
    ReadBack work;      // thin
    std::int64_t version = 0;
    bool has_work = false;
  };

  static Expected<std::string> write(Shared& shared, const std::string& folder);
  bool is_changed(const Document& document) const;

  JournalOptions options_;
  std::shared_ptr<Shared> shared_ = std::make_shared<Shared>();
  std::optional<Time> changed_;  // since the last write
  bool hurries_ = false;         // the next change is due at once
  std::string problem_;
  bool write_has_failed_ = false;
  JobQueue queue_;
  JobSlot slot_{queue_};
};

}  // namespace pw
