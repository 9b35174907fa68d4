#pragma once
// Texts about the program and the machine it runs on.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compute/bench/bench_row.h"

namespace pw {

// "Pointwise 0.1.0".
std::string program_title();

struct Fact {
  std::string name;
  std::string value;
  std::string explanation;
};
// `target` is simd_target_name(), `threads` the number that background work may use.
std::vector<Fact> program_facts(std::string_view target, int threads);

// Timings of one layer, by number of threads.
struct SpeedTable {
  struct Line {
    std::string work;
    std::vector<std::string> times;  // one per column; empty if not measured
    std::string per_second;          // of the fastest time
    std::string explanation;         // includes the numbers of the line
  };
  std::string shape;  // "20 × 72 × 256 → 2"
  std::vector<std::string> columns;
  std::vector<Line> lines;
};
// `rows` are from pointwise_bench for one shape; at least one.
SpeedTable speed_table(std::span<const BenchRow> rows);

}  // namespace pw
