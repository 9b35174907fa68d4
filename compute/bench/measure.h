#pragma once
// Times several candidates round-robin in one run, so that all see the same noise of the machine.
#include <chrono>
#include <functional>
#include <vector>

#include "compute/bench/bench_row.h"

namespace pw {

// `row` describes `run`; measure() fills in the times.
struct Candidate {
  BenchRow row;
  std::function<void()> run;
};

struct MeasureRules {
  // Each round measures every candidate: a warm-up, then calls timed one by one (very short ones in groups).
  int rounds = 5;
  // Time limit per candidate and round; at least one call is timed.
  std::chrono::microseconds time_per_round{2000};
  int calls_per_round = 20;
  // Before each candidate, so that the previous one's workers go to sleep: those of many libraries spin for
  // milliseconds.
  std::chrono::milliseconds pause{0};
};

// Sets min_us and median_us of every row, over the calls of all rounds. Runs on the calling thread.
void measure(std::vector<Candidate>& candidates, const MeasureRules& rules);

}  // namespace pw
