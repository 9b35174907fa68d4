#pragma once
// Times several pieces of code against each other in one run, so that all meet the same disturbances.
#include <chrono>
#include <functional>
#include <vector>

#include "compute/bench/bench_row.h"

namespace pw {

// `row` says what `run` does; measure() fills in the times.
struct Candidate {
  BenchRow row;
  std::function<void()> run;
};

struct MeasureRules {
  // Each candidate gets its turn in each round: a warm-up, then calls timed one by one (very short ones in groups).
  int rounds = 5;
  // At most so long a turn, but always one timed call.
  std::chrono::microseconds time_per_round{2000};
  int calls_per_round = 20;
  // Before each turn; lets the threads of the one before fall asleep. Many libraries' spin for milliseconds.
  std::chrono::milliseconds pause{0};
};

void measure(std::vector<Candidate>& candidates, const MeasureRules& rules);

}  // namespace pw
