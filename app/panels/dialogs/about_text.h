#pragma once
// What the window says about the program and about the machine it runs on.
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
// `target` is what simd_target_name() says, `threads` what background work may use.
std::vector<Fact> program_facts(std::string_view target, int threads);

// Times of one layer; columns are thread counts.
struct SpeedTable {
  struct Line {
    std::string work;
    std::vector<std::string> times;  // one a column, empty where not measured
    std::string per_second;          // of the fastest
    std::string explanation;         // with the numbers of the line
  };
  std::string shape;  // "20 × 72 × 256 → 2"
  std::vector<std::string> columns;
  std::vector<Line> lines;
};
// `rows` as of pointwise_bench for one shape, at least one.
SpeedTable speed_table(std::span<const BenchRow> rows);

}  // namespace pw
