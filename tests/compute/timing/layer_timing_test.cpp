#include "compute/timing/layer_timing.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "compute/parallel/thread_pool.h"
#include "compute/timing/step_maker.h"

namespace pw {
namespace {

const TimingRules kFew{.rounds = 3};

NextLayer small_layer(NextKernel kernel) {
  NextLayer layer;
  layer.input = {1, 6, 9, 8};
  layer.kernel = kernel;
  layer.next_maps = 5;
  return layer;
}

class LayerTimingOf : public testing::TestWithParam<NextKernel> {};

TEST_P(LayerTimingOf, RunsTheKernelsAndKeepsTheFastest) {
  ThreadPool pool(2);
  Progress progress;
  const NextLayer layer = small_layer(GetParam());
  const std::int64_t before = kernel_runs();
  const auto timing = time_layer(layer, pool, progress, kFew);
  ASSERT_TRUE(timing) << timing.error().message();
  EXPECT_EQ(timing->points.size(), 2 * timed_widths(layer).size());
  std::int64_t rounds = 0;
  for (const TimedPoint& point : timing->points) {
    EXPECT_GT(point.direct_us, 0.0);
    EXPECT_GT(point.reduced_us, 0.0);
    EXPECT_LT(point.reduced_us, 1e6);
    EXPECT_EQ(point.rounds, kFew.rounds);
    rounds += point.rounds;
  }
  // Each point runs at least two kernels and a copy.
  EXPECT_GE(kernel_runs() - before, 2 * rounds);
  EXPECT_FALSE(timing->kernels.empty());
  EXPECT_EQ(progress.fraction(), 1.0F);
}

INSTANTIATE_TEST_SUITE_P(Kernels, LayerTimingOf,
                         testing::Values(NextKernel::kOne, NextKernel::kThree, NextKernel::kFive,
                                         NextKernel::kUpsampling, NextKernel::kDepthwise));

// Its maps are so large that the system takes them back at once when nothing holds them any more.
TEST(LayerTiming, HoldsTheMapsOfTheLesson) {
  ThreadPool pool(2);
  Progress progress;
  const auto timing = time_layer(NextLayer(), pool, progress, kFew);
  ASSERT_TRUE(timing) << timing.error().message();
  EXPECT_EQ(timing->points.front().rounds, kFew.rounds);
}

TEST(LayerTiming, TakesABatchAndFewMaps) {
  ThreadPool pool(2);
  Progress progress;
  NextLayer layer = small_layer(NextKernel::kThree);
  layer.input = {3, 2, 5, 3};
  layer.reduced = 9;
  const auto timing = time_layer(layer, pool, progress, kFew);
  ASSERT_TRUE(timing) << timing.error().message();
  EXPECT_EQ(timing->points.back().reduced, 9);
  EXPECT_EQ(timed_widths(layer), (std::vector<std::int64_t>{1, 2, 9}));
}

TEST(LayerTiming, SaysWhatIsTooLargeBeforeItAllocates) {
  ThreadPool pool(1);
  Progress progress;
  NextLayer layer;
  layer.input = {1, 1'000'000, 1'000'000, 1};
  EXPECT_NE(timing_problem(layer).find("would need"), std::string::npos) << timing_problem(layer);
  const auto timing = time_layer(layer, pool, progress);
  ASSERT_FALSE(timing);
  EXPECT_EQ(timing.error().reason, timing_problem(layer));
  layer.input = {1'000'000, 1, 1, 1};
  EXPECT_NE(timing_problem(layer).find("too many"), std::string::npos) << timing_problem(layer);
  layer.input = {1, 224, 224, 512};
  layer.next_maps = 512;
  EXPECT_NE(timing_problem(layer).find("too long"), std::string::npos) << timing_problem(layer);
  layer.input.rows = 0;
  EXPECT_FALSE(timing_problem(layer).empty());
}

// What runs on is a piece of one layer: 500 million multiply-adds, a few milliseconds.
TEST(LayerTiming, StopsWhereItIsCancelled) {
  ThreadPool pool(1);
  Progress progress;
  NextLayer layer;
  layer.kernel = NextKernel::kFive;
  std::atomic<bool> is_over = false;
  std::thread measuring([&] {
    EXPECT_FALSE(time_layer(layer, pool, progress));
    is_over = true;
  });
  while (progress.fraction() == 0.0F && !is_over) std::this_thread::yield();
  const std::int64_t before = kernel_runs();
  progress.cancel();
  measuring.join();
  EXPECT_LE(kernel_runs() - before, 3);
}

TEST(ModuleTiming, RunsBothModules) {
  ThreadPool pool(2);
  Progress progress;
  InceptionModule module;
  module.input = {1, 5, 7, 12};
  module.widths = {4, 3, 6, 2, 4, 3};
  module.is_naive = true;
  const std::int64_t before = kernel_runs();
  const auto timing = time_module(module, pool, progress, kFew);
  ASSERT_TRUE(timing) << timing.error().message();
  EXPECT_FALSE(timing->module.is_naive);
  ASSERT_EQ(timing->rows.size(), 2U);
  EXPECT_EQ(timing->rows[1].threads, 2);
  for (const ModuleTiming::Row& row : timing->rows) EXPECT_GT(row.gain(), 0.0);
  EXPECT_GE(kernel_runs() - before, 2 * 3 * (5 + 8));
}

// A step outlives the maps that were passed to make it: what it writes into must be its own, too.
TEST(StepMaker, KeepsTheMapsThatItsStepsUse) {
  Progress progress;
  StepMaker maker(nullptr, progress);
  std::weak_ptr<Tensor> read, planes, written;
  {
    const NhwcMaps x = random_maps({1, 4, 5, 3});
    const std::shared_ptr<Tensor> x_planes = random_planes({1, 4, 5, 3});
    read = x.values;
    planes = x_planes;
    maker.concatenation({maker.convolution(x, 3, 2), maker.pooling(x), maker.depthwise(x, 3)});
    written = maker.upsampling(maker.pointwise(x_planes, 2), 2).values;
  }
  const StepMaker::Step step = maker.take();
  EXPECT_FALSE(read.expired() || planes.expired() || written.expired());
  step();
}

// Bands must not overlap or leave rows out: what they make together is what one band makes.
TEST(StepMaker, CutsLayersIntoBandsThatGiveTheSame) {
  ThreadPool pool(3);
  Progress progress;
  const MapSize size{2, 7, 5, 4};
  const NhwcMaps x = random_maps(size);
  const auto made = [&](ThreadPool* threads, const auto& make) {
    StepMaker maker(threads, progress);
    NhwcMaps out = make(maker);
    maker.take()();
    return out;
  };
  const auto expect_same = [&](const auto& make) {
    const NhwcMaps one = made(nullptr, make), many = made(&pool, make);
    const auto values = one.values->plane(0, 0), others = many.values->plane(0, 0);
    ASSERT_EQ(values.size(), others.size());
    for (std::size_t i = 0; i < values.size(); ++i) ASSERT_NEAR(values[i], others[i], 1e-3F * values[i]) << i;
  };
  expect_same([&](StepMaker& maker) { return maker.convolution(x, 5, 3); });
  expect_same([&](StepMaker& maker) { return maker.convolution(x, 4, 3); });
  expect_same([&](StepMaker& maker) { return maker.upsampling(x, 3); });
  expect_same([&](StepMaker& maker) { return maker.depthwise(x, 3); });
  expect_same([&](StepMaker& maker) { return maker.concatenation({maker.pooling(x), x}); });
  expect_same([&](StepMaker& maker) { return maker.pointwise(random_planes(size), 3); });
}

TEST(TimeInTurn, StopsAtTheTimeOfAll) {
  Progress progress;
  std::vector<TimedCandidate> candidates;
  for (int i = 0; i < 4; ++i) candidates.push_back({[] { std::this_thread::sleep_for(std::chrono::milliseconds(5)); }});
  EXPECT_TRUE(time_in_turn(candidates, {.all = std::chrono::milliseconds(80)}, progress));
  std::int64_t rounds = 0;
  for (const TimedCandidate& candidate : candidates) {
    EXPECT_GE(candidate.rounds, 1);
    EXPECT_GE(candidate.least_us, 5000.0);
    rounds += candidate.rounds;
  }
  // As many as the time has room for, and for each the one that goes beyond.
  EXPECT_LE(rounds, 80 / 5 + 4);
}

}  // namespace
}  // namespace pw
