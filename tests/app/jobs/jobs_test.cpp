#include "app/jobs/jobs.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "app/jobs/job_slot.h"
#include "compute/parallel/thread_pool.h"
#include "tests/app/jobs/jobs_test_window.h"

namespace pw {
namespace {

using test::Gate;

constexpr auto kNothing = [](const Expected<void>&) {};

TEST(Jobs, ALongJobDoesNotDelayAQuickOne) {
  test::JobsWindow window;
  Jobs jobs(2, window.wake(), window.report());
  JobSlot long_slot(jobs.long_running()), slot(jobs.quick());
  Gate quick_is_delivered;
  bool delivered = false, long_delivered = false;
  long_slot.start<void>(
      "measuring",
      [&](Progress&, ThreadPool&) {
        quick_is_delivered.wait();
        return Expected<void>();
      },
      [&](const Expected<void>&) { long_delivered = true; });
  slot.start<void>(
      "reading", [](Progress&, ThreadPool&) { return Expected<void>(); },
      [&](const Expected<void>&) { delivered = true; });
  EXPECT_TRUE(window.tick_until(jobs, [&] { return delivered; }));
  EXPECT_FALSE(long_delivered);
  EXPECT_TRUE(long_slot.is_busy());
  EXPECT_FALSE(jobs.quick().is_busy());
  quick_is_delivered.open();
  EXPECT_TRUE(window.tick_until(jobs, [&] { return long_delivered; }));
}

TEST(Jobs, TheActivityIsTheOldestJobOfBothQueues) {
  test::JobsWindow window;
  Jobs jobs(1, window.wake(), window.report(), Threading::kInline);
  EXPECT_FALSE(jobs.activity());
  JobSlot measure(jobs.long_running()), load(jobs.quick());
  const auto work = [](Progress&, ThreadPool&) { return Expected<void>(); };
  measure.start<void>("measuring", work, kNothing);
  load.start<void>("reading", work, kNothing);
  ASSERT_TRUE(jobs.activity());
  EXPECT_EQ(jobs.activity()->label, "measuring");
  EXPECT_TRUE(jobs.activity()->cancellable);
  measure.cancel();
  ASSERT_TRUE(jobs.activity());
  EXPECT_EQ(jobs.activity()->label, "reading");
  jobs.activity()->cancel();
  EXPECT_FALSE(load.is_busy());
  EXPECT_FALSE(jobs.activity());
}

TEST(Jobs, TheUserCancelsOnlyWhatMayBeCancelled) {
  test::JobsWindow window;
  Jobs jobs(1, window.wake(), window.report(), Threading::kInline);
  JobSlot recompute(jobs.quick(), JobSlot::Cancellable::kNo), load(jobs.quick()), measure(jobs.long_running());
  const auto work = [](Progress&, ThreadPool&) { return Expected<void>(); };
  recompute.start<void>("mixing", work, kNothing);
  EXPECT_FALSE(jobs.activity()->cancellable);
  EXPECT_FALSE(jobs.cancel());
  load.start<void>("reading", work, kNothing);
  measure.start<void>("measuring", work, kNothing);
  EXPECT_TRUE(jobs.cancel());
  EXPECT_TRUE(recompute.is_busy());
  EXPECT_FALSE(load.is_busy());
  EXPECT_FALSE(measure.is_busy());
}

TEST(Jobs, TheFractionIsTheJobsProgress) {
  test::JobsWindow window;
  Jobs jobs(1, window.wake(), window.report());
  JobSlot slot(jobs.quick());
  EXPECT_EQ(slot.fraction(), 0.0F);
  Gate reported, looked;
  slot.start<void>(
      "reading",
      [&](Progress& progress, ThreadPool&) {
        progress.report(0.25F);
        reported.open();
        looked.wait();
        return Expected<void>();
      },
      kNothing);
  reported.wait();
  EXPECT_EQ(slot.fraction(), 0.25F);
  EXPECT_EQ(jobs.activity()->fraction, 0.25F);
  looked.open();
  EXPECT_TRUE(window.tick_until(jobs, [&] { return !slot.is_busy(); }));
  EXPECT_EQ(slot.fraction(), 0.0F);
}

TEST(Jobs, InlineEachTickRunsOneJobOnTheThreadThatTicks) {
  int wakes = 0;
  test::JobsWindow window;
  Jobs jobs(
      8, [&] { ++wakes; }, window.report(), Threading::kInline);
  EXPECT_EQ(jobs.threads(), 1);
  JobSlot first(jobs.quick()), second(jobs.quick());
  const auto caller = std::this_thread::get_id();
  std::vector<int> delivered;
  const auto start = [&](JobSlot& slot, int number) {
    slot.start<int>(
        "number",
        [caller, number](Progress&, ThreadPool& pool) {
          EXPECT_EQ(std::this_thread::get_id(), caller);
          EXPECT_EQ(pool.threads(), 1);
          return number;
        },
        [&](Expected<int> result) { delivered.push_back(*result); });
  };
  start(first, 1);
  EXPECT_EQ(wakes, 1);
  start(second, 2);
  start(first, 3);
  EXPECT_TRUE(delivered.empty());
  jobs.tick();
  EXPECT_EQ(delivered, (std::vector<int>{2}));
  EXPECT_TRUE(first.is_busy());
  jobs.tick();
  EXPECT_EQ(delivered, (std::vector<int>{2, 3}));
  EXPECT_FALSE(jobs.activity());
  const int wakes_before = wakes;
  jobs.tick();
  EXPECT_EQ(wakes, wakes_before);
}

TEST(Jobs, WhatChoosesTheNextJobDecidesTheOrder) {
  int wakes = 0;
  test::JobsWindow window;
  std::optional<std::size_t> choice;
  std::vector<std::size_t> waiting;
  const auto choose = [&](std::size_t count) {
    waiting.push_back(count);
    return choice;
  };
  Jobs jobs(
      8, [&] { ++wakes; }, window.report(), JobSchedule(choose));
  JobSlot first(jobs.quick()), second(jobs.quick());
  std::vector<int> delivered;
  const auto start = [&](JobSlot& slot, int number) {
    slot.start<int>(
        "number", [number](Progress&, ThreadPool&) { return number; },
        [&](Expected<int> result) { delivered.push_back(*result); });
  };
  start(first, 1);
  start(second, 2);
  const int wakes_before = wakes;
  jobs.tick();
  EXPECT_TRUE(delivered.empty());
  EXPECT_EQ(wakes, wakes_before + 1);
  choice = 1;
  jobs.tick();
  EXPECT_EQ(delivered, std::vector{2});
  choice = 0;
  jobs.tick();
  EXPECT_EQ(delivered, (std::vector{2, 1}));
  EXPECT_EQ(waiting, (std::vector<std::size_t>{2, 2, 1}));
  jobs.tick();
  EXPECT_EQ(waiting.size(), 3U);
}

TEST(Jobs, AJobHasTheRequestedNumberOfThreads) {
  test::JobsWindow window;
  Jobs jobs(3, window.wake(), window.report());
  JobSlot slot(jobs.quick());
  int threads = 0;
  slot.start<int>(
      "counting", [](Progress&, ThreadPool& pool) { return pool.threads(); },
      [&](Expected<int> result) { threads = *result; });
  EXPECT_TRUE(window.tick_until(jobs, [&] { return threads != 0; }));
  EXPECT_EQ(threads, 3);
}

}  // namespace
}  // namespace pw
