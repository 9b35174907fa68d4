#pragma once
// Runs jobs one after another.
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <utility>

#include "app/jobs/job.h"
#include "compute/core/error.h"

namespace pw {

enum class Threading {
  kThreads,
  kInline,  // each tick() runs one job: for platforms without threads, and for tests
};

// Of the jobs that wait, the oldest being 0: which one this tick() runs; absent: none of them.
using ChooseJob = std::function<std::optional<std::size_t>(std::size_t waiting)>;

struct JobSchedule {
  JobSchedule(Threading where = Threading::kThreads) : threading(where) {}
  // Within tick(), in any order.
  explicit JobSchedule(ChooseJob choice) : threading(Threading::kInline), choose(std::move(choice)) {}

  Threading threading;
  ChooseJob choose;  // null: the oldest
};

// JobSlot adds the jobs. Window thread only.
class JobQueue {
 public:
  // `wake` may be called from any thread; it requests another tick(). `report` receives what a delivery throws.
  // `threads` includes the queue's own.
  JobQueue(int threads, std::function<void()> wake, std::function<void(Error)> report, JobSchedule schedule = {});
  // Cancels everything and waits for the thread.
  ~JobQueue();
  JobQueue(const JobQueue&) = delete;
  JobQueue& operator=(const JobQueue&) = delete;

  // Delivers the results of finished jobs, in the order in which they were started unless a ChooseJob picked another.
  void tick();

  bool is_busy() const { return !jobs_->is_empty(); }
  // The oldest job that has not been delivered.
  std::optional<Activity> activity() const { return jobs_->activity(); }
  // Cancels all jobs that the user may cancel. False if there were none.
  bool cancel() { return jobs_->remove_cancellable(); }
  // Cancels everything without waiting; later jobs are dropped.
  void close() { jobs_->close(); }

 private:
  friend class JobSlot;
  void work();
  void run_next_inline();
  void deliver(Job& job);

  const int threads_;
  std::function<void()> wake_;
  std::function<void(Error)> report_;
  ChooseJob choose_;
  std::shared_ptr<JobList> jobs_;
  std::thread thread_;  // not joinable if inline
};

}  // namespace pw
