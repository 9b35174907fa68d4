#include "compute/bench/machine_limits.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <vector>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "compute/bench/machine_limits.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.
#include <hwy/highway.h>

#include "compute/bench/measure.h"
#include "compute/core/tensor.h"
#include "compute/parallel/thread_pool.h"

HWY_BEFORE_NAMESPACE();
namespace pw {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// Independent accumulators: enough to hide the latency of an addition on all current cores.
constexpr int kChains = 12;

float ReadAll(const float* HWY_RESTRICT values, std::int64_t count) {
  const hn::ScalableTag<float> d;
  const auto step = kChains * static_cast<std::int64_t>(hn::Lanes(d));
  hn::Vec<decltype(d)> sums[kChains];
  for (auto& sum : sums) sum = hn::Zero(d);
  for (std::int64_t i = 0; i + step <= count; i += step) {
    for (int k = 0; k < kChains; ++k) {
      sums[k] = hn::Add(sums[k], hn::LoadU(d, values + i + k * static_cast<std::int64_t>(hn::Lanes(d))));
    }
  }
  for (int k = 1; k < kChains; ++k) sums[0] = hn::Add(sums[0], sums[k]);
  return hn::GetLane(hn::SumOfLanes(d, sums[0]));
}

// Returns the multiply-adds done.
std::int64_t MultiplyAdd(std::int64_t rounds, float start, float* result) {
  const hn::ScalableTag<float> d;
  const auto factor = hn::Set(d, start);
  hn::Vec<decltype(d)> sums[kChains];
  for (auto& sum : sums) sum = hn::Zero(d);
  for (std::int64_t i = 0; i < rounds; ++i) {
    for (auto& sum : sums) sum = hn::MulAdd(sum, factor, factor);
  }
  for (int k = 1; k < kChains; ++k) sums[0] = hn::Add(sums[0], sums[k]);
  *result = hn::GetLane(hn::SumOfLanes(d, sums[0]));
  return rounds * kChains * static_cast<std::int64_t>(hn::Lanes(d));
}

}  // namespace HWY_NAMESPACE
}  // namespace pw
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace pw {

HWY_EXPORT(ReadAll);
HWY_EXPORT(MultiplyAdd);

namespace {

// Receives the loops' results, so that the compiler cannot drop the loops.
std::atomic<float> sink;

double fastest_us(const std::function<void()>& run) {
  std::vector<Candidate> single(1);
  single.front().run = run;
  measure(single, {.rounds = 5, .time_per_round = std::chrono::milliseconds(20), .calls_per_round = 100});
  return single.front().row.min_us;
}

}  // namespace

double fma_peak_gflops(ThreadPool* pool) {
  constexpr std::int64_t kRounds = 20'000;
  std::atomic<std::int64_t> products{0};
  const double us = fastest_us([&] {
    products = 0;
    run_tasks(pool, threads_of(pool), [&](std::int64_t) {
      float result = 0.0F;
      products += HWY_DYNAMIC_DISPATCH(MultiplyAdd)(kRounds, 0.5F, &result);
      sink = result;
    });
  });
  return 2.0 * static_cast<double>(products) / us / 1e3;
}

double read_gbytes_per_second(std::int64_t bytes, ThreadPool* pool) {
  const int threads = threads_of(pool);
  const std::int64_t part = std::max<std::int64_t>(bytes / std::int64_t{sizeof(float)} / threads, 1024);
  const Tensor memory({1, threads, 1, part});
  const double us = fastest_us([&] {
    run_tasks(pool, threads,
              [&](std::int64_t thread) { sink = HWY_DYNAMIC_DISPATCH(ReadAll)(memory.plane(0, thread).data(), part); });
  });
  return static_cast<double>(part * threads) * sizeof(float) / us / 1e3;
}

}  // namespace pw
#endif  // HWY_ONCE
