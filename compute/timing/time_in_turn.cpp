#include "compute/timing/time_in_turn.h"

#include <algorithm>

namespace pw {
namespace {

using TimingClock = std::chrono::steady_clock;

// The first run of a turn finds other data in the caches; the fastest is one of the others.
constexpr std::int64_t kLeastRunsOfTurn = 2;
constexpr double kTurnMicroseconds = 3000.0;

double microseconds_since(TimingClock::time_point begin) {
  return std::chrono::duration<double, std::micro>(TimingClock::now() - begin).count();
}

void take_turn(TimedCandidate& candidate, std::int64_t rounds, double most_us, const Progress& progress) {
  const auto begin = TimingClock::now();
  const double turn_us = std::min(most_us, kTurnMicroseconds);
  for (std::int64_t i = 0; candidate.rounds < rounds && !progress.cancelled(); ++i) {
    const auto start = TimingClock::now();
    candidate.run();
    candidate.least_us = std::min(candidate.least_us, microseconds_since(start));
    ++candidate.rounds;
    const double spent = microseconds_since(begin);
    if (spent >= most_us || (i + 1 >= kLeastRunsOfTurn && spent >= turn_us)) break;
  }
  candidate.spent_us += microseconds_since(begin);
}

}  // namespace

bool time_in_turn(std::vector<TimedCandidate>& candidates, const TimingRules& rules, Progress& progress,
                  std::chrono::microseconds before) {
  const auto begin = TimingClock::now();
  const auto count = static_cast<double>(candidates.size());
  const double left = std::max(0.0, static_cast<double>((rules.all - before).count()));
  const double each = std::min(static_cast<double>(rules.candidate.count()), left / std::max(1.0, count));
  const auto is_over = [&](const TimedCandidate& candidate) {
    return candidate.rounds >= rules.rounds || (candidate.rounds > 0 && candidate.spent_us >= each);
  };
  const auto share_of = [&](const TimedCandidate& candidate) {
    if (is_over(candidate)) return 1.0;
    return std::max(static_cast<double>(candidate.rounds) / static_cast<double>(rules.rounds),
                    each > 0.0 ? candidate.spent_us / each : 0.0);
  };
  try {
    while (!std::ranges::all_of(candidates, is_over)) {
      double done = 0.0;
      for (TimedCandidate& candidate : candidates) {
        const bool is_late = candidate.rounds > 0 && microseconds_since(begin) >= left;
        if (!is_over(candidate) && !is_late) take_turn(candidate, rules.rounds, each - candidate.spent_us, progress);
        if (progress.cancelled()) return false;
        if (is_late) candidate.spent_us = std::max(candidate.spent_us, each);
        done += share_of(candidate);
      }
      progress.report(static_cast<float>(done / count));
    }
  } catch (const TimingCancelled&) {
    return false;
  }
  return true;
}

}  // namespace pw
