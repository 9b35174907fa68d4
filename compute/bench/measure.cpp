#include "compute/bench/measure.h"

#include <algorithm>
#include <cstddef>
#include <thread>

namespace pw {
namespace {

using Clock = std::chrono::steady_clock;
using Microseconds = std::chrono::duration<double, std::micro>;

// Shorter calls are timed in groups, so that the cost of reading the clock does not matter.
constexpr double kMinSampleUs = 2.0;

double time_group(const std::function<void()>& run, int calls) {
  const auto start = Clock::now();
  for (int i = 0; i < calls; ++i) run();
  return Microseconds(Clock::now() - start).count() / calls;
}

int group_size(const std::function<void()>& run) {
  const double once = time_group(run, 1);
  return once >= kMinSampleUs ? 1 : static_cast<int>(kMinSampleUs / std::max(once, 0.01)) + 1;
}

void run_round(Candidate& candidate, const MeasureRules& rules, std::vector<double>& samples) {
  std::this_thread::sleep_for(rules.pause);
  // Warm-up: fills the caches and wakes the workers.
  candidate.run();
  const int calls = group_size(candidate.run);
  const auto end = Clock::now() + rules.time_per_round;
  for (int i = 0; i < rules.calls_per_round && (i == 0 || Clock::now() < end); ++i) {
    samples.push_back(time_group(candidate.run, calls));
  }
}

}  // namespace

void measure(std::vector<Candidate>& candidates, const MeasureRules& rules) {
  std::vector<std::vector<double>> samples(candidates.size());
  for (int round = 0; round < rules.rounds; ++round) {
    for (std::size_t i = 0; i < candidates.size(); ++i) run_round(candidates[i], rules, samples[i]);
  }
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    std::sort(samples[i].begin(), samples[i].end());
    if (samples[i].empty()) continue;
    candidates[i].row.min_us = samples[i].front();
    candidates[i].row.median_us = samples[i][samples[i].size() / 2];
  }
}

}  // namespace pw
