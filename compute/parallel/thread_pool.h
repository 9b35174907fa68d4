#pragma once
// A thread pool for work of microseconds: workers spin briefly after each round, then sleep.
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "compute/parallel/cpu_affinity.h"

namespace pw {

// One run() at a time, from one thread. Which thread runs which task is unspecified; results must not depend on it.
class ThreadPool {
 public:
  // `threads` includes the caller: 1 starts no worker. If the system refuses a thread, there are fewer.
  explicit ThreadPool(int threads);
  ~ThreadPool();
  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  int threads() const { return static_cast<int>(workers_.size()) + 1; }
  // Calls task(0) … task(tasks - 1), each once, and returns when all have ended; tasks < 2^32. The calling thread takes
  // part and waits only for workers that have begun a task, so that a late worker delays nothing.
  //
  // If a task throws, on any thread, tasks that have not begun are skipped and the first exception is rethrown here.
  // The pool remains usable.
  void run(std::int64_t tasks, const std::function<void(std::int64_t)>& task);

  // Whether it pays to split work that takes one thread this long. Workers that still spin join within a microsecond;
  // waking a sleeping one costs tens, so short work wakes it only as part of a burst: on the second of two calls in
  // quick succession.
  bool pays_for(std::chrono::nanoseconds one_thread);

 private:
  void work_until_stopped();
  bool run_next_task();
  void run_task(std::int64_t index);
  void run_remaining_tasks();
  void sleep_until_needed();
  void wait_for_stragglers();

  // The open round: its number in the upper half and the number of unclaimed tasks in the lower half of one word, so
  // that a late worker can never claim a task of a round that it has not seen.
  std::atomic<std::uint64_t> round_and_unclaimed_{0};
  // Fixed while a round has tasks that have not ended.
  const std::function<void(std::int64_t)>* task_ = nullptr;
  std::int64_t tasks_ = 0;
  std::atomic<std::int64_t> ended_{0};
  // Of this round; written by the task that sets failed_, read once all have ended.
  std::atomic<bool> failed_{false};
  std::exception_ptr failure_;

  std::mutex mutex_;
  std::condition_variable work_;
  std::condition_variable done_;
  std::atomic<int> sleeping_{0};
  std::atomic<bool> caller_sleeps_{false};
  std::atomic<bool> stopping_{false};
  std::chrono::steady_clock::time_point last_short_work_;
  CpuAffinity processors_;
  std::vector<std::thread> workers_;
};

// Runs the tasks on the pool, or one after the other if it is null.
void run_tasks(ThreadPool* pool, std::int64_t tasks, const std::function<void(std::int64_t)>& task);
// How many run at a time.
inline int threads_of(const ThreadPool* pool) {
  return pool == nullptr ? 1 : pool->threads();
}

}  // namespace pw
