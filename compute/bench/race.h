#pragma once
// Times several pieces of code against each other in one run, so that all meet the same disturbances.
#include <chrono>
#include <functional>
#include <vector>

#include "compute/bench/bench_row.h"

namespace pw {

// `row` says what `run` does; race() fills in the times.
struct Contestant {
  BenchRow row;
  std::function<void()> run;
};

struct RaceRules {
  // Each contestant gets its turn in each round: a warm-up, then calls timed one by one (very short ones in groups).
  int rounds = 5;
  // At most so long a turn, but always one timed call.
  std::chrono::microseconds turn{2000};
  int calls_per_turn = 20;
  // Before each turn; lets the threads of the one before fall asleep. Many libraries' spin for milliseconds.
  std::chrono::milliseconds pause{0};
};

void race(std::vector<Contestant>& contestants, const RaceRules& rules);

}  // namespace pw
