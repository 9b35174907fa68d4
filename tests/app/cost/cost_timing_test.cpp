#include "app/cost/cost_timing.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <thread>

#include "tests/app/jobs/jobs_test_window.h"

namespace pw {
namespace {

NextLayer with_reduced(std::int64_t reduced) {
  NextLayer layer;
  layer.reduced = reduced;
  return layer;
}

class CostTimingTest : public testing::Test {
 protected:
  // The F′ set, timed as so many microseconds as it has been measured times.
  CostTiming::Measurements counting() {
    return {[this](const NextLayer& layer, Progress&, ThreadPool&) {
              ++runs_;
              LayerTiming timing{layer, {}, "made up"};
              const double us = runs_;
              timing.points = {{layer.reduced, 1, 100.0, us, 300, 300}, {1, 1, 100.0, us, 300, 300}};
              return timing;
            },
            [this](const InceptionModule& module, Progress&, ThreadPool&) {
              ++runs_;
              return ModuleTiming{module, {{1, 30.0, 10.0, 300}}, "made up"};
            }};
  }
  template <class Setting>
  void measure(CostTiming& timing, const Setting& setting) {
    timing.start(setting);
    EXPECT_TRUE(window_.tick_until(queue_, [&] { return !timing.is_running(); }));
  }

  std::atomic<int> runs_{0};
  test::JobsWindow window_;
  JobQueue queue_{1, window_.wake(), window_.report()};
};

TEST_F(CostTimingTest, MeasuresAgainWhereFPrimeChanges) {
  CostTiming timing(queue_, counting());
  EXPECT_EQ(timing.point(with_reduced(2), 1), nullptr);
  measure(timing, with_reduced(2));
  EXPECT_EQ(runs_, 1);
  ASSERT_NE(timing.point(with_reduced(2), 1), nullptr);
  EXPECT_EQ(timing.point(with_reduced(2), 1)->gain(), 100.0);
  EXPECT_EQ(timing.point(with_reduced(2), 2), nullptr);
  EXPECT_EQ(timing.point(with_reduced(3), 1), nullptr);
  measure(timing, with_reduced(3));
  EXPECT_EQ(runs_, 2);
  // The points of both, the newest where both have one.
  EXPECT_EQ(timing.point(with_reduced(2), 1)->reduced_us, 1.0);
  EXPECT_EQ(timing.point(with_reduced(3), 1)->reduced_us, 2.0);
  EXPECT_EQ(timing.point(with_reduced(1), 1)->reduced_us, 2.0);
}

TEST_F(CostTimingTest, ShowsNothingOfAnotherSetting) {
  CostTiming timing(queue_, counting());
  measure(timing, with_reduced(2));
  NextLayer other = with_reduced(2);
  other.kernel = NextKernel::kFive;
  EXPECT_EQ(timing.timing(other), nullptr);
  other = with_reduced(2);
  other.next_maps = 65;
  EXPECT_EQ(timing.timing(other), nullptr);
  other = with_reduced(2);
  other.input.rows = 21;
  EXPECT_EQ(timing.timing(other), nullptr);
  measure(timing, other);
  EXPECT_NE(timing.timing(other), nullptr);
  EXPECT_NE(timing.timing(with_reduced(2)), nullptr);
}

TEST_F(CostTimingTest, KeepsModulesWhetherNaiveOrNot) {
  CostTiming timing(queue_, counting());
  InceptionModule module;
  module.input = {1, 20, 72, 256};
  module.is_naive = true;
  measure(timing, module);
  ASSERT_NE(timing.timing(module), nullptr);
  module.is_naive = false;
  ASSERT_NE(timing.timing(module), nullptr);
  EXPECT_EQ(timing.timing(module)->rows.front().gain(), 3.0);
  module.widths.five = 1;
  EXPECT_EQ(timing.timing(module), nullptr);
}

TEST_F(CostTimingTest, ShowsNothingOfACancelledMeasurement) {
  test::Gate runs;
  CostTiming timing(queue_, {[&](const NextLayer& layer, Progress& progress, ThreadPool&) -> Expected<LayerTiming> {
                               runs.open();
                               while (!progress.cancelled()) std::this_thread::yield();
                               return LayerTiming{layer, {{2, 1, 1.0, 1.0, 1, 1}}, ""};
                             },
                             {}});
  timing.start(with_reduced(2));
  EXPECT_TRUE(timing.is_running());
  runs.wait();
  timing.cancel();
  EXPECT_FALSE(timing.is_running());
  queue_.tick();
  EXPECT_EQ(timing.timing(with_reduced(2)), nullptr);
}

TEST_F(CostTimingTest, SaysWhyItHasNothing) {
  CostTiming timing(queue_, {[](const NextLayer&, Progress&, ThreadPool&) -> Expected<LayerTiming> {
                               throw std::runtime_error("no more threads");
                             },
                             {}});
  measure(timing, with_reduced(2));
  EXPECT_EQ(timing.problem(with_reduced(2)), "no more threads");
  EXPECT_EQ(timing.problem(with_reduced(3)), "");
  NextLayer large = with_reduced(2);
  large.input.rows = large.input.columns = 1'000'000;
  timing.start(large);
  EXPECT_FALSE(timing.is_running());
  EXPECT_NE(timing.problem(large).find("would need"), std::string::npos);
}

TEST(TimingSentence, SaysWhyTimedAndCountedPart) {
  const auto sentence = [](std::int64_t reduced, double gain) {
    return timing_sentence(with_reduced(reduced), {reduced, 1, gain, 1.0, 300, 300});
  };
  EXPECT_NE(sentence(2, 53.3).find("waits for memory"), std::string::npos);
  EXPECT_NE(sentence(16, 11.0).find("agree"), std::string::npos);
  EXPECT_NE(sentence(64, 2.0).find("copying"), std::string::npos);
  EXPECT_NE(sentence(64, 4.0).find("more than counted"), std::string::npos);
}

}  // namespace
}  // namespace pw
