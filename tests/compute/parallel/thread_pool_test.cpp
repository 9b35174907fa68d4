#include "compute/parallel/thread_pool.h"

#include <gtest/gtest.h>
#include <sched.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <numeric>
#include <vector>

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

// Rounds follow each other closely, after pauses in which helpers spin, and after ones in which they fall asleep.
TEST(ThreadPool, ManyRoundsAtAnyPaceLoseNothing) {
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

// On the caller's processor a helper would only take turns with it.
TEST(ThreadPool, HelpersKeepOffTheCallersProcessor) {
  ThreadPool pool(2);
  cpu_set_t all;
  ASSERT_EQ(sched_getaffinity(0, sizeof(all), &all), 0);
  if (CPU_COUNT(&all) < 2) GTEST_SKIP() << "one processor";
  const auto caller = std::this_thread::get_id();
  for (int cpu = 0, tried = 0; tried < 4; cpu = (cpu + 1) % CPU_SETSIZE) {
    if (!CPU_ISSET(cpu, &all)) continue;
    ++tried;
    cpu_set_t here;
    CPU_ZERO(&here);
    CPU_SET(cpu, &here);
    ASSERT_EQ(sched_setaffinity(0, sizeof(here), &here), 0);
    // Long enough for the helper to wake, and asleep again before the next.
    int helper_cpu = -1;
    for (int round = 0; round < 100 && helper_cpu < 0; ++round) {
      pool.run(2, [&](std::int64_t) {
        if (std::this_thread::get_id() != caller) helper_cpu = sched_getcpu();
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
      });
    }
    EXPECT_GE(helper_cpu, 0);
    EXPECT_NE(helper_cpu, cpu);
  }
  sched_setaffinity(0, sizeof(all), &all);
}

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
  // Asleep by now.
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  EXPECT_FALSE(pool.pays_for(microseconds(0)));
  EXPECT_FALSE(pool.pays_for(microseconds(10)));
  EXPECT_TRUE(pool.pays_for(std::chrono::milliseconds(1)));
  // Whether a busy machine lets two calls follow within the time of a burst is not ours to say: one of many will.
  bool burst = false;
  for (int i = 0; i < 100 && !burst; ++i) burst = pool.pays_for(microseconds(10));
  EXPECT_TRUE(burst);
}

}  // namespace
}  // namespace pw
