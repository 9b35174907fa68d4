#pragma once
// Runs jobs one after the other.
#include <functional>
#include <memory>
#include <optional>
#include <thread>

#include "app/jobs/job.h"
#include "compute/core/error.h"

namespace pw {

enum class Threading {
  kThreads,
  kInline,  // jobs run within tick(), one each time: for platforms without threads and for tests
};

// Jobs come from a JobSlot. All members are for the window's thread.
class JobQueue {
 public:
  // `wake` is called from any thread and asks for another tick(). `report` receives what the delivery of a result
  // throws. `threads` counts the queue's own.
  JobQueue(int threads, std::function<void()> wake, std::function<void(Error)> report,
           Threading threading = Threading::kThreads);
  // Cancels everything and waits for the thread.
  ~JobQueue();
  JobQueue(const JobQueue&) = delete;
  JobQueue& operator=(const JobQueue&) = delete;

  // Delivers the results of the jobs that are done, in the order in which they were started.
  void tick();

  bool is_busy() const { return !jobs_->is_empty(); }
  // The oldest job that has not been delivered.
  std::optional<Activity> activity() const { return jobs_->activity(); }
  // Of jobs that the user may cancel. False if there were none.
  bool cancel() { return jobs_->remove_cancellable(); }
  // Cancels everything, without waiting; what is started from now on is dropped.
  void close() { jobs_->close(); }

 private:
  friend class JobSlot;
  void work();
  void run_next_inline();
  void deliver(Job& job);

  const int threads_;
  std::function<void()> wake_;
  std::function<void(Error)> report_;
  std::shared_ptr<JobList> jobs_;
  std::thread thread_;  // not joinable: inline
};

}  // namespace pw
