#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <optional>
#include <random>

#include "app/jobs/job_slot.h"
#include "app/jobs/jobs.h"
#include "compute/parallel/thread_pool.h"

namespace pw {
namespace {

constexpr std::size_t kSlots = 4;

// Random starts, cancellations, ticks and destroyed slots; ends with jobs running.
class Storm {
 public:
  explicit Storm(unsigned seed)
      : dice_(seed),
        jobs_(
            1 + static_cast<int>(seed % 3), [this] { ++wakes_; }, [](Error) {}) {
    for (std::size_t i = 0; i < kSlots; ++i) slots_[i].emplace(queue(i));
  }

  void step() {
    const std::size_t i = dice_() % kSlots;
    switch (dice_() % 9) {
      case 0:
        slots_[i]->cancel();
        newest_[i] = 0;
        break;
      case 1:
        slots_[i].emplace(queue(i));
        newest_[i] = 0;
        break;
      case 2:
      case 3:
        jobs_.tick();
        break;
      case 4:
        static_cast<void>(jobs_.activity());
        break;
      default:
        start(i);
    }
  }
  int wrong() const { return wrong_; }
  int delivered() const { return delivered_; }

 private:
  JobQueue& queue(std::size_t slot) { return slot % 2 == 0 ? jobs_.quick() : jobs_.long_running(); }

  void start(std::size_t slot) {
    const int id = ++started_;
    newest_[slot] = id;
    slots_[slot]->start<int>(
        "job",
        [id, steps = dice_() % 200](Progress& progress, ThreadPool& pool) {
          for (unsigned i = 0; i < steps && !progress.cancelled(); ++i) progress.report(static_cast<float>(i) / 200.0F);
          std::atomic<int> sum{0};
          pool.run(5, [&](std::int64_t task) {
            sum += static_cast<int>(task);
            if (id % 7 == 0) throw id;
          });
          return sum == 10 ? id : -1;
        },
        [this, slot, id](const Expected<int>& result) {
          ++delivered_;
          const bool right = id % 7 == 0 ? !result : result == id;
          if (newest_[slot] != id || !right) ++wrong_;
          newest_[slot] = 0;
        });
  }

  std::mt19937 dice_;
  int started_ = 0, delivered_ = 0, wrong_ = 0;
  std::array<int, kSlots> newest_{};  // 0: cancelled or delivered
  std::atomic<int> wakes_{0};
  Jobs jobs_;
  std::array<std::optional<JobSlot>, kSlots> slots_;
};

TEST(JobsStress, NoOutdatedOrCancelledJobIsDelivered) {
  int delivered = 0;
  // On a busy machine the threads need some time to deliver anything.
  for (unsigned seed = 0; seed < 40 || (delivered < 100 && seed < 100'000); ++seed) {
    Storm storm(seed);
    for (int i = 0; i < 500; ++i) storm.step();
    ASSERT_EQ(storm.wrong(), 0) << "seed " << seed;
    delivered += storm.delivered();
  }
  EXPECT_GE(delivered, 100);
}

}  // namespace
}  // namespace pw
