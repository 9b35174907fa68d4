#include "app/jobs/job_queue.h"

#include <utility>

#include "app/jobs/job_error.h"
#include "compute/parallel/thread_pool.h"

namespace pw {
namespace {

void run(JobList& jobs, Job& job, ThreadPool& pool) {
  job.work(job.progress, pool);
  // The work may hold a stack: free it on this thread.
  job.work = nullptr;
  jobs.mark_done(job);
}

}  // namespace

JobQueue::JobQueue(int threads, std::function<void()> wake, std::function<void(Error)> report, JobSchedule schedule)
    : threads_(threads), wake_(std::move(wake)), report_(std::move(report)), choose_(std::move(schedule.choose)) {
  // Without a thread, the next tick() runs a job.
  jobs_ = std::make_shared<JobList>(schedule.threading == Threading::kInline ? wake_ : [] {});
  if (schedule.threading == Threading::kThreads) thread_ = std::thread([this] { work(); });
}

JobQueue::~JobQueue() {
  close();
  if (thread_.joinable()) thread_.join();
}

void JobQueue::tick() {
  if (!thread_.joinable()) run_next_inline();
  // Not those that a delivery starts: they could go on forever.
  const auto now = std::chrono::steady_clock::now();
  // One by one, since a delivery may cancel the next job.
  while (const std::shared_ptr<Job> job = jobs_->pop_done(now)) deliver(*job);
}

void JobQueue::deliver(Job& job) {
  try {
    std::exchange(job.deliver, nullptr)();
  } catch (...) {
    report_(current_error(std::move(job.out_of_memory)));
  }
}

void JobQueue::run_next_inline() {
  const std::vector<std::shared_ptr<Job>> waiting = jobs_->waiting();
  if (waiting.empty()) return;
  const std::optional<std::size_t> chosen = choose_ ? choose_(waiting.size()) : 0;
  if (chosen) {
    ThreadPool pool(1);
    run(*jobs_, *waiting[*chosen], pool);
  }
  if (waiting.size() > 1 || !chosen) wake_();
}

void JobQueue::work() {
  // Created for the first job: a queue that is never used has only one thread.
  std::optional<ThreadPool> pool;
  while (const std::shared_ptr<Job> job = jobs_->wait_for_next()) {
    if (!pool) pool.emplace(threads_);
    run(*jobs_, *job, *pool);
    wake_();
  }
}

}  // namespace pw
