#include "compute/parallel/thread_pool.h"

namespace pw {

ThreadPool::ThreadPool(int threads) {
  for (int i = 1; i < threads; ++i) helpers_.emplace_back([this] { help(); });
}

ThreadPool::~ThreadPool() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  started_.notify_all();
  for (std::thread& helper : helpers_) helper.join();
}

void ThreadPool::run(std::int64_t tasks, const std::function<void(std::int64_t)>& task) {
  if (helpers_.empty() || tasks <= 1) {
    for (std::int64_t i = 0; i < tasks; ++i) task(i);
    return;
  }
  {
    const std::lock_guard lock(mutex_);
    task_ = &task;
    tasks_ = tasks;
    next_.store(0);
    busy_ = static_cast<int>(helpers_.size());
    ++round_;
  }
  started_.notify_all();
  take_tasks(task, tasks);
  std::unique_lock lock(mutex_);
  ended_.wait(lock, [this] { return busy_ == 0; });
  task_ = nullptr;
}

void ThreadPool::take_tasks(const std::function<void(std::int64_t)>& task, std::int64_t tasks) {
  for (std::int64_t i = next_.fetch_add(1); i < tasks; i = next_.fetch_add(1)) task(i);
}

void ThreadPool::help() {
  std::uint64_t seen = 0;
  std::unique_lock lock(mutex_);
  while (true) {
    started_.wait(lock, [&] { return stopping_ || round_ != seen; });
    if (stopping_) return;
    seen = round_;
    const auto* task = task_;
    const std::int64_t tasks = tasks_;
    lock.unlock();
    take_tasks(*task, tasks);
    lock.lock();
    if (--busy_ == 0) ended_.notify_one();
  }
}

void run_tasks(ThreadPool* pool, std::int64_t tasks, const std::function<void(std::int64_t)>& task) {
  if (pool != nullptr) {
    pool->run(tasks, task);
    return;
  }
  for (std::int64_t i = 0; i < tasks; ++i) task(i);
}

}  // namespace pw
