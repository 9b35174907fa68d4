#include "app/jobs/mailbox.h"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <thread>

namespace pw {
namespace {

TEST(Mailbox, GivesTheNewestValueOnce) {
  int wakes = 0;
  Mailbox<std::unique_ptr<int>> box([&] { ++wakes; });
  EXPECT_FALSE(box.take());
  box.post(std::make_unique<int>(1));
  box.post(std::make_unique<int>(2));
  EXPECT_EQ(wakes, 2);
  const auto taken = box.take();
  ASSERT_TRUE(taken);
  EXPECT_EQ(**taken, 2);
  EXPECT_FALSE(box.take());
}

TEST(Mailbox, ACopyIsTheSameMailbox) {
  auto box = std::make_unique<Mailbox<int>>([] {});
  Mailbox<int> of_the_job = *box;
  of_the_job.post(3);
  EXPECT_EQ(box->take(), 3);
  box.reset();
  of_the_job.post(4);
}

TEST(Mailbox, AcrossThreadsValuesArriveInOrderAndTheLastArrives) {
  constexpr int kLast = 20'000;
  std::atomic<int> wakes{0};
  Mailbox<int> box([&] { ++wakes; });
  std::thread poster([box]() mutable {
    for (int i = 1; i <= kLast; ++i) box.post(i);
  });
  int newest = 0;
  while (newest < kLast) {
    const auto value = box.take();
    if (!value) continue;
    EXPECT_GT(*value, newest);
    newest = *value;
  }
  poster.join();
  EXPECT_EQ(wakes, kLast);
  EXPECT_FALSE(box.take());
}

}  // namespace
}  // namespace pw
