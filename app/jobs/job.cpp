#include "app/jobs/job.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace pw {

void JobList::add(std::shared_ptr<Job> job) {
  job->started = std::chrono::steady_clock::now();
  {
    const std::lock_guard lock(mutex_);
    if (closed_) return;
    jobs_.push_back(std::move(job));
  }
  changed_.notify_one();
  added_();
}

bool JobList::contains(const std::shared_ptr<Job>& job) const {
  const std::lock_guard lock(mutex_);
  return job != nullptr && std::ranges::find(jobs_, job) != jobs_.end();
}

bool JobList::remove(const std::shared_ptr<Job>& job) {
  const std::lock_guard lock(mutex_);
  if (job == nullptr || std::erase(jobs_, job) == 0) return false;
  job->progress.cancel();
  return true;
}

bool JobList::remove_cancellable() {
  // Destroyed after the lock is released: jobs may hold large data.
  std::vector<std::shared_ptr<Job>> removed;
  const std::lock_guard lock(mutex_);
  std::erase_if(jobs_, [&](const auto& job) {
    if (!job->cancellable) return false;
    job->progress.cancel();
    removed.push_back(job);
    return true;
  });
  return !removed.empty();
}

bool JobList::is_empty() const {
  const std::lock_guard lock(mutex_);
  return jobs_.empty();
}

std::shared_ptr<Job> JobList::pop_done(std::chrono::steady_clock::time_point started_by) {
  const std::lock_guard lock(mutex_);
  const auto found =
      std::ranges::find_if(jobs_, [&](const auto& job) { return job->is_done && job->started <= started_by; });
  if (found == jobs_.end()) return nullptr;
  std::shared_ptr<Job> job = std::move(*found);
  jobs_.erase(found);
  return job;
}

std::optional<Activity> JobList::activity() {
  std::shared_ptr<Job> job;
  {
    const std::lock_guard lock(mutex_);
    const auto found = std::ranges::find_if(jobs_, [](const auto& candidate) { return candidate->shown; });
    if (found == jobs_.end()) return std::nullopt;
    job = *found;
  }
  auto cancel = [list = shared_from_this(), job = std::weak_ptr(job)] { list->remove(job.lock()); };
  return Activity{job->label, job->progress.fraction(), job->cancellable, job->started, std::move(cancel)};
}

void JobList::close() {
  std::vector<std::shared_ptr<Job>> removed;
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    removed.swap(jobs_);
    for (const auto& job : removed) job->progress.cancel();
  }
  changed_.notify_all();
}

std::shared_ptr<Job> JobList::next_locked() const {
  const auto found = std::ranges::find_if(jobs_, [](const auto& job) { return !job->is_done; });
  return found == jobs_.end() ? nullptr : *found;
}

std::vector<std::shared_ptr<Job>> JobList::waiting() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::shared_ptr<Job>> waiting;
  std::ranges::copy_if(jobs_, std::back_inserter(waiting), [](const auto& job) { return !job->is_done; });
  return waiting;
}

std::shared_ptr<Job> JobList::wait_for_next() {
  std::unique_lock lock(mutex_);
  std::shared_ptr<Job> job;
  changed_.wait(lock, [&] { return closed_ || (job = next_locked()) != nullptr; });
  return closed_ ? nullptr : job;
}

void JobList::mark_done(Job& job) {
  const std::lock_guard lock(mutex_);
  job.is_done = true;
}

}  // namespace pw
