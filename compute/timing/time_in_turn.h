#pragma once
// Times several candidates in turn, so that all meet the same disturbances, and keeps the fastest run of each.
#include <chrono>
#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

#include "compute/core/error.h"
#include "compute/core/progress.h"

namespace pw {

struct TimingRules {
  std::int64_t rounds = 300;                     // of a candidate at most,
  std::chrono::microseconds candidate{200'000};  // or so long
  std::chrono::microseconds all{3'900'000};      // for all of them; each is run once at least
};

struct TimedCandidate {
  std::function<void()> run;
  double least_us = std::numeric_limits<double>::infinity();
  std::int64_t rounds = 0;
  double spent_us = 0.0;
};

// What a run throws that is cancelled.
struct TimingCancelled {};

// `progress` is reported and asked between the runs. False: cancelled. `before`: time spent on preparing, which counts
// among that of all.
bool time_in_turn(std::vector<TimedCandidate>& candidates, const TimingRules& rules, Progress& progress,
                  std::chrono::microseconds before = {});

}  // namespace pw
