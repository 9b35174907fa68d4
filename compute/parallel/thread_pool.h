#pragma once
// A few threads for work of microseconds: they spin for a moment after each round, then sleep.
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

// One run() at a time, from one thread. Which thread takes which task is open; results must not depend on it.
class ThreadPool {
 public:
  // `threads` counts the caller's: 1 starts none. Where the system refuses a thread, there are fewer.
  explicit ThreadPool(int threads);
  ~ThreadPool();
  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  int threads() const { return static_cast<int>(workers_.size()) + 1; }
  // Calls task(0) … task(tasks - 1), each once, and returns when all have ended; tasks < 2^32. The caller's thread
  // takes part and waits for no worker that has not begun: a late worker costs nothing but its help.
  //
  // When a task throws, on whichever thread, those that have not begun are skipped and the first exception comes out
  // here. The pool can be used again.
  void run(std::int64_t tasks, const std::function<void(std::int64_t)>& task);

  // Whether splitting work that one thread does in this time pays. Workers that still spin join within a microsecond;
  // waking one that sleeps costs tens, so short work goes to it only as part of a burst: on the second call in a row.
  bool pays_for(std::chrono::nanoseconds one_thread);

 private:
  void work_until_stopped();
  bool join_round();
  void run_task(std::int64_t index);
  void take_tasks();
  void sleep_until_needed();
  void wait_for_stragglers();

  // The open round: its number above, tasks that nobody has taken below, in one word, so that a late worker can never
  // take a task of a round that it has not seen.
  std::atomic<std::uint64_t> round_and_left_{0};
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

// With a pool: pool->run. Without: one after the other.
void run_tasks(ThreadPool* pool, std::int64_t tasks, const std::function<void(std::int64_t)>& task);

}  // namespace pw
