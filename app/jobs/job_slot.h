#pragma once
// Starts its owner's jobs.
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "app/jobs/job_error.h"
#include "app/jobs/job_queue.h"

namespace pw {

// The newest job wins: starting one cancels the previous one. Cancelled jobs are never delivered, and nothing is
// delivered after the slot is destroyed. The slot and its queue may be destroyed in either order. Window thread only.
class JobSlot {
 public:
  // Whether the status line lets the user cancel the jobs; kHidden: it does not show them, since one follows another.
  enum class Cancellable { kYes, kNo, kHidden };

  explicit JobSlot(JobQueue& queue, Cancellable cancellable = Cancellable::kYes);
  ~JobSlot() { cancel(); }
  JobSlot(const JobSlot&) = delete;
  JobSlot& operator=(const JobSlot&) = delete;

  // `work` runs on the queue's thread and may throw, which becomes an Error; after a cancellation it should return
  // soon. `done` receives the result on the window thread, and may start the next job.
  template <class T>
  void start(std::string label, std::function<Expected<T>(Progress&, ThreadPool&)> work,
             std::function<void(Expected<T>)> done);
  // Whether a job was started and not delivered yet.
  bool is_busy() const { return jobs_->contains(job_.lock()); }
  // The progress of the job, 0 … 1; 0 if there is none.
  float fraction() const;
  void cancel() { jobs_->remove(job_.lock()); }

 private:
  void add(std::shared_ptr<Job> job);

  std::shared_ptr<JobList> jobs_;
  Cancellable cancellable_;
  std::weak_ptr<Job> job_;
};

template <class T>
void JobSlot::start(std::string label, std::function<Expected<T>(Progress&, ThreadPool&)> work,
                    std::function<void(Expected<T>)> done) {
  auto job = std::make_shared<Job>();
  job->label = std::move(label);
  job->out_of_memory = out_of_memory(job->label);
  auto result = std::make_shared<Expected<T>>(Unexpected(job->out_of_memory));
  job->work = [result, work = std::move(work)](Progress& progress, ThreadPool& pool) {
    try {
      *result = work(progress, pool);
    } catch (...) {
      *result = Unexpected(current_error(std::move(result->error())));
    }
  };
  job->deliver = [result, done = std::move(done)] { done(std::move(*result)); };
  add(std::move(job));
}

}  // namespace pw
