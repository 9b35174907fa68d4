#include "app/session/machine_speed.h"

#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <stdexcept>
#include <thread>

#include "compute/bench/bench_problem.h"
#include "tests/app/jobs/jobs_test_window.h"

namespace pw {
namespace {

using State = MachineSpeed::State;

std::vector<BenchRow> some_rows() {
  return {{.work = "forward", .shape = kLessonShape, .name = "pointwise", .layout = "planar", .min_us = 1.0}};
}

class MachineSpeedTest : public testing::Test {
 protected:
  void wait_until_over(const MachineSpeed& speed) {
    EXPECT_TRUE(window_.tick_until(queue_, [&] { return speed.state() != State::kRunning; }));
  }

  test::JobsWindow window_;
  JobQueue queue_{1, window_.wake(), window_.report()};
};

TEST_F(MachineSpeedTest, HasRowsOnceTheMeasurementIsOver) {
  MachineSpeed speed(queue_, [](Progress&) { return some_rows(); });
  EXPECT_EQ(speed.state(), State::kIdle);
  speed.start();
  EXPECT_EQ(speed.state(), State::kRunning);
  EXPECT_TRUE(speed.rows().empty());
  wait_until_over(speed);
  EXPECT_EQ(speed.state(), State::kDone);
  EXPECT_EQ(speed.rows().size(), 1U);
  speed.cancel();
  EXPECT_EQ(speed.state(), State::kDone);
}

TEST_F(MachineSpeedTest, ShowsNothingOfACancelledMeasurement) {
  std::atomic<int> runs{0};
  test::Gate first_runs;
  MachineSpeed speed(queue_, [&](Progress& progress) {
    if (++runs == 1) {
      first_runs.open();
      while (!progress.cancelled()) std::this_thread::yield();
    }
    return some_rows();
  });
  speed.start();
  speed.start();
  first_runs.wait();
  speed.cancel();
  EXPECT_EQ(speed.state(), State::kCancelled);
  // The next job runs after the cancelled one.
  speed.start();
  wait_until_over(speed);
  EXPECT_EQ(speed.state(), State::kDone);
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(speed.rows().size(), 1U);
}

TEST_F(MachineSpeedTest, ANewMeasurementDropsThePreviousOne) {
  MachineSpeed speed(queue_, [](Progress&) { return some_rows(); });
  speed.start();
  wait_until_over(speed);
  speed.start();
  EXPECT_TRUE(speed.rows().empty());
  speed.cancel();
  queue_.tick();
  EXPECT_EQ(speed.state(), State::kCancelled);
  EXPECT_TRUE(speed.rows().empty());
}

TEST_F(MachineSpeedTest, SaysWhyItFailed) {
  MachineSpeed broken(queue_, [](Progress&) -> std::vector<BenchRow> { throw std::runtime_error("no more threads"); });
  broken.start();
  wait_until_over(broken);
  EXPECT_EQ(broken.state(), State::kFailed);
  EXPECT_EQ(broken.failure(), "no more threads");

  MachineSpeed empty(queue_, [](Progress&) { return std::vector<BenchRow>(); });
  empty.start();
  wait_until_over(empty);
  EXPECT_EQ(empty.state(), State::kFailed);
  EXPECT_FALSE(empty.failure().empty());
}

TEST(MachineSpeed, MeasuresTheLessonsLayer) {
  Progress progress;
  std::set<std::string> works;
  for (const BenchRow& row : measure_lesson_layer(progress)) {
    EXPECT_EQ(row.shape, kLessonShape);
    EXPECT_GT(row.min_us, 0.0);
    EXPECT_LT(row.max_rel_err, 1e-4);
    works.insert(row.work);
  }
  EXPECT_EQ(works, (std::set<std::string>{"forward", "train", "update"}));
}

}  // namespace
}  // namespace pw
