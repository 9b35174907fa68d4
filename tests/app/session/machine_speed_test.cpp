#include "app/session/machine_speed.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <set>
#include <stdexcept>
#include <thread>

#include "compute/bench/bench_problem.h"

namespace pw {
namespace {

using State = MachineSpeed::State;

std::vector<BenchRow> some_rows() {
  return {{.work = "forward", .shape = kLessonShape, .name = "pointwise", .layout = "planar", .min_us = 1.0}};
}

void wait_until_over(JobQueue& queue, const MachineSpeed& speed) {
  for (int i = 0; i < 60'000 && speed.state() == State::kRunning; ++i) {
    queue.tick();
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

TEST(MachineSpeed, HasRowsOnceTheMeasurementIsOver) {
  JobQueue queue(
      1, [] {}, [](const Error&) {});
  MachineSpeed speed(queue, [](Progress&) { return some_rows(); });
  EXPECT_EQ(speed.state(), State::kIdle);
  speed.start();
  EXPECT_EQ(speed.state(), State::kRunning);
  EXPECT_TRUE(speed.rows().empty());
  wait_until_over(queue, speed);
  EXPECT_EQ(speed.state(), State::kDone);
  EXPECT_EQ(speed.rows().size(), 1U);
  speed.cancel();
  EXPECT_EQ(speed.state(), State::kDone);
}

TEST(MachineSpeed, ShowsNothingOfACancelledMeasurement) {
  JobQueue queue(
      1, [] {}, [](const Error&) {});
  std::atomic<int> runs{0};
  MachineSpeed speed(queue, [&](Progress& progress) {
    const bool first = ++runs == 1;
    while (first && !progress.cancelled()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return some_rows();
  });
  speed.start();
  speed.start();
  while (runs == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  speed.cancel();
  EXPECT_EQ(speed.state(), State::kCancelled);
  // The next job follows the one that was cancelled.
  speed.start();
  wait_until_over(queue, speed);
  EXPECT_EQ(speed.state(), State::kDone);
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(speed.rows().size(), 1U);
}

TEST(MachineSpeed, ANewMeasurementForgetsTheOneBefore) {
  JobQueue queue(
      1, [] {}, [](const Error&) {});
  MachineSpeed speed(queue, [](Progress&) { return some_rows(); });
  speed.start();
  wait_until_over(queue, speed);
  speed.start();
  EXPECT_TRUE(speed.rows().empty());
  speed.cancel();
  queue.tick();
  EXPECT_EQ(speed.state(), State::kCancelled);
  EXPECT_TRUE(speed.rows().empty());
}

TEST(MachineSpeed, SaysWhyItFailed) {
  JobQueue queue(
      1, [] {}, [](const Error&) {});
  MachineSpeed broken(queue, [](Progress&) -> std::vector<BenchRow> { throw std::runtime_error("no more threads"); });
  broken.start();
  wait_until_over(queue, broken);
  EXPECT_EQ(broken.state(), State::kFailed);
  EXPECT_EQ(broken.failure(), "no more threads");

  MachineSpeed empty(queue, [](Progress&) { return std::vector<BenchRow>(); });
  empty.start();
  wait_until_over(queue, empty);
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
