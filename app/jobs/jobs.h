#pragma once
// Work that takes longer than a frame, off the window's thread.
#include <functional>
#include <optional>

#include "app/jobs/job_queue.h"

namespace pw {

// Two queues, so that long-running work never delays opening a file. Window thread only.
class Jobs {
 public:
  // `threads` is the number that one job may use. `wake` may be called from any thread; it requests another tick().
  // `report` receives what a delivery throws.
  Jobs(int threads, std::function<void()> wake, std::function<void(Error)> report, const JobSchedule& schedule = {});
  // Cancels everything and waits for both queues.
  ~Jobs();
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;

  // Opening, recomputing, saving.
  JobQueue& quick() { return quick_; }
  const JobQueue& quick() const { return quick_; }
  // Measuring, training.
  JobQueue& long_running() { return long_running_; }
  const JobQueue& long_running() const { return long_running_; }

  // Delivers the results of finished jobs.
  void tick();
  // The oldest job that has not been delivered.
  std::optional<Activity> activity() const;
  // Cancels all jobs that the user may cancel. False if there were none.
  bool cancel();
  int threads() const { return threads_; }
  // For a Mailbox.
  const std::function<void()>& wake() const { return wake_; }

 private:
  int threads_;
  std::function<void()> wake_;
  JobQueue quick_;
  JobQueue long_running_;
};

}  // namespace pw
