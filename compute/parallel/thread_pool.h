#pragma once
// A few threads that sleep until there is work for all of them.
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace pw {

// One run() at a time, from one thread. Which thread takes which task is open; results must not depend on it.
class ThreadPool {
 public:
  // `threads` counts the caller's: 1 starts none.
  explicit ThreadPool(int threads);
  ~ThreadPool();
  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  int threads() const { return static_cast<int>(helpers_.size()) + 1; }
  // Calls task(0) … task(tasks - 1), each once, and returns when all have ended. The caller's thread takes part.
  void run(std::int64_t tasks, const std::function<void(std::int64_t)>& task);

 private:
  void help();
  void take_tasks(const std::function<void(std::int64_t)>& task, std::int64_t tasks);

  std::mutex mutex_;
  std::condition_variable started_;
  std::condition_variable ended_;
  const std::function<void(std::int64_t)>* task_ = nullptr;
  std::int64_t tasks_ = 0;
  std::uint64_t round_ = 0;
  int busy_ = 0;
  bool stopping_ = false;
  std::atomic<std::int64_t> next_{0};
  std::vector<std::thread> helpers_;
};

// With a pool: pool->run. Without: one after the other.
void run_tasks(ThreadPool* pool, std::int64_t tasks, const std::function<void(std::int64_t)>& task);

}  // namespace pw
