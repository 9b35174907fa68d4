#include "compute/parallel/thread_pool.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#if defined(__linux__)
#include <sched.h>
#endif

#include <algorithm>
#include <atomic>
#include <chrono>
#include <new>
#include <numeric>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "compute/parallel/cpu_affinity.h"
#include "tests/compute/parallel/child_test_process.h"

namespace pw {
namespace {

TEST(ThreadPool, RunsEveryTaskOnce) {
  for (const int threads : {1, 2, 4}) {
    ThreadPool pool(threads);
    EXPECT_EQ(pool.threads(), threads);
    for (const std::int64_t tasks : {0, 1, 2, 3, 100}) {
      std::vector<int> runs(static_cast<std::size_t>(tasks));
      pool.run(tasks, [&](std::int64_t task) { ++runs[static_cast<std::size_t>(task)]; });
      EXPECT_TRUE(std::all_of(runs.begin(), runs.end(), [](int count) { return count == 1; }));
    }
  }
}

// Rounds in immediate succession, after pauses in which workers still spin, and after pauses in which they go to sleep.
TEST(ThreadPool, ManyRoundsAtAnyPaceLoseNoTask) {
  ThreadPool pool(3);
  std::vector<std::int64_t> sums(7);
  for (int round = 0; round < 3000; ++round) {
    if (round % 500 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    if (round % 50 == 0) std::this_thread::sleep_for(std::chrono::microseconds(30));
    pool.run(7, [&](std::int64_t task) { sums[static_cast<std::size_t>(task)] += task; });
  }
  for (std::int64_t task = 0; task < 7; ++task) EXPECT_EQ(sums[static_cast<std::size_t>(task)], 3000 * task);
}

TEST(ThreadPool, ATaskOfAnotherThreadIsWaitedFor) {
  ThreadPool pool(2);
  std::vector<int> ended(2);
  pool.run(2, [&](std::int64_t task) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    ended[static_cast<std::size_t>(task)] = 1;
  });
  EXPECT_EQ(ended, (std::vector<int>{1, 1}));
}

#if defined(__linux__)
// Pins the calling thread to one processor in its scope.
class OnProcessor {
 public:
  explicit OnProcessor(int cpu) {
    sched_getaffinity(0, sizeof(before_), &before_);
    cpu_set_t only;
    CPU_ZERO(&only);
    CPU_SET(cpu, &only);
    sched_setaffinity(0, sizeof(only), &only);
  }
  ~OnProcessor() { sched_setaffinity(0, sizeof(before_), &before_); }
  OnProcessor(const OnProcessor&) = delete;
  OnProcessor& operator=(const OnProcessor&) = delete;

