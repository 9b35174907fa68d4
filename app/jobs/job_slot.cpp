#include "app/jobs/job_slot.h"

namespace pw {

JobSlot::JobSlot(JobQueue& queue, Cancellable cancellable) : jobs_(queue.jobs_), cancellable_(cancellable) {}

float JobSlot::fraction() const {
  const std::shared_ptr<Job> job = job_.lock();
  return jobs_->contains(job) ? job->progress.fraction() : 0.0F;
}

void JobSlot::add(std::shared_ptr<Job> job) {
  cancel();
  job->cancellable = cancellable_ == Cancellable::kYes;
  job->shown = cancellable_ != Cancellable::kHidden;
  job_ = job;
  jobs_->add(std::move(job));
}

}  // namespace pw
