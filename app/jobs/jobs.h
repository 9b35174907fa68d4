#pragma once
// What takes longer than a frame, off the window's thread.
#include <functional>
#include <optional>

#include "app/jobs/job_queue.h"

namespace pw {

// Two queues, so that what runs long never delays a file that is opened. Window thread only.
class Jobs {
 public:
  // `threads` counts those that one job may use. `wake` is called from any thread and asks for another tick(). `report`
  // receives what the delivery of a result throws.
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

  // Delivers the results of the jobs that are done.
  void tick();
  // The oldest job that has not been delivered.
  std::optional<Activity> activity() const;
  // All jobs that the user may cancel. False if there were none.
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