 private:
  cpu_set_t before_;
};

// On the caller's processor a worker would only alternate with it.
TEST(ThreadPool, WorkersAvoidTheCallersProcessor) {
  if (processor_count() < 2) GTEST_SKIP() << "one processor";
  ThreadPool pool(2);
  cpu_set_t all;
  ASSERT_EQ(sched_getaffinity(0, sizeof(all), &all), 0);
  const auto caller = std::this_thread::get_id();
  for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu) {
    if (!CPU_ISSET(cpu, &all)) continue;
    const OnProcessor here(cpu);
    cpu_set_t workers;
    bool worker_ran = false;
    for (int round = 0; round < 1000 && !worker_ran; ++round) {
      pool.run(2, [&](std::int64_t) {
        if (std::this_thread::get_id() != caller) {
          worker_ran = true;
          sched_getaffinity(0, sizeof(workers), &workers);
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
      });
    }
    ASSERT_TRUE(worker_ran);
    EXPECT_FALSE(CPU_ISSET(cpu, &workers));
    EXPECT_EQ(CPU_COUNT(&workers), CPU_COUNT(&all) - 1);
  }
}

// Restricted to one processor fewer, several workers would share the remaining ones.
TEST(ThreadPool, MoreThreadsThanProcessorsAreNotRestricted) {
  const int threads = processor_count() + 1;
  ThreadPool pool(threads);
  std::atomic<int> narrowed{0};
  for (int round = 0; round < 20; ++round) {
    pool.run(threads, [&](std::int64_t) {
      if (processor_count() + 1 != threads) ++narrowed;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    });
  }
  EXPECT_EQ(narrowed, 0);
}
#endif

TEST(ThreadPool, SleepsWhenThereIsNothingToDo) {
  const auto cpu_seconds = [] {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           1e-6 * static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
  };
  ThreadPool pool(4);
  pool.run(4, [](std::int64_t) {});
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  const double before = cpu_seconds();
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  EXPECT_LT(cpu_seconds() - before, 0.006) << "more than 2 % of a core";
}

TEST(ThreadPool, ShortWorkIsNotWorthWakingItButABurstIs) {
  using std::chrono::microseconds;
  ThreadPool alone(1);
  EXPECT_FALSE(alone.pays_for(microseconds(1'000'000)));
  ThreadPool pool(2);
  pool.run(2, [](std::int64_t) {});
  // The workers are asleep by now.
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  EXPECT_FALSE(pool.pays_for(microseconds(0)));
  EXPECT_FALSE(pool.pays_for(microseconds(10)));
  EXPECT_TRUE(pool.pays_for(std::chrono::milliseconds(1)));
  // On a busy machine two calls may not follow within the time of a burst, but one of many will.
  bool burst = false;
  for (int i = 0; i < 100 && !burst; ++i) burst = pool.pays_for(microseconds(10));
  EXPECT_TRUE(burst);
}

void expect_every_task_runs_once(ThreadPool& pool) {
  std::vector<int> runs(100);
  pool.run(100, [&](std::int64_t task) { ++runs[static_cast<std::size_t>(task)]; });
  EXPECT_EQ(runs, std::vector<int>(100, 1));
}

TEST(ThreadPool, AnExceptionReachesTheCallerAndThePoolStaysUsable) {
  for (const int threads : {1, 2, 4}) {
    ThreadPool pool(threads);
    for (const std::int64_t thrower : {0, 37, 99}) {
      const auto task = [&](std::int64_t index) {
        if (index == thrower) throw std::runtime_error("task " + std::to_string(index));
      };
      std::string what;
      try {
        pool.run(100, task);
      } catch (const std::runtime_error& error) {
        what = error.what();
      }
      EXPECT_EQ(what, "task " + std::to_string(thrower));
      expect_every_task_runs_once(pool);
    }
  }
}

TEST(ThreadPool, AnExceptionOnAnotherThreadReachesTheCaller) {
  ThreadPool pool(2);
  const auto caller = std::this_thread::get_id();
  std::atomic<bool> thrown{false};
  // The caller waits until the other thread has thrown.
  EXPECT_THROW(pool.run(2,
                        [&](std::int64_t) {
                          if (std::this_thread::get_id() != caller) {
                            thrown = true;
                            throw std::bad_alloc();
                          }
                          while (!thrown) std::this_thread::yield();
                        }),
               std::bad_alloc);
  expect_every_task_runs_once(pool);
}

TEST(ThreadPool, AfterAnExceptionTheRemainingTasksAreSkipped) {
  ThreadPool pool(3);
  for (int round = 0; round < 200; ++round) {
    std::atomic<int> begun{0};
    const auto task = [&](std::int64_t) {
      ++begun;
      throw 7;
    };
    EXPECT_THROW(pool.run(1000, task), int);
    EXPECT_LE(begun, pool.threads());
  }
  expect_every_task_runs_once(pool);
}

TEST(ThreadPool, HasFewerThreadsWhereTheSystemHasNoMore) {
  if (test::kSanitized || test::used_address_space() == 0) GTEST_SKIP() << "memory cannot be limited here";
  // Enough memory for the stacks of a few threads.
  const int outcome = test::run_with_memory(std::size_t{64} << 20, [] {
    ThreadPool pool(1000);
    std::atomic<int> sum{0};
    pool.run(100, [&](std::int64_t task) { sum += static_cast<int>(task); });
    return pool.threads() < 1000 && sum == 4950 ? 0 : 1;
  });
  EXPECT_EQ(outcome, 0);
}

}  // namespace
}  // namespace pw
