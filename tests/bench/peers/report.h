#pragma once
// The result of the race as text.
#include <span>
#include <string>
#include <vector>

#include "compute/bench/bench_row.h"

namespace pw {

// One piece of work at one number of threads: our row, the others', and how many times faster than the fastest of them
// we were in each of several races (by the shortest times).
struct Comparison {
  BenchRow own;
  std::vector<BenchRow> peers;
  std::vector<double> ratios;
};

double median_ratio(const Comparison& result);
// By the shortest time.
const BenchRow& best_peer(const Comparison& result);
// Own rows first, then the peers', result by result.
std::vector<BenchRow> all_rows(std::span<const Comparison> results);
// A table of ratios, then one of every row, for a terminal.
std::string text_report(std::span<const Comparison> results);
// A GitHub-flavoured table of ratios, then one of every row.
std::string markdown_report(std::span<const Comparison> results);

}  // namespace pw
