#include "app/jobs/job_error.h"

#include <gtest/gtest.h>

#include <new>
#include <stdexcept>

#include "app/jobs/job_slot.h"
#include "app/jobs/jobs.h"
#include "compute/parallel/thread_pool.h"
#include "tests/app/jobs/jobs_test_window.h"

namespace pw {
namespace {

constexpr const char* kNoMemory = "reading x.npy: not enough memory; the document is unchanged";
constexpr const char* kNoReason = "reading x.npy: failed for an unknown reason; the document is unchanged";

class JobErrorTest : public testing::TestWithParam<Threading> {
 protected:
  // The error shown for a job that throws.
  std::string message_of(const std::function<void()>& thrower) {
    std::string message;
    slot_.start<int>(
        "reading x.npy",
        [thrower](Progress&, ThreadPool&) {
          thrower();
          return 1;
        },
        [&](const Expected<int>& result) { message = result ? "a result" : result.error().message(); });
    EXPECT_TRUE(window_.tick_until(jobs_, [&] { return !slot_.is_busy(); }));
    return message;
  }
  // The error shown for a delivery that throws.
  std::string reported(const std::function<void()>& thrower) {
    window_.reported.clear();
    slot_.start<int>(
        "reading x.npy", [](Progress&, ThreadPool&) { return 1; }, [thrower](const Expected<int>&) { thrower(); });
    EXPECT_TRUE(window_.tick_until(jobs_, [&] { return !slot_.is_busy(); }));
    return window_.reported.size() == 1 ? window_.reported.front() : "not one report";
  }

  test::JobsWindow window_;
  Jobs jobs_{2, window_.wake(), window_.report(), GetParam()};
  JobSlot slot_{jobs_.quick()};
};

TEST_P(JobErrorTest, AJobThatThrowsIsASentence) {
  EXPECT_EQ(message_of([] { throw std::bad_alloc(); }), kNoMemory);
  EXPECT_EQ(message_of([] { throw std::runtime_error("the disk is on fire"); }), "reading x.npy: the disk is on fire");
  EXPECT_EQ(message_of([] { throw 7; }), kNoReason);
  EXPECT_EQ(message_of([] {}), "a result");
  EXPECT_TRUE(window_.reported.empty());
}

TEST_P(JobErrorTest, ADeliveryThatThrowsIsReportedAndTheNextFollows) {
  EXPECT_EQ(reported([] { throw std::bad_alloc(); }), kNoMemory);
  EXPECT_EQ(reported([] { throw std::runtime_error("no such map"); }), "reading x.npy: no such map");
  EXPECT_EQ(reported([] { throw 7; }), kNoReason);
  EXPECT_EQ(message_of([] {}), "a result");
}

TEST_P(JobErrorTest, ATaskOfThePoolThatThrowsIsASentence) {
  std::string message;
  slot_.start<int>(
      "reading x.npy",
      [](Progress&, ThreadPool& pool) {
        pool.run(50, [](std::int64_t) { throw std::bad_alloc(); });
        return 1;
      },
      [&](const Expected<int>& result) { message = result ? "a result" : result.error().message(); });
  EXPECT_TRUE(window_.tick_until(jobs_, [&] { return !slot_.is_busy(); }));
  EXPECT_EQ(message, kNoMemory);
}

INSTANTIATE_TEST_SUITE_P(Queues, JobErrorTest, testing::Values(Threading::kThreads, Threading::kInline),
                         [](const auto& tested) { return tested.param == Threading::kThreads ? "Threads" : "Inline"; });

}  // namespace
}  // namespace pw
