#include "app/jobs/job_slot.h"

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <thread>

#include "app/jobs/jobs.h"
#include "compute/parallel/thread_pool.h"
#include "tests/app/jobs/jobs_test_window.h"

namespace pw {
namespace {

using test::Gate;

// Limited, so that a missing cancellation fails instead of hanging.
Expected<int> until_cancelled(Progress& progress) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (!progress.cancelled() && std::chrono::steady_clock::now() < deadline) std::this_thread::yield();
  return fail("", "cancelled");
}

class JobSlotTest : public testing::Test {
 protected:
  // Delivers a number.
  void start(JobSlot& slot, int number) {
    slot.start<int>(
        "number", [number](Progress&, ThreadPool&) { return number; },
        [this](Expected<int> result) { delivered_.push_back(result.value_or(-1)); });
  }
  // Runs until it is cancelled; returns once it has started.
  void start_endless(JobSlot& slot) {
    Gate begun;
    slot.start<int>(
        "endless",
        [&begun](Progress& progress, ThreadPool&) {
          begun.open();
          return until_cancelled(progress);
        },
        [this](const Expected<int>&) { delivered_.push_back(-1); });
    begun.wait();
  }
  bool tick_until_delivered(std::size_t count) {
    return window_.tick_until(jobs_, [&] { return delivered_.size() >= count; });
  }

  test::JobsWindow window_;
  std::vector<int> delivered_;
  Jobs jobs_{2, window_.wake(), window_.report()};
};

TEST_F(JobSlotTest, DeliversInTheOrderOfTheStarts) {
  JobSlot first(jobs_.quick()), second(jobs_.quick());
  start(first, 1);
  start(second, 2);
  EXPECT_TRUE(first.is_busy());
  EXPECT_TRUE(tick_until_delivered(2));
  EXPECT_EQ(delivered_, (std::vector<int>{1, 2}));
  EXPECT_FALSE(first.is_busy());
  EXPECT_FALSE(jobs_.activity());
}

TEST_F(JobSlotTest, TheNewestWinsAndOtherSlotsGoOn) {
  JobSlot slot(jobs_.quick()), other(jobs_.quick());
  start_endless(slot);
  start(other, 7);
  start(slot, 1);
  start(slot, 2);
  EXPECT_TRUE(tick_until_delivered(2));
  EXPECT_EQ(delivered_, (std::vector<int>{7, 2}));
}

TEST_F(JobSlotTest, ACancelledJobIsNeverDelivered) {
  JobSlot slot(jobs_.quick()), after(jobs_.quick());
  start_endless(slot);
  slot.cancel();
  EXPECT_FALSE(slot.is_busy());
  start(after, 1);
  EXPECT_TRUE(tick_until_delivered(1));
  // Done but not delivered.
  Gate ended;
  start(slot, 2);
  after.start<int>(
      "after",
      [&](Progress&, ThreadPool&) {
        ended.open();
        return 3;
      },
      [this](Expected<int> result) { delivered_.push_back(*result); });
  ended.wait();
  slot.cancel();
  EXPECT_TRUE(tick_until_delivered(2));
  EXPECT_EQ(delivered_, (std::vector<int>{1, 3}));
}

TEST_F(JobSlotTest, NothingIsDeliveredToADestroyedSlot) {
  JobSlot after(jobs_.quick());
  {
    JobSlot slot(jobs_.quick());
    start_endless(slot);
  }
  start(after, 1);
  EXPECT_TRUE(tick_until_delivered(1));
  EXPECT_EQ(delivered_, (std::vector<int>{1}));
}

TEST_F(JobSlotTest, ADeliveryMayCancelTheNextAndEndItsOwnSlot) {
  auto slot = std::make_unique<JobSlot>(jobs_.quick());
  JobSlot next(jobs_.quick()), last(jobs_.quick());
  Gate ended;
  slot->start<int>(
      "first", [](Progress&, ThreadPool&) { return 1; },
      [&, this](Expected<int> result) {
        next.cancel();
        slot.reset();
        delivered_.push_back(*result);
      });
  start(next, 2);
  last.start<int>(
      "last",
      [&](Progress&, ThreadPool&) {
        ended.open();
        return 3;
      },
      [this](Expected<int> result) { delivered_.push_back(*result); });
  ended.wait();
  EXPECT_TRUE(tick_until_delivered(2));
  EXPECT_EQ(delivered_, (std::vector<int>{1, 3}));
}

TEST_F(JobSlotTest, ADeliveryMayStartTheNext) {
  JobSlot slot(jobs_.quick());
  std::function<void(int)> go = [&](int number) {
    slot.start<int>(
        "number", [number](Progress&, ThreadPool&) { return number; },
        [&, this](Expected<int> result) {
          delivered_.push_back(*result);
          EXPECT_FALSE(slot.is_busy());
          if (*result < 3) go(*result + 1);
        });
  };
  go(1);
  EXPECT_TRUE(tick_until_delivered(3));
  EXPECT_EQ(delivered_, (std::vector<int>{1, 2, 3}));
}

TEST(JobSlot, MayOutliveItsQueue) {
  test::JobsWindow window;
  auto jobs = std::make_unique<Jobs>(1, window.wake(), window.report());
  JobSlot slot(jobs->quick()), unused(jobs->long_running());
  bool delivered = false;
  Gate begun;
  const auto done = [&](const Expected<int>&) { delivered = true; };
  slot.start<int>(
      "endless",
      [&](Progress& progress, ThreadPool&) {
        begun.open();
        return until_cancelled(progress);
      },
      done);
  begun.wait();
  auto activity = jobs->activity();
  ASSERT_TRUE(activity);
  jobs.reset();
  EXPECT_FALSE(slot.is_busy());
  activity->cancel();
  slot.start<int>(
      "late", [](Progress&, ThreadPool&) { return 1; }, done);
  EXPECT_FALSE(slot.is_busy());
  slot.cancel();
  EXPECT_FALSE(delivered);
}

// A job may hold a document of hundreds of megabytes.
TEST_F(JobSlotTest, FreesWhatAJobHoldsWhenItIsDone) {
  JobSlot slot(jobs_.quick());
  const auto held = std::make_shared<int>(5);
  slot.start<int>(
      "holds", [held](Progress&, ThreadPool&) { return *held; },
      [held, this](Expected<int> result) { delivered_.push_back(*result); });
  EXPECT_TRUE(tick_until_delivered(1));
  // The job's thread may hold the last reference a moment longer.
  while (held.use_count() > 1) std::this_thread::yield();
  EXPECT_EQ(delivered_, (std::vector<int>{5}));
}

}  // namespace
}  // namespace pw
