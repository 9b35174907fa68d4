#pragma once
// One line of a benchmark, and how such lines are printed.
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace pw {

struct BenchRow {
  std::string work;                   // "forward", "update", "train"
  std::array<std::int64_t, 4> shape;  // height, width, cin, cout
  int threads = 1;
  std::string name;    // ours start with "pointwise"
  std::string layout;  // "planar", "nhwc", or "blocked" (a library's own)
  double min_us = 0.0;
  double median_us = 0.0;
  double max_rel_err = 0.0;  // max |error| / max |reference in double|
  // Our rows only: the lower bound on the time at the machine's measured peaks, divided by min_us. The bound is the
  // larger of the times for reading x and W once, at the bandwidth for data of this size, and for all multiply-adds.
  std::optional<double> fraction_of_limit = std::nullopt;
};

// A JSON array, one object per row, which also names the processor.
std::string bench_json(std::span<const BenchRow> rows);
// A plain-text table.
std::string bench_table(std::span<const BenchRow> rows);

}  // namespace pw
