#include "compute/parallel/thread_pool.h"

#include <algorithm>
#include <cassert>
#include <utility>
#if defined(__x86_64__) || defined(__i386__)
#include <immintrin.h>
#endif

namespace pw {
namespace {

using std::chrono::microseconds;
using std::chrono::steady_clock;

// Workers spin this long for new work before they sleep: a training loop or a drag in small steps keeps them awake, and
// an idle program uses no CPU time.
constexpr microseconds kSpin{50};
// Work shorter than this is not worth handing to a spinning worker,
constexpr std::chrono::nanoseconds kWorthSharing{3000};
// and not worth waking a sleeping one for.
constexpr std::chrono::nanoseconds kWorthWaking{100'000};
constexpr std::uint64_t kUnclaimedMask = 0xFFFFFFFFU;

void pause() {
#if defined(__x86_64__) || defined(__i386__)
  _mm_pause();
#elif defined(__aarch64__)
  asm volatile("yield");
#endif
}

// True as soon as ready() holds, false after kSpin.
template <class Ready>
bool spin_until(Ready ready) {
  const auto deadline = steady_clock::now() + kSpin;
  do {
    for (int i = 0; i < 32; ++i) {
      if (ready()) return true;
      pause();
    }
  } while (steady_clock::now() < deadline);
  return false;
}

}  // namespace

ThreadPool::ThreadPool(int threads) {
  try {
    workers_.reserve(static_cast<std::size_t>(std::max(threads - 1, 0)));
    for (int i = 1; i < threads; ++i) workers_.emplace_back([this] { work_until_stopped(); });
  } catch (const std::exception&) {
    // No more threads, or no memory for their stacks: the pool works with those that it has.
  }
}

ThreadPool::~ThreadPool() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  work_.notify_all();
  for (std::thread& worker : workers_) worker.join();
}

void ThreadPool::run(std::int64_t tasks, const std::function<void(std::int64_t)>& task) {
  assert(tasks >= 0 && static_cast<std::uint64_t>(tasks) <= kUnclaimedMask);
  if (workers_.empty() || tasks <= 1) {
    for (std::int64_t i = 0; i < tasks; ++i) task(i);
    return;
  }
  processors_.avoid_caller_cpu(workers_);
  task_ = &task;
  tasks_ = tasks;
  ended_ = 0;
  failed_ = false;
  const std::uint64_t round = (round_and_unclaimed_.load() >> 32) + 1;
  // Sequentially consistent, as is sleeping_: either a worker about to sleep sees the round, or we see that it sleeps.
  round_and_unclaimed_ = round << 32 | static_cast<std::uint64_t>(tasks);
  if (sleeping_.load() > 0) {
    { const std::lock_guard lock(mutex_); }
    work_.notify_all();
  }
  run_remaining_tasks();
  wait_for_stragglers();
  if (failed_.load()) std::rethrow_exception(std::exchange(failure_, nullptr));
}

void ThreadPool::run_remaining_tasks() {
  while (run_next_task()) {
  }
}

bool ThreadPool::run_next_task() {
  std::uint64_t word = round_and_unclaimed_.load();
  do {
    if ((word & kUnclaimedMask) == 0) return false;
  } while (!round_and_unclaimed_.compare_exchange_weak(word, word - 1));
  // The claimed task keeps its round open: task_ and tasks_ do not change until it has ended.
  const std::int64_t tasks = tasks_;
  run_task(tasks - static_cast<std::int64_t>(word & kUnclaimedMask));
  if (ended_.fetch_add(1) + 1 == tasks && caller_sleeps_.load()) {
    { const std::lock_guard lock(mutex_); }
    done_.notify_one();
  }
  return true;
}

void ThreadPool::run_task(std::int64_t index) {
  if (failed_.load()) return;
  try {
    (*task_)(index);
  } catch (...) {
    // The task is counted as ended only after this, so that the caller may read failure_.
    if (!failed_.exchange(true)) failure_ = std::current_exception();
  }
}

void ThreadPool::wait_for_stragglers() {
  if (spin_until([this] { return ended_.load() == tasks_; })) return;
  std::unique_lock lock(mutex_);
  caller_sleeps_ = true;
  done_.wait(lock, [this] { return ended_.load() == tasks_; });
  caller_sleeps_ = false;
}

void ThreadPool::work_until_stopped() {
  while (!stopping_.load()) {
    run_remaining_tasks();
    const bool more =
        spin_until([this] { return (round_and_unclaimed_.load() & kUnclaimedMask) != 0 || stopping_.load(); });
    if (!more) sleep_until_needed();
  }
}

void ThreadPool::sleep_until_needed() {
  std::unique_lock lock(mutex_);
  ++sleeping_;
  work_.wait(lock, [this] { return (round_and_unclaimed_.load() & kUnclaimedMask) != 0 || stopping_.load(); });
  --sleeping_;
}

bool ThreadPool::pays_for(std::chrono::nanoseconds one_thread) {
  if (workers_.empty() || one_thread < kWorthSharing) return false;
  if (one_thread >= kWorthWaking || sleeping_.load() == 0) return true;
  const auto now = steady_clock::now();
  const bool burst = now - last_short_work_ < one_thread + kSpin;
  last_short_work_ = now;
  return burst;
}

void run_tasks(ThreadPool* pool, std::int64_t tasks, const std::function<void(std::int64_t)>& task) {
  if (pool != nullptr) {
    pool->run(tasks, task);
    return;
  }
  for (std::int64_t i = 0; i < tasks; ++i) task(i);
}

}  // namespace pw
