#include "app/session/worker.h"

#include <algorithm>
#include <utility>

#include "compute/parallel/thread_pool.h"

namespace pw {

Worker::Worker(int threads, std::function<void()> wake)
    : threads_(threads), wake_(std::move(wake)), thread_([this] { work(); }) {}

Worker::~Worker() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    for (const auto& task : tasks_) task->progress.cancel();
  }
  arrived_.notify_one();
  thread_.join();
}

void Worker::start(Kind kind, std::string label, Job job) {
  cancel(kind);
  auto task = std::make_shared<Task>();
  task->kind = kind;
  task->label = std::move(label);
  task->job = std::move(job);
  {
    const std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
  }
  arrived_.notify_one();
}

void Worker::cancel(Kind kind) {
  const std::lock_guard lock(mutex_);
  std::erase_if(tasks_, [&](const auto& task) {
    if (task->kind != kind) return false;
    task->progress.cancel();
    return true;
  });
}

void Worker::deliver() {
  std::vector<std::shared_ptr<Task>> ended;
  {
    const std::lock_guard lock(mutex_);
    std::erase_if(tasks_, [&](const auto& task) {
      if (task->ended) ended.push_back(task);
      return task->ended;
    });
  }
  // Outside the lock: a completion may start the next job.
  for (const auto& task : ended) task->completion();
}

std::optional<Worker::Activity> Worker::activity() const {
  const std::lock_guard lock(mutex_);
  if (tasks_.empty()) return std::nullopt;
  const Task& task = *tasks_.front();
  return Activity{task.label, task.progress.fraction(), task.kind};
}

std::optional<Worker::Activity> Worker::activity(Kind kind) const {
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find_if(tasks_, [&](const auto& task) { return task->kind == kind; });
  if (found == tasks_.end()) return std::nullopt;
  return Activity{(*found)->label, (*found)->progress.fraction(), kind};
}

void Worker::work() {
  ThreadPool pool(threads_);
  std::unique_lock lock(mutex_);
  const auto next = [this] { return std::ranges::find_if(tasks_, [](const auto& task) { return !task->ended; }); };
  while (true) {
    arrived_.wait(lock, [&] { return stopping_ || next() != tasks_.end(); });
    if (stopping_) return;
    const std::shared_ptr<Task> task = *next();
    lock.unlock();
    Completion completion = task->job(task->progress, pool);
    lock.lock();
    task->completion = std::move(completion);
    task->ended = true;
    // The job's own captures may hold a stack: let go of them here.
    task->job = nullptr;
    lock.unlock();
    wake_();
    lock.lock();
  }
}

}  // namespace pw
