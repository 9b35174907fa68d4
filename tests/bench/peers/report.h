#pragma once
// The results of the comparison as text.
#include <span>
#include <string>
#include <vector>

#include "compute/bench/bench_row.h"

namespace pw {

// One workload at one thread count: our row, the peers' rows, and in `ratios`, for each of several runs, the shortest
// time of the fastest peer divided by ours.
struct Comparison {
  BenchRow own;
  std::vector<BenchRow> peers;
  std::vector<double> ratios;
};

double median_ratio(const Comparison& result);
// By the shortest time.
const BenchRow& best_peer(const Comparison& result);
// Result by result, our row first, then the peers' rows.
std::vector<BenchRow> all_rows(std::span<const Comparison> results);
// A table of ratios, then one of every row, for a terminal.
std::string text_report(std::span<const Comparison> results);
// A GitHub-flavoured table of ratios, then one of every row.
std::string markdown_report(std::span<const Comparison> results);

}  // namespace pw
